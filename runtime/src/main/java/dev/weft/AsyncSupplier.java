package dev.weft;

/** An async lambda without parameters. */
@FunctionalInterface
public interface AsyncSupplier<T> {
  /** Makes a coroutine; the body runs when that is awaited. */
  @Async
  Coroutine<T> get();
}
