package dev.weft.sync;

import org.jspecify.annotations.Nullable;

/**
 * Turns a wake-up into the wake-up of the one who has waited longest.
 *
 * <p>Between the wake-up and the turn in which the waiter goes on it counts as woken, since it may
 * be cancelled in between: whoever goes on calls {@link #leave} first and, if it cannot use the
 * wake-up it had, wakes the next.
 */
final class WaitLine {
  private @Nullable LineFrame<?> first;
  private @Nullable LineFrame<?> last;
  private long tickets;
  private int woken;

  /** Puts a frame behind all others. It parks then. */
  void join(LineFrame<?> waiter) {
    waiter.ticket = tickets++;
    insertAfter(last, waiter);
  }

  /** Puts one that was woken in vain into its old place, before those behind it. */
  void rejoin(LineFrame<?> waiter) {
    LineFrame<?> before = null;
    for (LineFrame<?> other = first;
        other != null && other.ticket < waiter.ticket;
        other = other.next) {
      before = other;
    }
    insertAfter(before, waiter);
  }

  /** Whether nobody waits and nobody is woken. */
  boolean isEmpty() {
    return woken == 0 && firstWaiting() == null;
  }

  boolean hasWoken() {
    return woken > 0;
  }

  /** Wakes the first; false if nobody waits. */
  boolean wakeFirst() {
    LineFrame<?> waiter = firstWaiting();
    if (waiter == null) {
      return false;
    }
    takeOut(waiter);
    woken++;
    waiter.wake();
    return true;
  }

  void wakeAll() {
    boolean more = true;
    while (more) {
      more = wakeFirst();
    }
  }

  /** When the waiter goes on, in whatever way: true if it had been woken. */
  boolean leave(LineFrame<?> waiter) {
    boolean wasWoken = waiter.isWoken();
    if (wasWoken) {
      woken--;
    } else if (waiter.isInLine()) {
      takeOut(waiter);
    }
    waiter.takenOut();
    return wasWoken;
  }

  /** The first who was not cancelled; those before it are taken out. */
  private @Nullable LineFrame<?> firstWaiting() {
    LineFrame<?> waiter = first;
    while (waiter != null && waiter.isCancelled()) {
      takeOut(waiter);
      waiter.takenOut();
      waiter = first;
    }
    return waiter;
  }

  private void insertAfter(@Nullable LineFrame<?> before, LineFrame<?> waiter) {
    waiter.putIn();
    LineFrame<?> after = before == null ? first : before.next;
    waiter.previous = before;
    waiter.next = after;
    if (before == null) {
      first = waiter;
    } else {
      before.next = waiter;
    }
    if (after == null) {
      last = waiter;
    } else {
      after.previous = waiter;
    }
  }

  private void takeOut(LineFrame<?> waiter) {
    if (waiter.previous == null) {
      first = waiter.next;
    } else {
      waiter.previous.next = waiter.next;
    }
    if (waiter.next == null) {
      last = waiter.previous;
    } else {
      waiter.next.previous = waiter.previous;
    }
    waiter.previous = null;
    waiter.next = null;
  }
}
