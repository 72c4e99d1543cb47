package dev.weft.sync;

import dev.weft.CancelledError;
import dev.weft.Coroutines;
import dev.weft.Task;

/**
 * Turns a cancellation that came too late to undo what was awaited into one that comes at the
 * task's next suspension.
 */
final class LateCancel {
  private LateCancel() {}

  /** In the task that has caught the error. */
  static void deliverLater(CancelledError error) {
    Task<?> task = Coroutines.currentTask();
    if (task == null) {
      throw new AssertionError("a frame runs outside a task");
    }
    task.cancelAgain(error);
  }
}
