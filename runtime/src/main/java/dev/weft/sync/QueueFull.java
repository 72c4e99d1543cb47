package dev.weft.sync;

/** Thrown when an item is put at once into an {@link AsyncQueue} that is full. */
public class QueueFull extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception that says what was wrong and what to do. */
  public QueueFull(String message) {
    super(message);
  }
}
