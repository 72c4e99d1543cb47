package dev.weft;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Turns tasks that await one another in a circle into a warning, once for each circle, when their
 * loop has nothing else to do and no timer to wait for: a program that hangs for ever says why.
 */
final class Circles {
  /** What a look may cost however often the loop sleeps, in nanoseconds. */
  private static final long CHEAP = 100_000;

  /** Of the time, a look that costs more takes one part in so many. */
  private static final int PARTS = 20;

  private final EventLoop loop;
  private final Set<Task<?>> told = Collections.newSetFromMap(new IdentityHashMap<>());
  private long next = System.nanoTime();

  Circles(EventLoop loop) {
    this.loop = loop;
  }

  void look() {
    long begin = System.nanoTime();
    if (begin - next >= 0) {
      tell(loop.tasks());
      long end = System.nanoTime();
      long cost = end - begin;
      next = cost < CHEAP ? end : end + PARTS * cost;
    }
  }

  private void tell(Set<Task<?>> tasks) {
    told.retainAll(tasks);
    Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Task<?> task : tasks) {
      List<Task<?>> circle = CallGraph.circleFrom(task, visited);
      if (!circle.isEmpty() && told.addAll(circle)) {
        loop.warn(
            "tasks await one another in a circle and will never end: "
                + CallGraph.describe(circle));
      }
    }
  }
}
