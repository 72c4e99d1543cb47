package dev.weft;

/** An async lambda without parameters and result. */
@FunctionalInterface
public interface AsyncRunnable {
  /** Makes a coroutine; the body runs when that is awaited. */
  @Async
  Coroutine<Void> run();
}
