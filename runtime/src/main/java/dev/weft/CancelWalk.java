package dev.weft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a request to cancel a task into requests to all tasks it waits for, one after the other
 * without recursion, since such a chain may be as long as memory allows.
 */
final class CancelWalk {
  private Task<?> task;

  /** A task passed before, and after how many steps it moves on: Brent's search for circles. */
  private Task<?> mark;

  /** Those of the tasks that were asked; few have any. */
  private @Nullable List<CancelHandler> handlers;

  private int steps;
  private int limit = 2;

  CancelWalk(Task<?> first) {
    task = first;
    mark = first;
  }

  /**
   * Counts the request in each task and gives the last, which waits for no other task.
   *
   * @param origin the scope that makes the request; null for somebody outside
   * @return null if a mask keeps the request for later
   */
  @Nullable Task<?> toLastTask(@Nullable Extent origin, @Nullable String message) {
    if (!admits(origin, message)) {
      return null;
    }
    for (Task<?> next = task.awaitedTask(); next != null; next = task.awaitedTask()) {
      if (isCircle(next)) {
        task.breakOut(new CancelledError("cancelled while waiting in a circle of tasks"));
        return task;
      }
      task = next;
      if (!admits(null, message)) {
        return null;
      }
    }
    return task;
  }

  /** Calls the handlers of all tasks that were asked, the first task's first. */
  void callHandlers() {
    if (handlers != null) {
      handlers.forEach(CancelHandler::call);
    }
  }

  private boolean admits(@Nullable Extent origin, @Nullable String message) {
    if (!task.admitCancel(origin, message)) {
      return false;
    }
    List<CancelHandler> more = task.takeHandlers(origin);
    if (handlers == null) {
      handlers = more.isEmpty() ? null : new ArrayList<>(more);
    } else {
      handlers.addAll(more);
    }
    return true;
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
