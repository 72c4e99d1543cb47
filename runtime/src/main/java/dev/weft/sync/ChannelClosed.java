package dev.weft.sync;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when something is sent to a {@link Channel} that is closed, or received from one that is
 * closed and empty. The cause is what the channel was closed with, if anything.
 */
public class ChannelClosed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception that says what was wrong, with what the channel was closed with. */
  public ChannelClosed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
