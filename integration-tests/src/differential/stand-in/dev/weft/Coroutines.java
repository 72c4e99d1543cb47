package dev.weft;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The meaning of {@code await} in its plainest form: it blocks until the value is there. */
public final class Coroutines {
  private Coroutines() {}

  public static <T> T await(Awaitable<? extends T> awaitable) {
    return awaitable.toCoroutine().value;
  }

  public static <T, X extends Throwable> T await(
      Awaitable<? extends T> awaitable, Class<X> exception) throws X {
    return awaitable.toCoroutine().value;
  }

  public static <T> T await(CompletionStage<? extends T> stage) {
    CompletableFuture<? extends T> future = stage.toCompletableFuture();
    EventLoop.current().runUntil(future::isDone);
    try {
      return future.join();
    } catch (CompletionException failure) {
      throw Coroutines.<RuntimeException>unchecked(failure.getCause());
    }
  }

  public static Coroutine<Void> done() {
    return new Coroutine<>(null);
  }

  public static <T> Coroutine<T> done(T value) {
    return new Coroutine<>(value);
  }

  @SuppressWarnings("unchecked")
  static <X extends Throwable> X unchecked(Throwable failure) throws X {
    throw (X) failure;
  }
}
