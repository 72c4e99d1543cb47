package dev.weft;

/** Thrown where a promise or task is asked for what its state does not allow. */
public class InvalidStateException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** An exception that says what was wrong and what to do. */
  public InvalidStateException(String message) {
    super(message);
  }
}
