package dev.weft.sync;

import dev.weft.AsyncIterator;
import dev.weft.Coroutine;
import dev.weft.frame.Frame;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Turns a queue into an iteration over what is taken from it, which ends with its shutdown. */
final class QueueIterator<T> implements AsyncIterator<T> {
  private final AsyncQueue<T> queue;
  private @Nullable T item;

  QueueIterator(AsyncQueue<T> queue) {
    this.queue = queue;
  }

  @Override
  public Coroutine<Boolean> hasNext() {
    return new HasNext();
  }

  @Override
  public T next() {
    T item = this.item;
    if (item == null) {
      throw new NoSuchElementException("await hasNext() before each next(): it takes the item");
    }
    this.item = null;
    return item;
  }

  private final class HasNext extends Frame<Boolean> {
    private boolean begun;

    @Override
    protected @Nullable Object resume() throws Throwable {
      if (!begun) {
        begun = true;
        if (item != null) {
          return true;
        }
        if (awaiting(queue.get())) {
          return SUSPENDED;
        }
      }
      try {
        item = result();
        return true;
      } catch (QueueShutDown end) {
        return false;
      }
    }

    @Override
    public String toString() {
      return "AsyncQueue.iterator().hasNext";
    }
  }
}
