package dev.weft;

import org.jspecify.annotations.Nullable;

/** Turns an async lambda into a coroutine that nobody outside it can cancel. */
final class NonCancellable<T> extends Coroutine<T> {
  private final AsyncSupplier<? extends T> body;
  private boolean begun;

  NonCancellable(AsyncSupplier<? extends T> body) {
    this.body = body;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (!begun && begin()) {
      return SUSPENDED;
    }
    running().takeMaskOff();
    return result();
  }

  private boolean begin() throws Throwable {
    begun = true;
    running().putMaskOn();
    try {
      return awaiting(body.get());
    } catch (Throwable failure) {
      running().takeMaskOff();
      throw failure;
    }
  }
}
