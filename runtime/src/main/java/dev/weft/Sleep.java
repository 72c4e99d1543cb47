package dev.weft;

import dev.weft.loop.Timed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Turns a delay into a suspension. The coroutine itself is the timer.
 *
 * <p>When the time has come it is queued, and when its turn comes it queues its task: two steps, as
 * a promise that a timer completes, so that who cancels in between still wins.
 */
final class Sleep<T> extends Coroutine<T> implements Timed {
  private static final byte NEW = 0;
  private static final byte WAITING = 1;
  private static final byte OVER = 2;

  private final long nanos;
  private final @Nullable T value;
  private int place = NOWHERE;
  private byte state;

  Sleep(long nanos, @Nullable T value) {
    this.nanos = nanos;
    this.value = value;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state != NEW) {
      result();
      return value;
    }
    Task<?> task = running();
    if (nanos <= 0) {
      state = OVER;
      task.loop().ready(task);
    } else {
      state = WAITING;
      task.loop().sleepFor(nanos, this);
    }
    task.suspend(this, this);
    return SUSPENDED;
  }

  /** The timer's turn. */
  void run() {
    if (state == WAITING) {
      end();
    }
  }

  /** Ends the sleep with a cancellation; false if it is over already. */
  boolean cancelWait(CancelledError error) {
    if (state != WAITING) {
      return false;
    }
    Task<?> task = running();
    task.loop().cancelTimer(this);
    task.input = error;
    task.failed = true;
    end();
    return true;
  }

  @Override
  public int place() {
    return place;
  }

  @Override
  public void place(int place) {
    this.place = place;
  }

  private void end() {
    state = OVER;
    Task<?> task = running();
    task.loop().ready(task);
  }

  @Override
  public String toString() {
    return "sleep of " + Duration.ofNanos(nanos);
  }
}
