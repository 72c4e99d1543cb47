package dev.weft;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the ends of tasks into a report of which are done. */
final class WaitForTasks<T> extends Coroutine<Waited<T>> {
  private final Set<Task<T>> tasks;
  private final WaitUntil until;
  private final @Nullable Duration limit;
  private final List<Registration> registrations = new ArrayList<>();
  private @Nullable Handle timer;
  private @Nullable Promise<Void> end;
  private int left;

  WaitForTasks(Set<Task<T>> tasks, WaitUntil until, @Nullable Duration limit) {
    this.tasks = tasks;
    this.until = until;
    this.limit = limit;
    left = tasks.size();
  }

  @Override
  protected Object resume() throws Throwable {
    if (end == null) {
      end = new Promise<>(running().loop());
      begin(running().loop(), end);
      if (awaiting(end)) {
        return SUSPENDED;
      }
    }
    try {
      result();
    } finally {
      stop();
    }
    return waited();
  }

  private void begin(EventLoop loop, Promise<Void> end) {
    for (Task<T> task : tasks) {
      task.bindTo(loop);
    }
    for (Task<T> task : tasks) {
      registrations.add(task.onDone(this::taskDone));
    }
    if (limit != null) {
      timer = loop.callLater(limit, end::completeIfPending);
    }
  }

  private void taskDone(Promise<T> task) {
    left--;
    boolean enough =
        switch (until) {
          case FIRST_COMPLETED -> true;
          case FIRST_EXCEPTION -> left == 0 || task.hasFailed();
          case ALL_COMPLETED -> left == 0;
        };
    if (enough && end != null) {
      end.completeIfPending();
    }
  }

  private void stop() {
    registrations.forEach(Registration::remove);
    if (timer != null) {
      timer.cancel();
    }
  }

  private Waited<T> waited() {
    var done = new LinkedHashSet<Task<T>>();
    var pending = new LinkedHashSet<Task<T>>();
    for (Task<T> task : tasks) {
      (task.isDone() ? done : pending).add(task);
    }
    return new Waited<>(done, pending);
  }

  @Override
  public String toString() {
    return "waitUntil " + until + " of " + tasks.size() + " tasks";
  }
}
