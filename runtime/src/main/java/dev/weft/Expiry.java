package dev.weft;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What comes of an await that took too long and was cancelled. */
interface Expiry {
  @Nullable Object outcome(Duration limit, CancelledError error) throws TimeoutException;

  /** An exception, with the cancellation as its cause. */
  enum Thrown implements Expiry {
    THROWN;

    @Override
    public Object outcome(Duration limit, CancelledError error) throws TimeoutException {
      var exception = new TimeoutException("not done within " + limit);
      exception.initCause(error);
      throw exception;
    }
  }

  /** A value. */
  record Value(@Nullable Object value) implements Expiry {
    @Override
    public @Nullable Object outcome(Duration limit, CancelledError error) {
      return value;
    }
  }
}
