package dev.weft;

/**
 * Goes through the values of an {@link AsyncIterable}: {@link #hasNext} is awaited, and if it gives
 * true, {@link #next} has the value. For one task at a time, on the loop thread.
 */
public interface AsyncIterator<T> {
  /**
   * Waits for the next value and tells whether there is one. Asked again before {@link #next}, it
   * gives the same answer. What cancelling does, and whether this suspends, is for the iterator to
   * say.
   */
  Coroutine<Boolean> hasNext();

  /**
   * The value that {@link #hasNext} found.
   *
   * @throws java.util.NoSuchElementException if {@code hasNext} was not awaited, or gave false
   */
  T next();

  /**
   * Ends the iteration early, so that what it holds is let go; awaited by the loop whatever leaves
   * it. Does nothing where the iteration is over, or by default. Whether it suspends, and what
   * cancelling does, is for the iterator to say.
   */
  default Coroutine<Void> close() {
    return Coroutines.done();
  }
}
