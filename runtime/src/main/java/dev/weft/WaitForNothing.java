package dev.weft;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns an awaitable that has no time left into its result if it is done, else into a timeout. */
final class WaitForNothing<T> extends Coroutine<T> {
  private final Awaitable<? extends T> awaitable;
  private final Duration limit;
  private final Expiry expiry;
  private @Nullable Promise<? extends T> promise;
  private @Nullable Registration registration;

  WaitForNothing(Awaitable<? extends T> awaitable, Duration limit, Expiry expiry) {
    this.awaitable = awaitable;
    this.limit = limit;
    this.expiry = expiry;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    Promise<? extends T> promise = this.promise;
    if (promise == null) {
      promise = running().loop().ensurePromise(awaitable);
      if (promise.isDone()) {
        return promise.result();
      }
      this.promise = promise;
      if (cancelAndAwait(promise)) {
        return SUSPENDED;
      }
    }
    try {
      result();
    } finally {
      if (registration != null) {
        registration.remove();
      }
    }
    return late(promise);
  }

  /** Waits by way of another promise, so that a cancellation of this task stands out. */
  private boolean cancelAndAwait(Promise<?> promise) throws Throwable {
    var end = new Promise<Void>(running().loop());
    registration = promise.onDone(done -> end.completeIfPending());
    promise.cancel();
    return awaiting(end);
  }

  private @Nullable Object late(Promise<?> promise) throws Throwable {
    try {
      return promise.result();
    } catch (CancelledError error) {
      return expiry.outcome(limit, error);
    }
  }

  @Override
  public String toString() {
    return "waitFor " + limit + " of " + awaitable;
  }
}
