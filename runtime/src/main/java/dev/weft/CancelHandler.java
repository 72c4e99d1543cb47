package dev.weft;

import org.jspecify.annotations.Nullable;

/** Turns the first request to cancel a task into a call. */
final class CancelHandler implements CancelRegistration {
  private final Task<?> task;
  private final Runnable callback;

  /** The async locals at the registration. */
  private final @Nullable Values values = Values.copied();

  /** How many handlers of the task were registered before. */
  final int number;

  CancelHandler(Task<?> task, Runnable callback, int number) {
    this.task = task;
    this.callback = callback;
    this.number = number;
  }

  /** What it throws goes to the exception handler. */
  void call() {
    try {
      Values.runNested(values, callback);
    } catch (Throwable failure) {
      if (EventLoop.isFatal(failure)) {
        throw failure;
      }
      task.loop().report("a callback for the cancellation of " + task + " failed", failure);
    }
  }

  @Override
  public boolean remove() {
    task.requireLoopThread();
    return task.removeHandler(this);
  }

  @Override
  public String toString() {
    return "callback for the cancellation of " + task;
  }
}
