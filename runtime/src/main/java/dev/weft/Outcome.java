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
  record Failure<T>(Throwable exception) implements Outcome<T> {}

  /** It was cancelled. */
  record Cancelled<T>(CancelledError error) implements Outcome<T> {}
}
