package dev.weft.sync;

import dev.weft.CancelledError;
import dev.weft.frame.Frame;
import org.jspecify.annotations.Nullable;

/** Turns an item into an item sent, when there is a receiver or a place for it. */
final class Sending<T> extends Frame<Void> {
  private final Channel<T> channel;
  private final T item;
  private @Nullable Party<T> party;

  Sending(Channel<T> channel, T item) {
    this.channel = channel;
    this.item = item;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (party != null) {
      return goOn(party);
    }
    channel.home().enter();
    if (channel.isClosed()) {
      throw undelivered(channel.closedToSenders());
    }
    if (channel.offer(item)) {
      return null;
    }
    party = new Party<>(new Match(), item);
    channel.awaitReceiver(party);
    if (!awaiting(party.match)) {
      throw new AssertionError("sent before it waits");
    }
    return SUSPENDED;
  }

  private @Nullable Object goOn(Party<T> party) throws Throwable {
    boolean taken = isTaken(party);
    try {
      result();
    } catch (CancelledError error) {
      if (taken) {
        LateCancel.deliverLater(error);
        return null;
      }
      channel.withdrawSender(party);
      if (!party.isMatched()) {
        throw undelivered(error);
      }
      throw error;
    }
    if (!taken) {
      throw channel.closedToSenders();
    }
    return null;
  }

  /** Whether somebody has the item; otherwise the wait ended with the channel, or not at all. */
  static boolean isTaken(Party<?> sender) {
    return sender.isMatched() && sender.item == null;
  }

  private Throwable undelivered(Throwable reason) {
    try {
      channel.undelivered(item);
    } catch (RuntimeException failure) {
      reason.addSuppressed(failure);
    }
    return reason;
  }

  @Override
  public String toString() {
    return "Channel.send";
  }
}
