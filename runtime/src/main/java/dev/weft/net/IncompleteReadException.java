package dev.weft.net;

import java.io.EOFException;

/**
 * A stream ended before there was all that was asked for. asyncio's {@code IncompleteReadError}.
 */
public final class IncompleteReadException extends EOFException {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // a copy
  private final byte[] partial;

  IncompleteReadException(byte[] partial, String wanted) {
    super("the stream ended after " + partial.length + " bytes of " + wanted);
    this.partial = partial;
  }

  /** The bytes that came before the end; they are not in the stream any more. */
  public byte[] partial() {
    return partial.clone();
  }
}
