package dev.weft.sync;

import dev.weft.Coroutine;
import dev.weft.Task;
import org.jspecify.annotations.Nullable;

/** Turns an item into one that stands in a queue. */
final class Put<T> extends Quick<Void> {
  private final AsyncQueue<T> queue;
  private final T item;

  Put(AsyncQueue<T> queue, T item) {
    this.queue = queue;
    this.item = item;
  }

  @Override
  protected @Nullable Object awaitIn(Task<?> task, int depth, @Nullable Coroutine<?> caller)
      throws Throwable {
    useIn(task);
    return queue.offer(item) ? null : instead(task, depth, caller, queue.waitToPut(item));
  }

  @Override
  Coroutine<Void> waiting() {
    return queue.waitToPut(item);
  }

  @Override
  public String toString() {
    return "AsyncQueue.put";
  }
}
