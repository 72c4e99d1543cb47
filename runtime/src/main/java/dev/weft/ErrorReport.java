package dev.weft;

import org.jspecify.annotations.Nullable;

/**
 * What the exception handler of a loop is told about a failure that no code could be given.
 *
 * @param message what happened, in words
 * @param exception the failure itself, where there is one
 */
public record ErrorReport(String message, @Nullable Throwable exception) {
  /** Checks that there is a message. */
  public ErrorReport {
    if (message == null) {
      throw new NullPointerException("the message must not be null");
    }
  }
}
