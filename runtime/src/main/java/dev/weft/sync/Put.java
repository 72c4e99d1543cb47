package dev.weft.sync;

import dev.weft.Coroutine;
import dev.weft.Task;

/** Turns an item into one that stands in a queue. */
final class Put<T> extends Quick<Void> {
  private final AsyncQueue<T> queue;
  private final T item;

  Put(AsyncQueue<T> queue, T item) {
    this.queue = queue;
    this.item = item;
  }

  @Override
  protected boolean awaitIn(Coroutine<?> frame) throws Throwable {
    Task<?> task = useIn(frame);
    return queue.offer(item) ? give(task, null) : instead(frame, queue.waitToPut(item));
  }

  @Override
  protected boolean awaitIn(Task<?> task, int depth) throws Throwable {
    useIn(task);
    return queue.offer(item) ? give(task, null) : instead(task, depth, queue.waitToPut(item));
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
