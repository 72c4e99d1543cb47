package dev.weft;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns the end of a promise into a call, by way of the ready queue. */
final class DoneCallback<T> implements Registration, Runnable {
  private final Promise<T> promise;
  private final Consumer<? super Promise<T>> callback;

  /** The async locals at the registration. */
  final @Nullable Values values = Values.copied();

  DoneCallback(Promise<T> promise, Consumer<? super Promise<T>> callback) {
    this.promise = promise;
    this.callback = callback;
  }

  @Override
  public void run() {
    callback.accept(promise);
  }

  @Override
  public boolean remove() {
    promise.requireLoopThread();
    return promise.removeWaiter(this);
  }

  @Override
  public String toString() {
    return "done callback of " + promise;
  }
}
