package dev.weft;

import org.jspecify.annotations.Nullable;

/** Turns a value into a coroutine that gives it. */
final class Done<T> extends Coroutine<T> {
  private final @Nullable T value;

  Done(@Nullable T value) {
    this.value = value;
  }

  @Override
  protected @Nullable Object resume() {
    return value;
  }
}
