package dev.weft;

import java.time.Duration;

/** Turns durations into nanoseconds of the loop's clock; what does not fit is the farthest. */
final class Durations {
  private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();
  private static final long MOST_SECONDS = Long.MAX_VALUE / NANOS_PER_SECOND;

  private Durations() {}

  static long toNanos(Duration duration) {
    if (duration == null) {
      throw new NullPointerException("the duration must not be null");
    }
    long seconds = duration.getSeconds();
    if (seconds >= MOST_SECONDS) {
      return Long.MAX_VALUE;
    }
    if (seconds <= -MOST_SECONDS) {
      return Long.MIN_VALUE;
    }
    return seconds * NANOS_PER_SECOND + duration.getNano();
  }

  /** Whole seconds, none for what is less than nothing. */
  static long roundedUp(long nanos) {
    return nanos <= 0 ? 0 : (nanos - 1) / NANOS_PER_SECOND + 1;
  }
}
