package dev.weft;

import org.jspecify.annotations.Nullable;

/**
 * What has to be awaited when a block ends: an asynchronous {@code with}. In the body of an {@link
 * Async} method,
 *
 * <pre>{@code
 * try (var scope = open()) {
 *   ...
 * }
 * }</pre>
 *
 * <p>awaits {@link #exit} when the block ends, on every path, instead of calling {@link #close()}.
 * A scope whose {@code exit} throws no checked exception overrides {@code close()} to say so.
 */
@SuppressWarnings("try") // close() leaves it to each scope what exit may throw
public interface AsyncScope extends AutoCloseable {
  /**
   * Ends the scope. Awaited once, in the task that runs the block.
   *
   * <p>Where the value is true, the failure of the block is dropped, and the code behind the block
   * goes on; without a failure the value means nothing. An exception replaces the failure. What
   * cancelling does, and whether this suspends, is for the scope to say.
   *
   * @param failure what came out of the block, or null if it ended by itself or by a jump
   */
  Coroutine<Boolean> exit(@Nullable Throwable failure);

  /**
   * Not to be called; it is here so that the block can be written. A scope declares here what
   * {@link #exit} may throw.
   *
   * @throws IllegalStateException always: the block was not compiled by Weft
   */
  @Override
  default void close() throws Exception {
    throw notCompiled(this);
  }

  /** What {@link #close()} throws. */
  static IllegalStateException notCompiled(AsyncScope scope) {
    if (scope == null) {
      throw new NullPointerException("the scope must not be null");
    }
    return new IllegalStateException(
        scope
            + " is an async scope: use it as a resource in the body of an @Async method, compiled"
            + " with weft-processor on the processor path (-processorpath)");
  }
}
