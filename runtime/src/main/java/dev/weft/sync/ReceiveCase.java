package dev.weft.sync;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a channel into a case that ends by an item, or by the end of the channel. */
abstract class ReceiveCase<T, R> implements Case<R> {
  final Channel<T> channel;
  private @Nullable T item;
  private @Nullable Party<T> party;

  ReceiveCase(Channel<T> channel) {
    this.channel = channel;
  }

  abstract @Nullable R received(T item);

  abstract @Nullable R closed();

  @Override
  public boolean tryNow() {
    channel.home().enter();
    item = channel.poll();
    return item != null || channel.isClosed();
  }

  @Override
  public void await(Match match) {
    party = new Party<>(match, null);
    channel.awaitItem(party);
  }

  @Override
  public boolean isMatched() {
    return party != null && party.isMatched();
  }

  @Override
  public void withdraw() {
    if (party != null) {
      channel.withdrawReceiver(party);
    }
  }

  @Override
  public boolean takeBack() {
    withdraw();
    return true;
  }

  @Override
  public @Nullable R outcome() {
    T item = party == null ? this.item : party.item;
    return item == null ? closed() : received(item);
  }

  /** The end of the channel is an exception. */
  static final class OrThrow<T, R> extends ReceiveCase<T, R> {
    private final Function<? super T, ? extends R> function;

    OrThrow(Channel<T> channel, Function<? super T, ? extends R> function) {
      super(channel);
      this.function = function;
    }

    @Override
    @Nullable R received(T item) {
      return function.apply(item);
    }

    @Override
    @Nullable R closed() {
      throw channel.closedToReceivers();
    }
  }

  /** The end of the channel is a value. */
  static final class AsResult<T, R> extends ReceiveCase<T, R> {
    private final Function<? super ChannelResult<T>, ? extends R> function;

    AsResult(Channel<T> channel, Function<? super ChannelResult<T>, ? extends R> function) {
      super(channel);
      this.function = function;
    }

    @Override
    @Nullable R received(T item) {
      return function.apply(new ChannelResult.Received<>(item));
    }

    @Override
    @Nullable R closed() {
      return function.apply(new ChannelResult.Closed<>(channel.cause()));
    }
  }
}
