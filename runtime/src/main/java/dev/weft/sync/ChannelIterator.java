package dev.weft.sync;

import dev.weft.AsyncIterator;
import dev.weft.Coroutine;
import dev.weft.Coroutines;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Turns a channel into an iteration over what is received from it, until it is closed. */
final class ChannelIterator<T> implements AsyncIterator<T> {
  private final Channel<T> channel;
  private @Nullable T item;

  ChannelIterator(Channel<T> channel) {
    this.channel = channel;
  }

  @Override
  public Coroutine<Boolean> hasNext() {
    return item == null ? new HasNext() : Coroutines.done(true);
  }

  @Override
  public T next() {
    T item = this.item;
    if (item == null) {
      throw new NoSuchElementException("await hasNext() before each next(): it receives the item");
    }
    this.item = null;
    return item;
  }

  private final class HasNext extends Receiving<T, Boolean> {
    HasNext() {
      super(ChannelIterator.this.channel);
    }

    @Override
    Boolean received(T item) {
      ChannelIterator.this.item = item;
      return true;
    }

    @Override
    Boolean closed() {
      if (channel.cause() != null || channel.isCancelled()) {
        throw channel.closedToReceivers();
      }
      return false;
    }
  }
}
