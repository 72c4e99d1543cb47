package dev.weft.sync;

import java.util.Comparator;

/**
 * A queue that gives out the least item first, and of equal ones the one that came first.
 *
 * <p>As asyncio's {@code PriorityQueue}, which keeps no order among equals; see {@link AsyncQueue}.
 */
public final class AsyncPriorityQueue<T> extends AsyncQueue<T> {
  private final LeastStore<T> items;

  /** A queue without a limit, of items that are {@link Comparable}. */
  public AsyncPriorityQueue() {
    this(0);
  }

  /**
   * A queue for at most so many items, without a limit if that is zero or less. To put an item that
   * is not {@link Comparable} is a {@link ClassCastException}.
   */
  @SuppressWarnings("unchecked") // that is what the exception is for
  public AsyncPriorityQueue(int capacity) {
    this(capacity, (Comparator<T>) Comparator.naturalOrder());
  }

  /** A queue for at most so many items, without a limit if that is zero or less, in an order. */
  public AsyncPriorityQueue(int capacity, Comparator<? super T> order) {
    super(capacity);
    items = new LeastStore<>(notNull(order));
  }

  @Override
  void store(T item, long number) {
    items.add(item, number);
  }

  @Override
  T next(long number) {
    return items.take();
  }

  private static <T> Comparator<? super T> notNull(Comparator<? super T> order) {
    if (order == null) {
      throw new NullPointerException("the order of a priority queue must not be null");
    }
    return order;
  }
}
