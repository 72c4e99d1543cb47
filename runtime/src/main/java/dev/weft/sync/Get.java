package dev.weft.sync;

import dev.weft.Coroutine;

/** Turns the first item of a queue into a value. */
final class Get<T> extends Quick<T> {
  private final AsyncQueue<T> queue;

  Get(AsyncQueue<T> queue) {
    this.queue = queue;
  }

  @Override
  protected boolean awaitIn(Coroutine<?> frame) throws Throwable {
    useIn(frame);
    T item = queue.poll();
    return item == null ? call(frame, queue.waitToGet()) : give(frame, item);
  }

  @Override
  Coroutine<T> waiting() {
    return queue.waitToGet();
  }

  @Override
  public String toString() {
    return "AsyncQueue.get";
  }
}
