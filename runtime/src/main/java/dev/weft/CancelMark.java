package dev.weft;

/**
 * What a task notes instead of an error where a scope {@linkplain TaskGroup#persistent insists}: it
 * throws a new one each time.
 */
@SuppressWarnings("StaticAssignmentOfThrowable") // these are never thrown
final class CancelMark extends CancelledError {
  private static final long serialVersionUID = 1L;

  /** The next suspension is cancelled. */
  static final CancelMark NEXT = new CancelMark();

  /** The suspension under way is cancelled already, and so will be those that follow. */
  static final CancelMark AFTER_THIS = new CancelMark();

  private CancelMark() {}

  /** The error to throw for what is due. */
  static CancelledError errorFor(CancelledError due) {
    return due instanceof CancelMark ? new CancelledError() : due;
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
