package dev.weft.testing;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How an async test is run.
 *
 * @param limit how much real time it may take
 * @param seed of the order of tasks; none for the order in which they became ready
 */
record TestSettings(Duration limit, TestTime time, OptionalLong seed) {
  static final TestSettings DEFAULTS =
      new TestSettings(Duration.ofMinutes(1), TestTime.VIRTUAL, OptionalLong.empty());

  TestSettings {
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException("an async test needs time: its timeout is " + limit);
    }
  }
}
