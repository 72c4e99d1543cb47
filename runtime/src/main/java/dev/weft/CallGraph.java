package dev.weft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the tasks of a loop into a text: a tree of who awaits whom, with the place where each one
 * waits, and the circles in it.
 *
 * <pre>
 * EventLoop[weft]: 2 tasks
 * Task[main, pending]
 *   at u.Demo.main(Demo.java:20)
 *   awaits Task[child, pending]
 *     at u.Demo.child(Demo.java:9)
 *     awaits sleep, at most PT1S left
 * </pre>
 *
 * <p>First the tasks that no other awaits, then what is left, which are circles. A task that stands
 * in the text already is only named again. Goes without recursion, since a chain of tasks may be as
 * long as memory allows.
 */
final class CallGraph {
  private static final int DEEPEST_INDENT = 40;

  private record Line(Object awaited, int depth) {}

  private final StringBuilder text = new StringBuilder();
  private final Set<Task<?>> tasks;
  private final Set<Object> told = identitySet();

  /** The task whose step asks, if it is one's. */
  private final @Nullable Task<?> running;

  private CallGraph(Set<Task<?>> tasks, @Nullable Task<?> running) {
    this.tasks = tasks;
    this.running = running;
  }

  /** For the loop's thread, or while no thread runs the loop. */
  static String of(EventLoop loop) {
    Set<Task<?>> tasks = loop.tasks();
    var graph = new CallGraph(tasks, loop.currentTask());
    graph.text.append(loop).append(": ").append(tasks.size());
    graph.text.append(tasks.size() == 1 ? " task\n" : " tasks\n");
    graph.write();
    return graph.text.toString();
  }

  private void write() {
    Set<Object> awaited = identitySet();
    for (Task<?> task : tasks) {
      awaited.addAll(promisesBehind(task));
    }
    for (Task<?> task : tasks) {
      if (!awaited.contains(task)) {
        tree(task);
      }
    }
    for (Task<?> task : tasks) {
      if (!told.contains(task)) {
        circle(task);
        tree(task);
      }
    }
  }

  private void circle(Task<?> start) {
    List<Task<?>> circle = circleFrom(start, identitySet());
    if (!circle.isEmpty()) {
      text.append("circle: ").append(describe(circle)).append('\n');
    }
  }

  /**
   * The tasks of the circle that the way from a task leads into; none if it leads into none, or to
   * what was visited before.
   */
  static List<Task<?>> circleFrom(Task<?> start, Set<Object> visited) {
    List<Task<?>> path = new ArrayList<>();
    Task<?> task = start;
    while (task != null && visited.add(task)) {
      path.add(task);
      task = firstTaskBehind(task);
    }
    int from = task == null ? -1 : path.indexOf(task);
    return from < 0 ? List.of() : path.subList(from, path.size());
  }

  /** {@code a awaits b awaits a}. */
  static String describe(List<Task<?>> circle) {
    var names = new StringBuilder();
    for (Task<?> member : circle) {
      names.append(member.name()).append(" awaits ");
    }
    return names.append(circle.get(0).name()).toString();
  }

  /** The next on a way round a circle, if there is one. */
  private static @Nullable Task<?> firstTaskBehind(Task<?> task) {
    for (Object promise : promisesBehind(task)) {
      if (promise instanceof Task<?> behind && !behind.isDone()) {
        return behind;
      }
    }
    return null;
  }

  private void tree(Task<?> root) {
    var open = new ArrayList<Line>();
    open.add(new Line(root, 0));
    while (!open.isEmpty()) {
      Line line = open.remove(open.size() - 1);
      int depth = line.depth();
      indent(depth).append(depth == 0 ? "" : "awaits ").append(line.awaited());
      boolean fresh = told.add(line.awaited());
      text.append(fresh || !(line.awaited() instanceof Task<?>) ? "\n" : " (see above)\n");
      if (fresh) {
        List<Object> next = new ArrayList<>(next(line, depth));
        Collections.reverse(next);
        next.forEach(awaited -> open.add(new Line(awaited, depth + 1)));
      }
    }
  }

  private Collection<?> next(Line line, int depth) {
    if (line.awaited() instanceof Task<?> task) {
      if (task.equals(running)) {
        indent(depth + 1).append("runs\n");
        return List.of();
      }
      for (StackTraceElement frame : task.stack()) {
        indent(depth + 1).append("at ").append(frame).append('\n');
      }
      Object awaited = task.awaited();
      return awaited == null ? List.of() : List.of(awaited);
    }
    return line.awaited() instanceof Promise<?> promise ? promise.awaits() : List.of();
  }

  /** All promises that the end of the task waits for, up to the next tasks. */
  private static Collection<Object> promisesBehind(Task<?> task) {
    Set<Object> found = new LinkedHashSet<>();
    var open = new ArrayList<Object>();
    if (task.awaited() instanceof Promise<?> promise) {
      open.add(promise);
    }
    while (!open.isEmpty()) {
      Object promise = open.remove(open.size() - 1);
      if (found.add(promise) && !(promise instanceof Task<?>)) {
        open.addAll(((Promise<?>) promise).awaits());
      }
    }
    return found;
  }

  private StringBuilder indent(int depth) {
    return text.append("  ".repeat(Math.min(depth, DEEPEST_INDENT)));
  }

  private static Set<Object> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
