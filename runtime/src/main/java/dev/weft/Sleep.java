package dev.weft;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns a delay into a suspension. The task that sleeps is itself the timer. */
final class Sleep<T> extends Coroutine<T> {
  private final long nanos;
  private final @Nullable T value;
  private boolean begun;

  Sleep(long nanos, @Nullable T value) {
    this.nanos = nanos;
    this.value = value;
  }

  /** Suspends the frame that awaits, so that nothing of this has to be kept. */
  @Override
  protected boolean awaitIn(Coroutine<?> frame) {
    useIn(frame);
    frame.running().sleep(frame, nanos, value);
    return true;
  }

  /** As the first frame of a task, which suspends itself. */
  @Override
  protected @Nullable Object resume() throws Throwable {
    if (begun) {
      return result();
    }
    begun = true;
    running().sleep(this, nanos, value);
    return SUSPENDED;
  }

  @Override
  public String toString() {
    return "sleep of " + Duration.ofNanos(nanos);
  }
}
