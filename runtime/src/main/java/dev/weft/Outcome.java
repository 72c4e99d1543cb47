package dev.weft;

/**
 * How an awaitable ended, as a value: what {@link Coroutines#gatherSettled} gives.
 *
 * <pre>{@code
 * for (Outcome<Page> outcome : await(gatherSettled(pages))) {
 *   if (outcome instanceof Outcome.Success<Page> success) {
 *     show(success.value());
 *   }
 * }
 * }</pre>
 */
public sealed interface Outcome<T> {
  /** It ended with a value. */
  record Success<T>(T value) implements Outcome<T> {}

  /** It failed. */
  record Failure<T>(Throwable exception) implements Outcome<T> {
    /** Checks that there is an exception. */
    public Failure {
      if (exception == null) {
        throw new NullPointerException("the exception of a failure must not be null");
      }
    }
  }

  /** It was cancelled. */
  record Cancelled<T>(CancelledError error) implements Outcome<T> {
    /** Checks that there is an error. */
    public Cancelled {
      if (error == null) {
        throw new NullPointerException("the error of a cancellation must not be null");
      }
    }
  }
}
