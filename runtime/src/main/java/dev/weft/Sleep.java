package dev.weft;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns a delay into a suspension. The task that sleeps is itself the timer. */
class Sleep<T> extends Coroutine<T> {
  private final long nanos;
  private boolean begun;

  Sleep(long nanos) {
    this.nanos = nanos;
  }

  /** What comes out of the sleep. */
  @Nullable T value() {
    return null;
  }

  /** Suspends who awaits, so that nothing of this has to be kept. */
  @Override
  protected final @Nullable Object awaitIn(Task<?> task, int depth, @Nullable Coroutine<?> caller) {
    begin(task, null);
    task.sleep(nanos, value());
    return null;
  }

  /** As the first frame of a task, which suspends itself. */
  @Override
  protected final @Nullable Object resume() throws Throwable {
    if (begun) {
      return result();
    }
    begun = true;
    running().sleep(nanos, value());
    return SUSPENDED;
  }

  @Override
  public final String toString() {
    return "sleep of " + Duration.ofNanos(nanos);
  }
}
