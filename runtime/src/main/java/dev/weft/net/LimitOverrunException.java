package dev.weft.net;

import java.io.IOException;

/** A line, or what else ends with a separator, is too long. asyncio's {@code LimitOverrunError}. */
public final class LimitOverrunException extends IOException {
  private static final long serialVersionUID = 1;

  private final int consumed;

  LimitOverrunException(String message, int consumed) {
    super(message);
    this.consumed = consumed;
  }

  /** How many bytes came for sure before the separator. */
  public int consumed() {
    return consumed;
  }
}
