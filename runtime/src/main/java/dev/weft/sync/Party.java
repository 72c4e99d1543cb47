package dev.weft.sync;

import org.jspecify.annotations.Nullable;

/** One who waits at a {@link Channel} to send or to receive. */
final class Party<T> {
  final Match match;

  /** What is to be sent; or what was received, null as long as nothing was. */
  @Nullable T item;

  /** What a received item is known by in the order of the items. */
  long number;

  boolean inLine;
  @Nullable Party<T> previous;
  @Nullable Party<T> next;

  Party(Match match, @Nullable T item) {
    this.match = match;
    this.item = item;
  }

  /** Whether this ended the await: the item was sent or received, or the channel was closed. */
  boolean isMatched() {
    return equals(match.winner());
  }

  void matched() {
    match.win(this);
  }
}
