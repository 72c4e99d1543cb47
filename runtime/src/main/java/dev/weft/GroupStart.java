package dev.weft;

import org.jspecify.annotations.Nullable;

/** Turns a body into a task of a group, and waits until it is ready. */
final class GroupStart<V> extends Coroutine<V> {
  private final TaskGroup group;
  private final AsyncFunction<Ready<V>, Void> body;
  private @Nullable Task<?> started;

  GroupStart(TaskGroup group, AsyncFunction<Ready<V>, Void> body) {
    this.group = group;
    this.body = body;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    Task<?> task = started;
    if (task == null) {
      var ready = new Ready<V>(running().loop());
      task = group.add(body.apply(ready), null, ready);
      started = task;
      if (awaiting(ready.promise())) {
        return SUSPENDED;
      }
    }
    try {
      return result();
    } catch (CancelledError error) {
      task.cancel(error.getMessage());
      throw error;
    }
  }
}
