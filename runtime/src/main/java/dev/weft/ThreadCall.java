package dev.weft;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Turns a blocking call into a coroutine that waits for another thread to make it. */
final class ThreadCall<T> extends Coroutine<T> {
  /** Null for the loop's own. */
  private final @Nullable Executor executor;

  private final Callable<? extends T> callable;
  private boolean begun;

  ThreadCall(@Nullable Executor executor, Callable<? extends T> callable) {
    this.executor = executor;
    this.callable = callable;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (!begun) {
      begun = true;
      if (awaiting(start(running().loop()))) {
        return SUSPENDED;
      }
    }
    return result();
  }

  private Promise<T> start(EventLoop loop) {
    var promise = new Promise<T>(loop);
    BlockingWork work = loop.blockingWork;
    Executor executor = this.executor != null ? this.executor : work.executor();
    Values values = Values.copied();
    work.begin();
    try {
      executor.execute(() -> Values.runOutside(values, () -> call(loop, promise)));
    } catch (RejectedExecutionException refused) {
      work.end();
      throw refused;
    }
    return promise;
  }

  /** On the other thread. */
  private void call(EventLoop loop, Promise<T> promise) {
    Runnable end;
    try {
      T value = callable.call();
      end = () -> finish(loop, promise, value, null);
    } catch (Throwable failure) {
      end = () -> finish(loop, promise, null, failure);
    }
    try {
      loop.execute(end);
    } catch (RejectedExecutionException closed) {
      // The loop was closed when its grace was over; nobody waits any more.
    }
  }

  private static <T> void finish(
      EventLoop loop, Promise<T> promise, @Nullable T value, @Nullable Throwable failure) {
    loop.blockingWork.end();
    if (promise.isDone()) {
      return;
    }
    if (failure == null) {
      promise.completeWith(value);
    } else {
      promise.completeFailed(failure);
    }
  }
}
