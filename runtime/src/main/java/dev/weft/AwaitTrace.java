package dev.weft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the frames that wait for a failure into elements at the end of its stack trace, where they
 * would stand if await blocked:
 *
 * <pre>
 * java.io.IOException: no address
 *   at u.Demo.fetch(Demo.java:9)
 *   ... what ran the step, up to the thread's first method
 *   at dev.weft.Task.await(Task-2)
 *   at u.Demo.fetchAll(Demo.java:20)
 *   at dev.weft.Task.await(Task-1)
 *   at u.Demo.main(Demo.java:31)
 * </pre>
 *
 * <p>What the JVM recorded stays as it is; suppressed exceptions and the cause are left to the
 * program. Each task stands there once, with the last await that the failure came out of, so that
 * an exception which is thrown again and again does not grow. Exceptions without a trace are left
 * alone, and so are those of static initializers: they are shared by all who throw them.
 */
final class AwaitTrace {
  private static final String MARKED_CLASS = Task.class.getName();

  /** The name of no method of {@link Task}. */
  private static final String MARKED_METHOD = "await";

  private static final int MOST_TASKS = 16;
  private static final int MOST_FRAMES_OF_A_TASK = 32;

  private final Throwable failure;
  private final List<StackTraceElement> trace;
  private final StackTraceElement mark;

  private AwaitTrace(Throwable failure, Task<?> task) {
    this.failure = failure;
    trace = new ArrayList<>(List.of(failure.getStackTrace()));
    mark = new StackTraceElement(MARKED_CLASS, MARKED_METHOD, task.name(), task.lineInTraces());
  }

  /**
   * Adds the frames of a task that awaited what has failed; in place of older ones of the task.
   *
   * @param frame null for a body that runs without one, and so stands on the thread's stack
   */
  static void delivered(Throwable failure, Task<?> task, @Nullable Coroutine<?> frame) {
    AwaitTrace extended = of(failure, task);
    if (extended != null) {
      extended.removeOwn();
      extended.add(
          frame == null
              ? FrameName.describeRunning(task.resumed(), MOST_FRAMES_OF_A_TASK)
              : FrameName.describeUsers(frame, MOST_FRAMES_OF_A_TASK));
    }
  }

  /**
   * Adds the callers of a frame that the loop had resumed, which therefore are not on the thread's
   * stack; nothing if the failure came into the task by an await, for then they are there already.
   */
  static void thrown(Throwable failure, Task<?> task, @Nullable Coroutine<?> caller) {
    if (caller != null) {
      AwaitTrace extended = of(failure, task);
      if (extended != null && !extended.trace.contains(extended.mark)) {
        extended.add(FrameName.describeUsers(caller, MOST_FRAMES_OF_A_TASK));
      }
    }
  }

  /** Null where there is no trace to extend. */
  private static @Nullable AwaitTrace of(Throwable failure, Task<?> task) {
    // Cancellations are no failures, and the JVM's own errors leave no room for more.
    if (failure instanceof CancelledError || failure instanceof VirtualMachineError) {
      return null;
    }
    try {
      var trace = new AwaitTrace(failure, task);
      return trace.isOfAThrow() ? trace : null;
    } catch (RuntimeException broken) {
      return null; // Its class has a getStackTrace() of its own; nothing may keep it from passing.
    }
  }

  /** False if the trace tells nothing about the throw: it is empty, or of a static initializer. */
  private boolean isOfAThrow() {
    for (StackTraceElement element : trace) {
      if (element.getMethodName().equals("<clinit>")) {
        return false;
      }
      if (element.getClassName().equals(MARKED_CLASS)) {
        return true;
      }
    }
    return !trace.isEmpty();
  }

  private void removeOwn() {
    int from = trace.indexOf(mark);
    if (from >= 0) {
      int to = from + 1;
      while (to < trace.size() && !isMark(trace.get(to))) {
        to++;
      }
      trace.subList(from, to).clear();
    }
  }

  private void add(List<StackTraceElement> frames) {
    if (!frames.isEmpty() && trace.stream().filter(AwaitTrace::isMark).count() < MOST_TASKS) {
      trace.add(mark);
      trace.addAll(frames);
      failure.setStackTrace(trace.toArray(new StackTraceElement[0]));
    }
  }

  private static boolean isMark(StackTraceElement element) {
    return element.getMethodName().equals(MARKED_METHOD)
        && element.getClassName().equals(MARKED_CLASS);
  }
}
