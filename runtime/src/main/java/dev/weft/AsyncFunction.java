package dev.weft;

/** An async lambda with one parameter. */
@FunctionalInterface
public interface AsyncFunction<A, R> {
  /** Makes a coroutine; the body runs when that is awaited. */
  @Async
  Coroutine<R> apply(A argument);
}
