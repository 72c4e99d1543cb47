package dev.weft;

import org.jspecify.annotations.Nullable;

/**
 * A resource whose end is awaited: {@code try (var s = scope) { ... }} in the body of an {@link
 * Async} method calls {@code await(s.exit(failureOrNull))} when the block ends, on every path.
 *
 * <p>What {@link #exit} throws replaces the failure of the block.
 */
public interface AsyncScope extends AutoCloseable {
  /**
   * Ends the scope; awaited once, on the loop thread.
   *
   * @param failure what the block threw, or null where it ended otherwise
   * @return a coroutine that gives true to suppress the failure. It may suspend; what cancelling it
   *     does is for the scope to say
   */
  Coroutine<Boolean> exit(@Nullable Throwable failure);

  /**
   * Never called by compiled async code.
   *
   * @throws IllegalStateException always: only the body of an async method can await the end
   */
  @Override
  default void close() {
    throw new IllegalStateException(
        getClass().getName()
            + " is an async scope: use it as a resource in the body of an @Async method, compiled"
            + " with weft-processor on the processor path (-processorpath)");
  }
}
