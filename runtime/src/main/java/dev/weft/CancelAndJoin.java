package dev.weft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a task into its end, however it ends. */
final class CancelAndJoin extends Coroutine<Void> {
  private final Task<?> target;
  private @Nullable Registration registration;

  CancelAndJoin(Task<?> target) {
    this.target = target;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (registration == null) {
      if (target.equals(running())) {
        throw new IllegalStateException(target + " would wait for its own end: call cancel()");
      }
      target.bindTo(running().loop());
      if (!target.cancel()) {
        return null;
      }
      // By way of another promise, so that a cancellation of who waits stands out.
      var end = new Waiting(running().loop(), List.of(target));
      registration = target.onDone(done -> end.completeIfPending());
      if (awaiting(end)) {
        return SUSPENDED;
      }
    }
    try {
      return result();
    } finally {
      registration.remove();
    }
  }

  @Override
  public String toString() {
    return "cancelAndJoin of " + target;
  }
}
