package dev.weft.sync;

import dev.weft.Coroutine;
import dev.weft.Task;
import org.jspecify.annotations.Nullable;

/** Turns the first item of a queue into a value. */
final class Get<T> extends Quick<T> {
  private final AsyncQueue<T> queue;

  Get(AsyncQueue<T> queue) {
    this.queue = queue;
  }

  @Override
  protected @Nullable Object awaitIn(Task<?> task, int depth, @Nullable Coroutine<?> caller)
      throws Throwable {
    useIn(task);
    T item = queue.poll();
    return item == null ? instead(task, depth, caller, queue.waitToGet()) : item;
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
