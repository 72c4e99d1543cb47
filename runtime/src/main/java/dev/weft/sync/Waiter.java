package dev.weft.sync;

import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import org.jspecify.annotations.Nullable;

/** A frame that does nothing but wait in a line, so that a task need not have it among its own. */
abstract class Waiter<T> extends LineFrame<T> {
  private boolean waiting;

  /** For those who are no frames. */
  static boolean isTaskOf(@Nullable EventLoop loop, Task<?> task) {
    return isOf(loop, task);
  }

  /** Takes what there is, or joins a line and parks. */
  abstract @Nullable Object enter() throws Throwable;

  /** Goes on after a wake-up or a cancellation, or parks again. */
  abstract @Nullable Object goOn() throws Throwable;

  final Object parkIn(WaitLine line) {
    if (waiting) {
      line.rejoin(this);
    } else {
      waiting = true;
      line.join(this);
    }
    return park();
  }

  @Override
  protected final @Nullable Object awaitIn(Task<?> task, int depth, @Nullable Coroutine<?> caller)
      throws Throwable {
    useWithoutFrame(task);
    return unlessParked(task, enter());
  }

  /** The same for a waiter that only its line knows, at any time when it does not wait. */
  final @Nullable Object awaitAgainIn(Task<?> task) throws Throwable {
    waiting = false;
    useAgainWithoutFrame(task);
    return unlessParked(task, enter());
  }

  @Override
  protected final @Nullable Object resume() throws Throwable {
    return waiting ? goOn() : enter();
  }
}
