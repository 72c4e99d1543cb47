package dev.weft.sync;

import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A call that seldom has to wait: awaiting it does at once what can be done at once, without a
 * frame. Only where that is nothing, another coroutine is made, which waits; by the place that is
 * seldom reached, so that the JIT compiler need not allocate this one.
 */
abstract class Quick<T> extends Frame<T> {
  private boolean begun;

  /** Gives what there is, or awaits {@link #waiting()}; after {@link #useIn}. */
  @Override
  protected abstract @Nullable Object awaitIn(
      Task<?> task, int depth, @Nullable Coroutine<?> caller) throws Throwable;

  /** Does the same in a frame of its own. */
  abstract Coroutine<T> waiting();

  /** As the first frame of a task. */
  @Override
  protected final Object resume() throws Throwable {
    if (!begun) {
      begun = true;
      if (awaiting(waiting())) {
        return SUSPENDED;
      }
    }
    return result();
  }
}
