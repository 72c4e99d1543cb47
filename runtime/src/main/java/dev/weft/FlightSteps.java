package dev.weft;

import dev.weft.jfr.LoopEvents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the tasks and steps of a loop into events of the flight recorder. */
final class FlightSteps implements StepObserver {
  private final LoopEvents events;
  private @Nullable Object job;

  FlightSteps(String loop) {
    events = new LoopEvents(loop);
  }

  void started(Task<?> task, @Nullable Task<?> creator) {
    events.taskStarted(task.name(), task.number(), creator == null ? null : creator.name());
  }

  void ended(Task<?> task) {
    String outcome = task.isCancelled() ? "cancelled" : task.hasFailed() ? "failed" : "done";
    events.taskEnded(task.name(), task.number(), outcome);
  }

  @Override
  public void begin(Object job) {
    this.job = job;
    events.stepBegins();
  }

  @Override
  public void end() {
    Object job = this.job;
    this.job = null;
    if (events.stepEndsLate()) {
      events.slowStep(String.valueOf(job));
    }
    if (job instanceof Task<?> task) {
      if (events.wantsTaskStep()) {
        events.taskStep(task.name(), task.number(), awaited(task), place(task));
      }
      if (task.isDone()) {
        ended(task);
      }
    }
  }

  private static String awaited(Task<?> task) {
    Object awaited = task.awaited();
    return awaited == null ? "" : awaited.toString();
  }

  private static String place(Task<?> task) {
    List<StackTraceElement> stack = task.stack();
    return stack.isEmpty() ? "" : stack.get(0).toString();
  }
}
