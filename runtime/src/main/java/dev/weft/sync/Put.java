package dev.weft.sync;

import dev.weft.Coroutine;

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
    useIn(frame);
    return queue.offer(item) ? give(frame, null) : call(frame, queue.waitToPut(item));
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
