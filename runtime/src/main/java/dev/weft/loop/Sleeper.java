package dev.weft.loop;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Turns the wish to wait into a sleep of the loop's thread that time, a wake-up or a channel ends.
 */
public final class Sleeper {
  /** The thread that sleeps or is about to, so that it has to be woken. */
  private volatile @Nullable Thread asleep;

  /**
   * Null until the loop has one: a thread is parked more cheaply than in a selector. Other threads
   * see it once they see {@link #asleep}, which is set after it.
   */
  private @Nullable Channels channels;

  /** Makes a sleeper. */
  public Sleeper() {}

  /** The channels; from now on, the sleep is one in their selector. For the loop's thread. */
  public Channels openChannels() throws IOException {
    if (channels == null) {
      channels = new Channels();
    }
    return channels;
  }

  /**
   * From now on, {@link #wake} ends the next sleep of this thread. Who looks for work after that
   * and finds none misses nothing.
   */
  public void lieDown() {
    asleep = Thread.currentThread();
  }

  /**
   * Sleeps for at most so many nanoseconds, {@link Long#MAX_VALUE} for ever, until woken or
   * interrupted, a channel is ready, or for no reason.
   */
  public void sleep(long nanos) {
    if (channels != null) {
      channels.poll(nanos);
    } else if (nanos == Long.MAX_VALUE) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, nanos);
    }
  }

  /** The sleep is over. */
  public void getUp() {
    asleep = null;
  }

  /** Ends the sleep of now, if there is one; from any thread. */
  public void wake() {
    Thread thread = asleep;
    if (thread == null) {
      return;
    }
    Channels channels = this.channels;
    if (channels == null) {
      LockSupport.unpark(thread);
    } else {
      channels.wake();
    }
  }
}
