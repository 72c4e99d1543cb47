package dev.weft;

import dev.weft.loop.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Turns a time into a cancellation of the running task, and that back into an answer to "was it
 * this deadline?".
 */
final class Deadline {
  private final Extent extent;
  private @Nullable Handle timer;
  private long when;
  private boolean expired;

  private Deadline(Task<?> task) {
    extent = Extent.fromHereOn(task);
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
    timer = extent.task.loop().callAt(when, this::expire);
  }

  /** From its time on, it cancels each suspension. */
  void makePersistent() {
    extent.makePersistent();
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
    if (!expired) {
      return false;
    }
    extent.leave();
    int unused = extent.task.uncancel();
    return !extent.wasCancelledFromOutside();
  }

  private void expire() {
    timer = null;
    expired = true;
    extent.cancel();
  }
}
