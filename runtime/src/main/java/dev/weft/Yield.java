package dev.weft;

import org.jspecify.annotations.Nullable;

/**
 * Turns an await into a wait for one turn of the loop. There is one for all, since it keeps nothing
 * of who awaits it.
 */
final class Yield extends Coroutine<Void> {
  static final Yield SHARED = new Yield();

  /** In debug mode, the one may be made in a loop, and then is no coroutine somebody forgot. */
  Yield() {
    Unawaited.mayStayUnused(this);
  }

  @Override
  protected @Nullable Object awaitIn(Task<?> task, int depth, @Nullable Coroutine<?> caller) {
    task.sleep(0, null);
    return null;
  }

  /** A task needs a coroutine of its own. */
  @Override
  Coroutine<Void> forOneUse() {
    return new Sleep<>(0);
  }

  @Override
  protected Object resume() {
    throw new AssertionError("a shared coroutine is no frame of a task");
  }

  @Override
  public String toString() {
    return "yieldNow";
  }
}
