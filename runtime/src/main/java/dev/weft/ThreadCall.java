package dev.weft;

import dev.weft.CallPromise.OnCancel;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Turns a blocking call into a coroutine that waits for another thread to make it. */
final class ThreadCall<T> extends Coroutine<T> {
  /** Null for the loop's own. */
  private final @Nullable Executor executor;

  private final Callable<? extends T> callable;
  private final OnCancel onCancel;
  private boolean begun;

  ThreadCall(@Nullable Executor executor, Callable<? extends T> callable, OnCancel onCancel) {
    this.executor = executor;
    this.callable = callable;
    this.onCancel = onCancel;
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
    var promise = new CallPromise<T>(loop, callable, onCancel);
    BlockingWork work = loop.blockingWork;
    Executor executor = this.executor != null ? this.executor : work.executor();
    Values values = Values.copied();
    work.begin();
    try {
      executor.execute(() -> Values.runNested(values, promise));
    } catch (RejectedExecutionException refused) {
      work.end();
      throw refused;
    }
    return promise;
  }
}
