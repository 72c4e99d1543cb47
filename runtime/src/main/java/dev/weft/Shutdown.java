package dev.weft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns a loop with unfinished work into one with none, in asyncio's order. */
final class Shutdown {
  private final EventLoop loop;
  private final RunOptions options;

  Shutdown(EventLoop loop, RunOptions options) {
    this.loop = loop;
    this.options = options;
  }

  void run() {
    loop.acceptNoMore();
    endTasks();
    closeGenerators();
    if (!loop.blockingWork.close(options.executorGrace())) {
      loop.warn("blocking calls were still running at the end and were left behind");
    }
    loop.reportFailures();
    if (loop.unawaited != null) {
      loop.unawaited.takeWarnings().forEach(loop::warn);
    }
  }

  /** Tasks may make more tasks while they end, hence the loop. */
  private void endTasks() {
    long deadline = loop.deadlineIn(options.taskGraceNanos());
    for (Set<Task<?>> tasks = loop.tasks(); !tasks.isEmpty(); tasks = loop.tasks()) {
      for (Task<?> task : tasks) {
        task.cancel();
      }
      if (!loop.runUntilDone(tasks, deadline)) {
        abandon(loop.tasks());
        return;
      }
    }
  }

  /** As asyncio does after the tasks have ended: a failure is reported, not thrown. */
  private void closeGenerators() {
    Set<Task<?>> tasks = new LinkedHashSet<>();
    for (AsyncGenerator<?> generator : openGenerators()) {
      tasks.add(loop.createTask(generator.close(), "close of " + generator));
    }
    if (!tasks.isEmpty() && !loop.runUntilDone(tasks, loop.deadlineIn(options.taskGraceNanos()))) {
      abandon(loop.tasks());
    }
  }

  private List<AsyncGenerator<?>> openGenerators() {
    List<AsyncGenerator<?>> open = new ArrayList<>();
    for (AsyncGenerator<?> generator : loop.generators) {
      if (generator.isOpen()) {
        open.add(generator);
      }
    }
    loop.generators.clear();
    return open;
  }

  private void abandon(Set<Task<?>> stragglers) {
    for (Task<?> task : stragglers) {
      loop.warn("abandoned at the end, since it did not end when cancelled: " + task.describe());
    }
  }
}
