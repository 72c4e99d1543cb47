package dev.weft;

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
  protected boolean awaitIn(Coroutine<?> frame) {
    frame.running().sleep(frame, 0, null);
    return true;
  }

  @Override
  protected boolean awaitIn(Task<?> task, int depth) {
    task.sleep(0, null);
    return true;
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
