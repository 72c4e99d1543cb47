package dev.weft.sync;

import dev.weft.frame.Frame;

/** What the suspending methods here are: frames that wait in a {@link WaitLine}. */
abstract class LineFrame<T> extends Frame<T> {

  /** Suspends until the waiter, who has just come, is woken or the task is cancelled. */
  final Object suspend(Waiter waiter) throws Throwable {
    if (!awaiting(waiter)) {
      throw new AssertionError("woken before it waits");
    }
    return SUSPENDED;
  }
}
