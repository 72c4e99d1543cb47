package dev.weft;

import dev.weft.loop.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Turns a time into a cancellation of the running task, and that back into an answer to "was it
 * this deadline?". Counted, so that a cancellation from elsewhere is told apart.
 */
final class Deadline {
  private final Task<?> task;
  private final @Nullable Mask mask;
  private final int requestsBefore;
  private @Nullable Handle timer;
  private long when;
  private boolean expired;

  private Deadline(Task<?> task) {
    this.task = task;
    mask = task.mask();
    requestsBefore = task.cancelling();
  }

  /** A deadline for what the task does from now on; one that has passed is due in the next turn. */
  static Deadline in(Task<?> task, long nanos) {
    return at(task, Clock.plus(task.loop().time(), nanos));
  }

  /** The same at a time of the loop's clock; {@link Long#MAX_VALUE} never comes. */
  static Deadline at(Task<?> task, long when) {
    var deadline = new Deadline(task);
    deadline.move(when);
    return deadline;
  }

  /** Changes the time, which must not have come yet. */
  void move(long when) {
    if (timer != null) {
      timer.cancel();
    }
    this.when = when;
    timer = task.loop().callAt(when, this::expire);
  }

  long when() {
    return when;
  }

  /** Whether the time came before the watch ended. */
  boolean expired() {
    return expired;
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
    task.cancelFrom(mask, null);
  }
}
