package dev.weft;

import org.jspecify.annotations.Nullable;

/**
 * The code of a task that a scope may cancel: what it runs from here on, until the scope is left.
 * Counted, so that a cancellation from elsewhere is told apart.
 */
final class Extent {
  final Task<?> task;

  /** The mask that was on when it began. */
  final @Nullable Mask mask;

  /** How many handlers of the task were registered when it began. */
  final int handlersBefore;

  private final int requestsBefore;
  private boolean persistent;
  private boolean cancelled;

  private Extent(Task<?> task, @Nullable Mask mask, int handlersBefore) {
    this.task = task;
    this.mask = mask;
    this.handlersBefore = handlersBefore;
    requestsBefore = task.cancelling();
    persistent = task.loop().persistentScopes;
  }

  /** What the running task runs from now on. */
  static Extent fromHereOn(Task<?> task) {
    return new Extent(task, task.mask(), task.handlersSoFar());
  }

  /** All of the task. */
  static Extent ofWhole(Task<?> task) {
    return new Extent(task, null, 0);
  }

  /** Cancels what runs in it, again and again if it is persistent. */
  void cancel() {
    cancelled = true;
    task.cancelFrom(this, null);
    if (persistent) {
      task.insist(this);
    }
  }

  /** Lets suspensions alone from now on. */
  void leave() {
    if (cancelled) {
      task.insistNoMore(this);
    }
  }

  boolean isPersistent() {
    return persistent;
  }

  void makePersistent() {
    persistent = true;
  }

  /** Whether there were more requests to cancel since than those taken back. */
  boolean wasCancelledFromOutside() {
    return task.cancelling() > requestsBefore;
  }
}
