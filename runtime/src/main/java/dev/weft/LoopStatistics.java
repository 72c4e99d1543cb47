package dev.weft;

/**
 * What one event loop has done so far, for {@link LoopsMXBean}. Counted whether somebody asks or
 * not, at no cost, and read while the loop goes on, so that each number is about right. To be
 * called from any thread.
 */
public interface LoopStatistics {
  /** The {@linkplain RunOptions#name name} of the loop. */
  String getName();

  /** How many tasks were made. */
  long getMadeTasks();

  /** How many tasks are not done. */
  long getPendingTasks();

  /** How many tasks are done. */
  long getEndedTasks();

  /**
   * How many jobs the loop took from its queue: steps of tasks and callbacks, and a timer's own
   * turn before the step of a task that slept.
   */
  long getSteps();

  /** How many jobs are ready and wait for their turn: how far the loop lags behind. */
  int getReadyJobs();

  /** How long the loop ran without sleeping, in nanoseconds. */
  long getBusyNanos();

  /** How long the loop slept because there was nothing to do, in nanoseconds. */
  long getWaitingNanos();

  /** How late the latest sleep of a task ended, in nanoseconds of the loop's clock. */
  long getLongestDelayNanos();
}
