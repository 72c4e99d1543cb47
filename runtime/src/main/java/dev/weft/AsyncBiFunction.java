package dev.weft;

/** An async lambda with two parameters. */
@FunctionalInterface
public interface AsyncBiFunction<A, B, R> {
  /** Makes a coroutine; the body runs when that is awaited. */
  @Async
  Coroutine<R> apply(A first, B second);
}
