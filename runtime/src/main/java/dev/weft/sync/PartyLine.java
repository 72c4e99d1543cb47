package dev.weft.sync;

import org.jspecify.annotations.Nullable;

/** Those who wait at one side of a channel, in the order they came. */
final class PartyLine<T> {
  private @Nullable Party<T> first;
  private @Nullable Party<T> last;

  void add(Party<T> party) {
    party.inLine = true;
    party.previous = last;
    if (last == null) {
      first = party;
    } else {
      last.next = party;
    }
    last = party;
  }

  /** Takes the first out who still waits; null if nobody does. */
  @Nullable Party<T> poll() {
    Party<T> party = peek();
    if (party != null) {
      remove(party);
    }
    return party;
  }

  /** The first who still waits; who no longer does is taken out. */
  @Nullable Party<T> peek() {
    Party<T> party = first;
    while (party != null && !party.match.isOpen()) {
      remove(party);
      party = first;
    }
    return party;
  }

  /** Takes the party out, if it is in the line. */
  void remove(Party<T> party) {
    if (!party.inLine) {
      return;
    }
    if (party.previous == null) {
      first = party.next;
    } else {
      party.previous.next = party.next;
    }
    if (party.next == null) {
      last = party.previous;
    } else {
      party.next.previous = party.previous;
    }
    party.inLine = false;
    party.previous = null;
    party.next = null;
  }
}
