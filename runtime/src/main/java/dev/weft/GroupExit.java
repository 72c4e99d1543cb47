package dev.weft;

import org.jspecify.annotations.Nullable;

/** Turns the end of a task group's block into the end of the group. */
final class GroupExit extends Coroutine<Boolean> {
  private final TaskGroup group;
  private final @Nullable Throwable failure;
  private boolean begun;

  GroupExit(TaskGroup group, @Nullable Throwable failure) {
    this.group = group;
    this.failure = failure;
  }

  @Override
  protected Object resume() throws Throwable {
    if (begun) {
      takeEndOfWait();
    } else {
      begun = true;
      group.bodyEnded(running(), failure);
    }
    // Tasks may make more tasks, and each cancellation ends a wait.
    for (Promise<Void> end = group.nextWait(); end != null; end = group.nextWait()) {
      if (awaiting(end)) {
        return SUSPENDED;
      }
      takeEndOfWait();
    }
    return group.leave();
  }

  private void takeEndOfWait() throws Throwable {
    try {
      result();
    } catch (CancelledError error) {
      group.waitCancelled(error);
    }
  }

  @Override
  public String toString() {
    return "exit of " + group;
  }
}
