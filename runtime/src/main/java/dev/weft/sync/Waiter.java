package dev.weft.sync;

import dev.weft.Promise;
import org.jspecify.annotations.Nullable;

/** One who waits in a {@link WaitLine}, for as long as one await lasts. */
final class Waiter extends Promise<Void> {
  /** Where in the line: smaller numbers came before. */
  final long ticket;

  /** Null where the waiter is at an end of the line, or no longer in it. */
  @Nullable Waiter previous;

  @Nullable Waiter next;

  private State state = State.IN_LINE;

  Waiter(long ticket) {
    this.ticket = ticket;
  }

  boolean isInLine() {
    return state == State.IN_LINE;
  }

  boolean isWoken() {
    return state == State.WOKEN;
  }

  void takenOut() {
    state = State.OUT;
  }

  @SuppressWarnings("NullAway") // the only value of Void
  void wake() {
    state = State.WOKEN;
    setResult(null);
  }

  private enum State {
    /** Waits, or was cancelled without the line knowing it yet. */
    IN_LINE,
    /** Was called, and has not gone on yet. */
    WOKEN,
    OUT
  }
}
