package dev.weft;

/**
 * How far the sleep of a task has come.
 *
 * <p>When the time has come the task is queued, and when its turn comes it is queued again: two
 * turns, as with a promise that a timer completes, so that who cancels in between still wins.
 */
enum SleepPhase {
  /** The task stands among the timers, or sleeps for ever. */
  ASLEEP,
  /** The time has come, and the task is queued for the first turn. */
  DUE,
  /** Cancelled when due: the task is queued twice, and the first turn is none. */
  CANCELLED_WHEN_DUE,
  /** The task is queued for its step. */
  OVER
}
