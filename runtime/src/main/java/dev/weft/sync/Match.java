package dev.weft.sync;

import dev.weft.Promise;
import org.jspecify.annotations.Nullable;

/**
 * One await that several things can end, of which the first does: what the others find afterwards
 * is that nobody waits here any more.
 */
final class Match extends Promise<Void> {
  private @Nullable Object winner;

  /** Whether the await can still be ended; not so when its task was cancelled. */
  boolean isOpen() {
    return !isDone();
  }

  /** Ends the await. */
  @SuppressWarnings("NullAway") // the only value of Void
  void win(Object winner) {
    this.winner = winner;
    setResult(null);
  }

  /** What ended the await; null if a cancellation did. */
  @Nullable Object winner() {
    return winner;
  }
}
