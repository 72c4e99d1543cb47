package dev.weft;

import org.jspecify.annotations.Nullable;

/**
 * Turns a request to cancel a task into requests to all tasks it waits for, one after the other
 * without recursion, since such a chain may be as long as memory allows.
 */
final class CancelWalk {
  private Task<?> task;

  /** A task passed before, and after how many steps it moves on: Brent's search for circles. */
  private Task<?> mark;

  private int steps;
  private int limit = 2;

  CancelWalk(Task<?> first) {
    task = first;
    mark = first;
  }

  /**
   * Counts the request in each task and gives the last, which waits for no other task.
   *
   * @param origin the mask that the request was made in
   * @return null if a mask keeps the request for later
   */
  @Nullable Task<?> toLastTask(@Nullable Mask origin, @Nullable String message) {
    if (!task.admitCancel(origin, message)) {
      return null;
    }
    for (Task<?> next = task.awaitedTask(); next != null; next = task.awaitedTask()) {
      if (isCircle(next)) {
        task.breakOut(new CancelledError("cancelled while waiting in a circle of tasks"));
        return task;
      }
      task = next;
      if (!task.admitCancel(null, message)) {
        return null;
      }
    }
    return task;
  }

  @SuppressWarnings("ReferenceEquality") // tasks are themselves
  private boolean isCircle(@Nullable Task<?> next) {
    if (next == mark) {
      return true;
    }
    steps++;
    if (steps == limit) {
      steps = 0;
      limit *= 2;
      mark = task;
    }
    return false;
  }
}
