package dev.weft.sync;

import dev.weft.Coroutine;
import dev.weft.frame.InPlace;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many tasks at a time into a part of the program.
 *
 * <pre>{@code
 * await(connections.acquire());
 * try {
 *   return done(await(fetch(url)));
 * } finally {
 *   connections.release();
 * }
 * }</pre>
 *
 * <p>Fair: permits go to those who wait in the order they came, and nobody gets one past them.
 *
 * <p>As asyncio's {@code Semaphore} and {@code BoundedSemaphore}.
 */
public final class AsyncSemaphore {
  private final Home home = new Home();
  private final WaitLine line = new WaitLine();

  /** So many there may be. */
  private final int most;

  /** Permits that nobody has; one who is woken has its permit already. */
  private int free;

  /**
   * A semaphore with so many permits, which releases may add to.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public AsyncSemaphore(int permits) {
    this(permits, Integer.MAX_VALUE);
  }

  private AsyncSemaphore(int permits, int most) {
    if (permits < 0) {
      throw new IllegalArgumentException(
          "a semaphore cannot have " + permits + " permits: give zero or more");
    }
    free = permits;
    this.most = most;
  }

  /**
   * A semaphore with so many permits and never more: a release too many is an error.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public static AsyncSemaphore bounded(int permits) {
    return new AsyncSemaphore(permits, permits);
  }

  /**
   * Waits for a permit and takes it. Does not suspend if one is free and nobody waits.
   *
   * <p>Cancelling ends the wait; a permit that was handed to the task already goes to the next.
   */
  @InPlace(InPlaceCalls.class)
  public Coroutine<Void> acquire() {
    return waitToAcquire();
  }

  /**
   * Gives a permit back, or adds one: to the task that has waited longest, which goes on in the
   * next turn. Never suspends.
   *
   * @throws IllegalStateException if that would be more than a bounded semaphore has, or on another
   *     thread than the loop's
   */
  public void release() {
    home.check();
    if (free >= most) {
      throw new IllegalStateException(
          this + " has all its permits: release() once for each acquire() that was awaited");
    }
    free++;
    handOut();
  }

  /** Whether {@link #acquire} would have to wait now. */
  public boolean isLocked() {
    return free == 0 || !line.isEmpty();
  }

  Waiter<Void> waitToAcquire() {
    return new Acquiring();
  }

  /** Takes a permit if that can be done without waiting. */
  boolean acquireAtOnce() {
    home.enter();
    if (isLocked()) {
      return false;
    }
    free--;
    return true;
  }

  /** Gives free permits to those who wait. */
  private void handOut() {
    while (free > 0 && line.wakeFirst()) {
      free--;
    }
  }

  @Override
  public String toString() {
    return "AsyncSemaphore[" + free + " free]";
  }

  private final class Acquiring extends Waiter<Void> {
    @Override
    @Nullable Object enter() {
      return acquireAtOnce() ? null : parkIn(line);
    }

    @Override
    @Nullable Object goOn() throws Throwable {
      boolean hasPermit = line.leave(this);
      try {
        return result();
      } catch (Throwable cancelled) {
        if (hasPermit) {
          free++;
        }
        throw cancelled;
      } finally {
        // Permits may be left that those who came after the wake-up had to leave to it.
        handOut();
      }
    }

    @Override
    public String toString() {
      return "AsyncSemaphore.acquire";
    }
  }
}
