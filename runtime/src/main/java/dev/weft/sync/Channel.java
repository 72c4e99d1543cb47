package dev.weft.sync;

import dev.weft.AsyncIterable;
import dev.weft.AsyncIterator;
import dev.weft.Coroutine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands items from senders to receivers, each item to one receiver, until it is closed.
 *
 * <pre>{@code
 * Channel<Line> lines = Channel.buffered(16);
 * createTask(readInto(lines));        // sends, and closes at the end
 * for (var line : each(lines)) {
 *   await(handle(line));
 * }
 * }</pre>
 *
 * <p>Senders and receivers are served in the order they came, and nobody gets past those who wait.
 * Items must not be null.
 *
 * <p>Exact under cancelling: an item whose {@link #send} ended normally is received once, unless
 * the channel drops it; one whose {@code send} threw never is. An item that was handed to a
 * receiver which is cancelled before it goes on is received by the next, in its old place. As the
 * channels of Kotlin, which lose the item there.
 */
public final class Channel<T> implements AsyncIterable<T> {
  private final Home home = new Home();
  private final PartyLine<T> senders = new PartyLine<>();
  private final PartyLine<T> receivers = new PartyLine<>();
  private final Returned<T> returned = new Returned<>();
  private final ArrayDeque<T> buffer = new ArrayDeque<>();
  private final int capacity;
  private final Overflow overflow;
  private @Nullable Consumer<? super T> undelivered;

  /** How many items were handed to receivers that waited. */
  private long handed;

  private boolean closed;
  private boolean cancelled;
  private @Nullable Throwable cause;

  private Channel(int capacity, Overflow overflow) {
    this.capacity = capacity;
    this.overflow = overflow;
  }

  /** A channel without a place for items: senders and receivers wait for each other. */
  public static <T> Channel<T> rendezvous() {
    return new Channel<>(0, Overflow.SUSPEND);
  }

  /**
   * A channel that keeps so many items before senders have to wait.
   *
   * @throws IllegalArgumentException if the capacity is less than one
   */
  public static <T> Channel<T> buffered(int capacity) {
    return buffered(capacity, Overflow.SUSPEND);
  }

  /**
   * A channel that keeps so many items, and what it does with more.
   *
   * @throws IllegalArgumentException if the capacity is less than one
   */
  public static <T> Channel<T> buffered(int capacity, Overflow overflow) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "a buffer cannot have " + capacity + " places: give one or more, or use rendezvous()");
    }
    if (overflow == null) {
      throw new NullPointerException("the overflow must not be null");
    }
    return new Channel<>(capacity, overflow);
  }

  /** A channel that keeps all items: senders never wait. */
  public static <T> Channel<T> unlimited() {
    return new Channel<>(Integer.MAX_VALUE, Overflow.SUSPEND);
  }

  /** A channel that keeps the latest item alone: senders never wait. */
  public static <T> Channel<T> conflated() {
    return new Channel<>(1, Overflow.DROP_OLDEST);
  }

  /**
   * Has a callback told of items that nobody will receive: those that were dropped, that were there
   * when the channel was cancelled, and whose {@link #send} was cancelled or came too late. For
   * items that have to be closed. It is called on the loop's thread, and replaces the one before.
   *
   * @return this
   */
  public Channel<T> onUndelivered(Consumer<? super T> callback) {
    if (callback == null) {
      throw new NullPointerException("the callback must not be null");
    }
    undelivered = callback;
    return this;
  }

  /**
   * Sends an item; suspends until there is a receiver or a place for it, and not at all if there is
   * one and nobody waits before. Throws {@link ChannelClosed} if the channel is closed, or is
   * cancelled while this waits.
   *
   * <p>Cancelling ends the wait, and the item is not sent. If it was received already when the task
   * is cancelled, this ends normally, and the task sees the cancellation at its next suspension.
   *
   * @throws NullPointerException if the item is null
   */
  public Coroutine<Void> send(T item) {
    return new Sending<>(this, notNull(item));
  }

  /**
   * Receives the next item; suspends until there is one, and not at all if there is. Throws {@link
   * ChannelClosed} if the channel is empty and closed, also while this waits.
   *
   * <p>Cancelling ends the wait, and no item is received; one that this had been handed already
   * goes to the next.
   */
  public Coroutine<T> receive() {
    return new Receiving.OrThrow<>(this);
  }

  /**
   * Receives as {@link #receive} does, and tells of the end of the channel by a value: never {@link
   * ChannelResult.Empty}.
   */
  public Coroutine<ChannelResult<T>> receiveResult() {
    return new Receiving.AsResult<>(this);
  }

  /**
   * Sends an item if that needs no wait.
   *
   * @return whether it was sent, or dropped as the channel does when it is full
   * @throws ChannelClosed if the channel is closed
   * @throws NullPointerException if the item is null
   * @throws IllegalStateException on another thread than the loop's
   */
  public boolean trySend(T item) {
    home.check();
    notNull(item);
    if (closed) {
      throw closedToSenders();
    }
    return offer(item);
  }

  /**
   * Receives what is there.
   *
   * @throws IllegalStateException on another thread than the loop's
   */
  public ChannelResult<T> tryReceive() {
    home.check();
    T item = poll();
    if (item != null) {
      return new ChannelResult.Received<>(item);
    }
    return closed ? new ChannelResult.Closed<>(cause) : new ChannelResult.Empty<>();
  }

  /** Closes without a cause; see {@link #close(Throwable)}. */
  public boolean close() {
    return close(null);
  }

  /**
   * Lets no more items in. What is there, also with senders that wait, can still be received; then
   * receivers see {@link ChannelClosed} with the cause, and iterations end, by the same exception
   * if there is a cause.
   *
   * @return false if it was closed already
   * @throws IllegalStateException on another thread than the loop's
   */
  public boolean close(@Nullable Throwable cause) {
    home.check();
    if (closed) {
      return false;
    }
    closed = true;
    this.cause = cause;
    endWaiting(receivers, new ArrayList<>());
    return true;
  }

  /**
   * Closes and drops what is there: senders and receivers that wait see {@link ChannelClosed}. For
   * receivers that want no more.
   *
   * @throws IllegalStateException on another thread than the loop's
   */
  public void cancel() {
    home.check();
    closed = true;
    cancelled = true;
    var dropped = new ArrayList<T>();
    for (T item = pollKept(); item != null; item = pollKept()) {
      dropped.add(item);
    }
    endWaiting(senders, dropped);
    endWaiting(receivers, new ArrayList<>());
    dropped.forEach(this::undelivered);
  }

  /** Whether nothing can be sent any more. */
  public boolean isClosed() {
    return closed;
  }

  /** Whether there is nothing to receive now. */
  public boolean isEmpty() {
    return buffer.isEmpty() && returned.isEmpty() && senders.peek() == null;
  }

  /**
   * Receives the items one by one until the channel is closed and empty; then the iteration ends,
   * by a {@link ChannelClosed} if the channel was closed with a cause or cancelled. Suspends and is
   * cancelled as {@link #receive} is. Leaving the loop early leaves the channel open.
   */
  @Override
  public AsyncIterator<T> iterator() {
    return new ChannelIterator<>(this);
  }

  // What those who wait are made of.

  Home home() {
    return home;
  }

  /** Passes the item on without a wait, or drops it; false if that cannot be. */
  boolean offer(T item) {
    Party<T> receiver = receivers.poll();
    if (receiver != null) {
      hand(item, handed++, receiver);
      return true;
    }
    if (buffer.size() + returned.size() < capacity) {
      buffer.addLast(item);
      return true;
    }
    return switch (overflow) {
      case SUSPEND -> false;
      case DROP_LATEST -> {
        undelivered(item);
        yield true;
      }
      case DROP_OLDEST -> {
        T oldest = pollKept();
        buffer.addLast(item);
        if (oldest != null) {
          undelivered(oldest);
        }
        yield true;
      }
    };
  }

  /** Takes the next item; null if there is none. */
  @Nullable T poll() {
    T item = pollKept();
    if (item == null) {
      return pollSender();
    }
    if (buffer.size() + returned.size() < capacity) {
      T next = pollSender();
      if (next != null) {
        buffer.addLast(next);
      }
    }
    return item;
  }

  void awaitReceiver(Party<T> sender) {
    senders.add(sender);
  }

  void awaitItem(Party<T> receiver) {
    receivers.add(receiver);
  }

  void withdrawSender(Party<T> sender) {
    senders.remove(sender);
  }

  /** When the receiver does not go on: what it was handed goes to the next. */
  void withdrawReceiver(Party<T> receiver) {
    receivers.remove(receiver);
    T item = receiver.item;
    if (!receiver.isMatched() || item == null) {
      return;
    }
    Party<T> next = receivers.poll();
    if (next != null) {
      hand(item, receiver.number, next);
    } else if (cancelled || (overflow == Overflow.DROP_OLDEST && buffer.size() >= capacity)) {
      undelivered(item);
    } else {
      returned.add(item, receiver.number);
    }
  }

  /** Tells of an item that nobody will receive. */
  void undelivered(T item) {
    if (undelivered != null) {
      undelivered.accept(item);
    }
  }

  @Nullable Throwable cause() {
    return cause;
  }

  boolean isCancelled() {
    return cancelled;
  }

  ChannelClosed closedToSenders() {
    return new ChannelClosed("the channel is closed: nothing goes in any more", cause);
  }

  ChannelClosed closedToReceivers() {
    return new ChannelClosed(
        cancelled ? "the channel was cancelled" : "the channel is closed, and nothing is left",
        cause);
  }

  private void hand(T item, long number, Party<T> receiver) {
    receiver.item = item;
    receiver.number = number;
    receiver.matched();
  }

  private @Nullable T pollKept() {
    Returned.Entry<T> entry = returned.poll();
    return entry == null ? buffer.pollFirst() : entry.item();
  }

  private @Nullable T pollSender() {
    Party<T> sender = senders.poll();
    if (sender == null) {
      return null;
    }
    T item = sender.item;
    sender.item = null;
    sender.matched();
    return item;
  }

  /** Lets all in the line go on, to find the channel closed; gives the items they had. */
  private static <T> void endWaiting(PartyLine<T> line, List<T> items) {
    for (Party<T> party = line.poll(); party != null; party = line.poll()) {
      if (party.item != null) {
        items.add(party.item);
      }
      party.matched();
    }
  }

  private static <T> T notNull(T item) {
    if (item == null) {
      throw new NullPointerException("a channel cannot pass null");
    }
    return item;
  }

  @Override
  public String toString() {
    String state = cancelled ? "cancelled" : closed ? "closed" : "open";
    return "Channel[" + state + ", " + (buffer.size() + returned.size()) + " items]";
  }
}
