package dev.weft;

/** A callback that was registered with {@link Promise#onDone}. */
public interface Registration {
  /**
   * Takes the callback back. Call it on the loop's thread.
   *
   * @return false if it was taken back before, or if the promise is done, so that the callback has
   *     run or is queued to run
   */
  boolean remove();
}
