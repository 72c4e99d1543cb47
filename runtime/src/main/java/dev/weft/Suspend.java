package dev.weft;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns a call of a callback API into a coroutine. */
final class Suspend<T> extends Coroutine<T> {
  private @Nullable Consumer<? super Continuation<T>> start;

  Suspend(Consumer<? super Continuation<T>> start) {
    this.start = start;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    Consumer<? super Continuation<T>> start = this.start;
    if (start != null) {
      this.start = null;
      var continuation = new Continuation<T>(running().loop());
      start.accept(continuation);
      if (awaiting(continuation.promise())) {
        return SUSPENDED;
      }
    }
    return result();
  }
}
