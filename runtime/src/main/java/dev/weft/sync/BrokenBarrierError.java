package dev.weft.sync;

/** Thrown to who waits at an {@link AsyncBarrier} that is aborted or reset. */
public class BrokenBarrierError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error that says what happened to the barrier. */
  public BrokenBarrierError(String message) {
    super(message);
  }
}
