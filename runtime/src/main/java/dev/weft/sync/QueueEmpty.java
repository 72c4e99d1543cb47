package dev.weft.sync;

/** Thrown when an item is taken at once from an {@link AsyncQueue} that is empty. */
public class QueueEmpty extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception that says what was wrong and what to do. */
  public QueueEmpty(String message) {
    super(message);
  }
}
