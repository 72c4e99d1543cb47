package dev.weft.loop;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Turns the wish to wait into a sleep of the loop's thread that time or a wake-up ends. */
public final class Sleeper {
  /** The thread that sleeps or is about to, so that it has to be woken. */
  private volatile @Nullable Thread asleep;

  /** Makes a sleeper. */
  public Sleeper() {}

  /**
   * From now on, {@link #wake} ends the next sleep of this thread. Who looks for work after that
   * and finds none misses nothing.
   */
  public void lieDown() {
    asleep = Thread.currentThread();
  }

  /** Sleeps until woken or interrupted, or for no reason. */
  public void sleep() {
    LockSupport.park(this);
  }

  /** The same for at most so many nanoseconds. */
  public void sleep(long nanos) {
    LockSupport.parkNanos(this, nanos);
  }

  /** The sleep is over. */
  public void getUp() {
    asleep = null;
  }

  /** Ends the sleep of now, if there is one; from any thread. */
  public void wake() {
    Thread thread = asleep;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }
}
