package dev.weft;

import org.jspecify.annotations.Nullable;

/**
 * How a task that was begun with {@link TaskGroup#start} says that it is ready. Belongs on the
 * loop's thread.
 */
public final class Ready<V> {
  private final Promise<V> promise;

  Ready(EventLoop loop) {
    promise = new Promise<>(loop);
  }

  /**
   * Lets who has started the task go on with the value. Does nothing if that was cancelled.
   *
   * @throws InvalidStateException if this was called before
   */
  public void set(V value) {
    if (!promise.isCancelled()) {
      promise.setResult(value);
    }
  }

  Promise<V> promise() {
    return promise;
  }

  /** Tells who has started the task that it ended; false if that one waits no longer. */
  boolean endedEarly(Task<?> task) {
    if (promise.isDone()) {
      return false;
    }
    Throwable failure = task.isCancelled() ? cancellationOf(task) : task.failureOrNull();
    if (failure == null) {
      failure = new IllegalStateException(task + " ended without calling set of its Ready");
    }
    promise.completeFailed(failure);
    return true;
  }

  private static @Nullable Throwable cancellationOf(Task<?> task) {
    return task.outcome() instanceof Outcome.Cancelled<?> cancelled ? cancelled.error() : null;
  }
}
