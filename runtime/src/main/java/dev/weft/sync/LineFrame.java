package dev.weft.sync;

import dev.weft.frame.Frame;
import org.jspecify.annotations.Nullable;

/** What the suspending methods here are: frames that wait in a {@link WaitLine}. */
abstract class LineFrame<T> extends Frame<T> {
  private static final byte OUT = 0;

  /** Waits. */
  private static final byte IN_LINE = 1;

  /** Was cancelled, without the line knowing it yet. */
  private static final byte CANCELLED = 2;

  /** Was called, and has not gone on yet. */
  private static final byte WOKEN = 3;

  /** Where in the line: smaller numbers came before. */
  long ticket;

  /** Null where this is at an end of the line, or in none. */
  @Nullable LineFrame<?> previous;

  @Nullable LineFrame<?> next;

  private byte state = OUT;

  final boolean isInLine() {
    return state == IN_LINE || state == CANCELLED;
  }

  final boolean isCancelled() {
    return state == CANCELLED;
  }

  final boolean isWoken() {
    return state == WOKEN;
  }

  final void putIn() {
    state = IN_LINE;
  }

  final void takenOut() {
    state = OUT;
  }

  final void wake() {
    state = WOKEN;
    unpark();
  }

  @Override
  protected final boolean parkingCancelled() {
    if (state != IN_LINE) {
      return false;
    }
    state = CANCELLED;
    return true;
  }
}
