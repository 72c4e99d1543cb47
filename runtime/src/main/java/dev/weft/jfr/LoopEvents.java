package dev.weft.jfr;

import org.jspecify.annotations.Nullable;

/** Turns what one loop tells of its tasks into events, as far as a recording wants them. */
public final class LoopEvents {
  private final String loop;
  private SlowStepEvent slowStep = new SlowStepEvent();
  private TaskStepEvent taskStep = new TaskStepEvent();

  /** For the loop of this name. */
  public LoopEvents(String loop) {
    this.loop = loop;
  }

  /** A task was made, in the step of another or in none. */
  public void taskStarted(String task, long number, @Nullable String creator) {
    var event = new TaskStartEvent();
    if (event.shouldCommit()) {
      event.loop = loop;
      event.task = task;
      event.number = number;
      event.creator = creator;
      event.commit();
    }
  }

  /** A task is done. */
  public void taskEnded(String task, long number, String outcome) {
    var event = new TaskEndEvent();
    if (event.shouldCommit()) {
      event.loop = loop;
      event.task = task;
      event.number = number;
      event.outcome = outcome;
      event.commit();
    }
  }

  /** A step begins. */
  public void stepBegins() {
    slowStep = new SlowStepEvent();
    slowStep.begin();
    taskStep = new TaskStepEvent();
    taskStep.begin();
  }

  /** The step is over: whether it took so long that {@link #slowStep} wants to know its job. */
  public boolean stepEndsLate() {
    slowStep.end();
    return slowStep.shouldCommit();
  }

  /** What the slow step did. */
  public void slowStep(String job) {
    slowStep.loop = loop;
    slowStep.job = job;
    slowStep.commit();
  }

  /** The step of a task is over: whether {@link #taskStep} wants to know more. */
  public boolean wantsTaskStep() {
    taskStep.end();
    return taskStep.shouldCommit();
  }

  /** Whose step it was, and where the task waits now. */
  public void taskStep(String task, long number, String awaits, String place) {
    taskStep.loop = loop;
    taskStep.task = task;
    taskStep.number = number;
    taskStep.awaits = awaits;
    taskStep.place = place;
    taskStep.commit();
  }
}
