package dev.weft.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns the system's word that channels are ready into callbacks to run: a selector whose keys have
 * their callback attached.
 */
public final class Channels implements Consumer<SelectionKey> {
  private final Selector selector;

  /** The keys of the callbacks that are due. */
  private final List<SelectionKey> due = new ArrayList<>();

  /** Where the next callback stands among these. */
  private int next;

  Channels() throws IOException {
    selector = Selector.open();
  }

  /** The callback is due whenever the channel is ready; one that was registered before, no more. */
  public SelectionKey register(SelectableChannel channel, int operations, Runnable callback)
      throws IOException {
    channel.configureBlocking(false);
    try {
      return channel.register(selector, operations, callback);
    } catch (CancelledKeyException before) {
      letGo();
      return channel.register(selector, operations, callback);
    }
  }

  /** The system closes a channel, and a selector forgets a key, no sooner than at a look. */
  public void letGo() throws IOException {
    selector.selectNow(key -> {}); // what is ready now is so at the next look too
  }

  /**
   * Waits until a channel is ready or {@link #wake} was called, for at most so many nanoseconds,
   * rounded up to milliseconds; only looks where that is not above 0.
   *
   * @return whether a callback is due
   */
  public boolean poll(long nanos) {
    try {
      if (next < due.size()) {
        return true; // A key that is due must not be so twice.
      } else if (nanos <= 0) {
        selector.selectNow(this);
      } else if (nanos == Long.MAX_VALUE) {
        selector.select(this);
      } else {
        selector.select(this, roundedUp(nanos));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the loop cannot wait for its channels", e);
    }
    return next < due.size();
  }

  private static long roundedUp(long nanos) {
    return Duration.ofNanos(nanos).plusNanos(999_999).toMillis();
  }

  /** For the selector: keeps what is ready until {@link #nextDue} has given it. */
  @Override
  public void accept(SelectionKey ready) {
    due.add(ready);
  }

  /**
   * The next callback that is due; null if there is none any more. What it does may end the
   * registration, or the interest, of those behind it.
   */
  public @Nullable Runnable nextDue() {
    while (next < due.size()) {
      SelectionKey key = due.get(next++);
      if (key.isValid() && (key.readyOps() & key.interestOps()) != 0) {
        return (Runnable) key.attachment();
      }
    }
    due.clear();
    next = 0;
    return null;
  }

  /** Ends the {@link #poll} of now, or the next one; from any thread. */
  void wake() {
    selector.wakeup();
  }

  /** Closes the channels where others can connect; the first failure has the others with it. */
  public void acceptNoMore() throws IOException {
    close(channel -> (channel.validOps() & SelectionKey.OP_ACCEPT) != 0);
    letGo();
  }

  /** Closes all channels that are registered, likewise. */
  public void close() throws IOException {
    try {
      close(channel -> true);
    } finally {
      selector.close();
    }
  }

  private void close(Predicate<SelectableChannel> which) throws IOException {
    IOException failure = null;
    for (SelectionKey key : List.copyOf(selector.keys())) {
      try {
        if (which.test(key.channel())) {
          key.channel().close();
        }
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
