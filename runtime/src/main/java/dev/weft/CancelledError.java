package dev.weft;

import org.jspecify.annotations.Nullable;

/**
 * What a cancelled task sees at its {@code await}. An {@link Error}, so that {@code catch
 * (Exception e)} does not swallow it; who catches it to clean up should throw it again.
 */
public class CancelledError extends Error {
  private static final long serialVersionUID = 1L;

  /** A cancellation without a reason. */
  public CancelledError() {
    this(null);
  }

  /** A cancellation with the reason that was given to {@link Promise#cancel(String)}. */
  public CancelledError(@Nullable String message) {
    super(message);
  }
}
