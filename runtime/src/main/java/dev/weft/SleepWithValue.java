package dev.weft;

import org.jspecify.annotations.Nullable;

/** A sleep that gives a value; most give none and are smaller. */
final class SleepWithValue<T> extends Sleep<T> {
  private final @Nullable T value;

  SleepWithValue(long nanos, @Nullable T value) {
    super(nanos);
    this.value = value;
  }

  @Override
  @Nullable T value() {
    return value;
  }
}
