package dev.weft;

/** Turns a loop into its numbers of now. */
final class LiveStatistics implements LoopStatistics {
  private final EventLoop loop;

  LiveStatistics(EventLoop loop) {
    this.loop = loop;
  }

  @Override
  public String getName() {
    return loop.name();
  }

  @Override
  public long getMadeTasks() {
    return loop.madeTasks();
  }

  @Override
  public long getPendingTasks() {
    return loop.pendingTasks();
  }

  @Override
  public long getEndedTasks() {
    return Math.max(0, loop.madeTasks() - loop.pendingTasks());
  }

  @Override
  public long getSteps() {
    return loop.steps();
  }

  @Override
  public int getReadyJobs() {
    return loop.readyJobs();
  }

  @Override
  public long getBusyNanos() {
    return loop.times.busy();
  }

  @Override
  public long getWaitingNanos() {
    return loop.times.waiting();
  }

  @Override
  public long getLongestDelayNanos() {
    return loop.times.longestDelay();
  }
}
