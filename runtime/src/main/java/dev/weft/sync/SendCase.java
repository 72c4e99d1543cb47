package dev.weft.sync;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns an item into a case that ends when it is sent, or when the channel is closed. */
final class SendCase<T, R> implements Case<R> {
  private final Channel<T> channel;
  private final T item;
  private final Supplier<? extends R> supplier;
  private @Nullable Party<T> party;
  private boolean sent;

  SendCase(Channel<T> channel, T item, Supplier<? extends R> supplier) {
    this.channel = channel;
    this.item = item;
    this.supplier = supplier;
  }

  @Override
  public boolean tryNow() {
    channel.home().enter();
    sent = !channel.isClosed() && channel.offer(item);
    return sent || channel.isClosed();
  }

  @Override
  public void await(Match match) {
    party = new Party<>(match, item);
    channel.awaitReceiver(party);
  }

  @Override
  public boolean isMatched() {
    return party != null && party.isMatched();
  }

  @Override
  public void withdraw() {
    if (party != null) {
      channel.withdrawSender(party);
    }
  }

  @Override
  public boolean takeBack() {
    return !isSent();
  }

  @Override
  public @Nullable R outcome() {
    if (!isSent()) {
      throw channel.closedToSenders();
    }
    return supplier.get();
  }

  private boolean isSent() {
    return sent || (party != null && Sending.isTaken(party));
  }
}
