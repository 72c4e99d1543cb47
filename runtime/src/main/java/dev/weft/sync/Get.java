package dev.weft.sync;

import dev.weft.Coroutine;
import dev.weft.Task;

/** Turns the first item of a queue into a value. */
final class Get<T> extends Quick<T> {
  private final AsyncQueue<T> queue;

  Get(AsyncQueue<T> queue) {
    this.queue = queue;
  }

  @Override
  protected boolean awaitIn(Coroutine<?> frame) throws Throwable {
    Task<?> task = useIn(frame);
    T item = queue.poll();
    return item == null ? instead(frame, queue.waitToGet()) : give(task, item);
  }

  @Override
  protected boolean awaitIn(Task<?> task, int depth) throws Throwable {
    useIn(task);
    T item = queue.poll();
    return item == null ? instead(task, depth, queue.waitToGet()) : give(task, item);
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
