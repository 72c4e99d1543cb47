package dev.weft.sync;

import java.util.ArrayDeque;

/**
 * A queue that gives out first what came last. As asyncio's {@code LifoQueue}; see {@link
 * AsyncQueue}.
 */
public final class AsyncLifoQueue<T> extends AsyncQueue<T> {
  private final ArrayDeque<T> items = new ArrayDeque<>();

  /** A queue without a limit. */
  public AsyncLifoQueue() {
    this(0);
  }

  /** A queue for at most so many items; without a limit if that is zero or less. */
  public AsyncLifoQueue(int capacity) {
    super(capacity);
  }

  @Override
  void store(T item, long number) {
    items.addLast(item);
  }

  @Override
  T next(long number) {
    return items.removeLast();
  }
}
