package dev.weft;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * How a callback API ends an await; see {@link Coroutines#suspend}. {@link #resume} and {@link
 * #fail} may be called from any thread, once in all; what comes after a cancellation is dropped.
 */
public final class Continuation<T> {
  private final EventLoop loop;
  private final Promise<T> promise;
  private final AtomicBoolean resumed = new AtomicBoolean();

  Continuation(EventLoop loop) {
    this.loop = loop;
    promise = new Promise<>(loop);
  }

  /**
   * Ends the await with a value.
   *
   * @throws IllegalStateException if this was resumed or failed before
   */
  public void resume(@Nullable T value) {
    requireFirst();
    onLoop(
        () -> {
          if (!promise.isDone()) {
            promise.completeWith(value);
          }
        });
  }

  /**
   * Ends the await with an exception, the very object.
   *
   * @throws IllegalStateException if this was resumed or failed before
   */
  public void fail(Throwable exception) {
    if (exception == null) {
      throw new NullPointerException("the exception must not be null");
    }
    requireFirst();
    onLoop(
        () -> {
          if (!promise.isDone()) {
            promise.completeFailed(exception);
          }
        });
  }

  /**
   * Calls back, on the loop's thread, if the await is cancelled: the place to stop the operation.
   * Call it on the loop's thread.
   */
  public void onCancel(Runnable callback) {
    if (callback == null) {
      throw new NullPointerException("the callback must not be null");
    }
    Registration unused =
        promise.onDone(
            done -> {
              if (done.isCancelled()) {
                callback.run();
              }
            });
  }

  Promise<T> promise() {
    return promise;
  }

  private void requireFirst() {
    if (!resumed.compareAndSet(false, true)) {
      throw new IllegalStateException("the continuation was resumed before: it ends one await");
    }
  }

  private void onLoop(Runnable end) {
    if (loop.isThread()) {
      end.run();
      return;
    }
    try {
      loop.execute(end);
    } catch (RejectedExecutionException closed) {
      // The loop is closed, so that nobody waits any more.
    }
  }
}
