package dev.weft;

/**
 * Values that come one after the other, each of which may have to be waited for; {@code for (var x
 * : each(values))} in the body of an {@link Async} method goes through them.
 */
public interface AsyncIterable<T> {
  /**
   * An iterator from where this begins. Called once for each loop, on the loop thread; see {@link
   * AsyncIterator#hasNext}.
   */
  AsyncIterator<T> iterator();
}
