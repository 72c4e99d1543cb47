package dev.weft.sync;

import dev.weft.EventLoop;
import dev.weft.Task;
import org.jspecify.annotations.Nullable;

/** Turns use on a wrong thread into an exception: knows the loop that an object is used in. */
final class Home {
  private @Nullable EventLoop loop;

  /**
   * At the first step of a suspending method, which runs in a task of the loop to belong to.
   *
   * @throws IllegalStateException if the loop known so far runs on another thread
   */
  void enter() {
    EventLoop loop = this.loop;
    if (loop == null || !loop.isThread()) {
      move();
    }
  }

  /** Whether the loop is known and that of a task which runs: {@link #enter} changes nothing. */
  boolean isOf(Task<?> task) {
    return Waiter.isTaskOf(loop, task);
  }

  /** In methods that do not suspend, which may be called where no loop runs. */
  void check() {
    if (loop != null) {
      loop.requireThread();
    }
  }

  private void move() {
    check();
    loop = EventLoop.current();
  }
}
