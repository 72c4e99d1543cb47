package dev.weft;

/**
 * A callback that was registered with {@link Tasks#onCancel}; as a resource, for the time of a
 * block.
 */
public interface CancelRegistration extends Registration, AutoCloseable {
  /**
   * Takes the callback back. Call it on the loop's thread.
   *
   * @return false if it was taken back before, if it has run, or if the task is done
   */
  @Override
  boolean remove();

  /**
   * Takes the callback back, if it is still there. Never suspends. Call it on the loop's thread.
   */
  @Override
  default void close() {
    boolean unused = remove();
  }
}
