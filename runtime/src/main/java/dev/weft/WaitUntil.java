package dev.weft;

/** When {@link Coroutines#waitUntil} ends. */
public enum WaitUntil {
  /** When one task is done, in whatever way. */
  FIRST_COMPLETED,

  /** When one task has failed, or all are done. A cancellation is no failure. */
  FIRST_EXCEPTION,

  /** When all tasks are done. */
  ALL_COMPLETED
}
