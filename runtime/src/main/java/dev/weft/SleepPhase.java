package dev.weft;

/**
 * How far the sleep of a task has come. Numbers, as tasks keep them.
 *
 * <p>When the time has come the task is queued, and when its turn comes it is queued again: two
 * turns, as with a promise that a timer completes, so that who cancels in between still wins.
 */
final class SleepPhase {
  /** The task does not sleep. */
  static final byte NONE = 0;

  /** The task stands among the timers, or sleeps for ever. */
  static final byte ASLEEP = 1;

  /** The time has come, and the task is queued for the first turn. */
  static final byte DUE = 2;

  /** Cancelled when due: the task is queued twice, and the first turn is none. */
  static final byte CANCELLED_WHEN_DUE = 3;

  /** The task is queued for its step. */
  static final byte OVER = 4;

  private SleepPhase() {}
}
