package dev.weft.sync;

import org.jspecify.annotations.Nullable;

/** One way for one {@link Select} to end. */
interface Case<R> {
  /** Ends it at once if that needs no wait; false if it does. */
  boolean tryNow();

  /** Has the match won when this could end it. */
  void await(Match match);

  /** Whether this won the match. */
  boolean isMatched();

  /** When the select ends otherwise: leaves no trace. */
  void withdraw();

  /** When the task was cancelled after this won: undoes that, or says by false that it cannot. */
  boolean takeBack();

  /** The value, after this was ended. */
  @Nullable R outcome();
}
