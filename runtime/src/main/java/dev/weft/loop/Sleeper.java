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

  /** Null until the loop has one: a thread is parked more cheaply than in a selector. */
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

  /** The channels, unless the loop has none. */
  public @Nullable Channels channels() {
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
   * interrupted, or for no reason.
   *
   * @return whether a channel has something to do
   */
  public boolean sleep(long nanos) {
    if (channels != null) {
      return channels.poll(nanos);
    }
    if (nanos == Long.MAX_VALUE) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, nanos);
    }
    return false;
  }

  /** Whether a channel has something to do now. */
  public boolean hears() {
    return channels != null && channels.poll(0);
  }

  /** Sleeps for so many nanoseconds where there are channels; false if anything ended that. */
  public boolean isSilent(long nanos) {
    if (channels == null) {
      return true;
    }
    long begin = System.nanoTime();
    return !channels.poll(nanos) && System.nanoTime() - begin >= nanos;
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
    if (channels == null) {
      LockSupport.unpark(thread);
    } else {
      channels.wake();
    }
  }
}
