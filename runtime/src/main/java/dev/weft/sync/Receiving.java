package dev.weft.sync;

import dev.weft.frame.Frame;
import org.jspecify.annotations.Nullable;

/** Turns the next item of a channel, or its end, into a value. */
abstract class Receiving<T, R> extends Frame<R> {
  final Channel<T> channel;
  private @Nullable Party<T> party;

  Receiving(Channel<T> channel) {
    this.channel = channel;
  }

  abstract R received(T item);

  abstract R closed();

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (party != null) {
      return goOn(party);
    }
    channel.home().enter();
    T item = channel.poll();
    if (item != null) {
      return received(item);
    }
    if (channel.isClosed()) {
      return closed();
    }
    party = new Party<>(new Match(), null);
    channel.awaitItem(party);
    if (!awaiting(party.match)) {
      throw new AssertionError("received before it waits");
    }
    return SUSPENDED;
  }

  private @Nullable Object goOn(Party<T> party) throws Throwable {
    try {
      result();
    } catch (Throwable cancelled) {
      channel.withdrawReceiver(party);
      throw cancelled;
    }
    T item = party.item;
    return item == null ? closed() : received(item);
  }

  @Override
  public String toString() {
    return "Channel.receive";
  }

  /** The item; the end of the channel is an exception. */
  static final class OrThrow<T> extends Receiving<T, T> {
    OrThrow(Channel<T> channel) {
      super(channel);
    }

    @Override
    T received(T item) {
      return item;
    }

    @Override
    T closed() {
      throw channel.closedToReceivers();
    }
  }

  /** The item or the end of the channel. */
  static final class AsResult<T> extends Receiving<T, ChannelResult<T>> {
    AsResult(Channel<T> channel) {
      super(channel);
    }

    @Override
    ChannelResult<T> received(T item) {
      return new ChannelResult.Received<>(item);
    }

    @Override
    ChannelResult<T> closed() {
      return new ChannelResult.Closed<>(channel.cause());
    }
  }
}
