package dev.weft.sync;

/**
 * Thrown when an item is put into an {@link AsyncQueue} that was shut down, or taken when none is
 * left.
 */
public class QueueShutDown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception that says what was wrong and what to do. */
  public QueueShutDown(String message) {
    super(message);
  }
}
