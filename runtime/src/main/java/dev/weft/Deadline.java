package dev.weft;

import dev.weft.loop.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Turns a time into a cancellation of the running task, and that back into an answer to "was it
 * this deadline?". Counted, so that a cancellation from elsewhere is told apart.
 */
final class Deadline {
  private final Task<?> task;
  private final int requestsBefore;
  private @Nullable Handle timer;
  private boolean expired;

  private Deadline(Task<?> task) {
    this.task = task;
    requestsBefore = task.cancelling();
  }

  /** A deadline for what the task does from now on; one that has passed is due in the next turn. */
  static Deadline in(Task<?> task, long nanos) {
    var deadline = new Deadline(task);
    EventLoop loop = task.loop();
    deadline.timer = loop.callAt(Clock.plus(loop.time(), nanos), deadline::expire);
    return deadline;
  }

  /**
   * Ends the watch. True if the deadline cancelled the task and nobody else did: then a
   * cancellation that comes out of the watched code is this deadline's.
   */
  boolean close() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    return expired && task.uncancel() <= requestsBefore;
  }

  private void expire() {
    timer = null;
    expired = true;
    task.cancel();
  }
}
