package dev.weft;

import org.jspecify.annotations.Nullable;

/** Turns an awaitable into a coroutine that awaits it and ends as it does. */
final class AwaitOnce<T> extends Coroutine<T> {
  private final Awaitable<? extends T> awaitable;
  private boolean begun;

  AwaitOnce(Awaitable<? extends T> awaitable) {
    this.awaitable = awaitable;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (!begun) {
      begun = true;
      if (awaiting(awaitable)) {
        return SUSPENDED;
      }
    }
    return result();
  }

  @Override
  public String toString() {
    return "await of " + awaitable;
  }
}
