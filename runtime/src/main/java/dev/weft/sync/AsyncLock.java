package dev.weft.sync;

import dev.weft.Coroutine;
import dev.weft.frame.InPlace;
import org.jspecify.annotations.Nullable;

/**
 * Lets one task at a time into a part of the program that awaits in its middle.
 *
 * <pre>{@code
 * try (var held = await(lock.acquire())) {
 *   await(connection.write(request));
 *   return done(await(connection.read()));
 * }
 * }</pre>
 *
 * <p>The lock belongs to no task: any may unlock it, and a task that locks it twice waits for ever.
 * Fair: who came first gets it first, and nobody gets it past those who wait.
 *
 * <p>As asyncio's {@code Lock}.
 */
public final class AsyncLock {
  private final Home home = new Home();
  private final WaitLine line = new WaitLine();
  private final Held held = this::unlock;
  private boolean locked;

  /** A lock that is not locked. */
  public AsyncLock() {}

  /** A lock that is held until this is closed. */
  @FunctionalInterface
  public interface Held extends AutoCloseable {
    /**
     * Unlocks.
     *
     * @throws IllegalStateException if the lock is not locked
     */
    @Override
    void close();
  }

  /**
   * Waits until the lock is free, and locks it. Does not suspend if it is free and nobody waits.
   *
   * <p>Cancelling ends the wait with the lock as it was; a task that is cancelled when the lock was
   * free for it already lets the next have it.
   */
  @InPlace(InPlaceCalls.class)
  public Coroutine<Void> lock() {
    return waitToLock();
  }

  /** Locks as {@link #lock} and gives what unlocks, for a {@code try} with resources. */
  public Coroutine<Held> acquire() {
    return new Acquiring();
  }

  /**
   * Unlocks; the task that has waited longest goes on in the next turn. Never suspends.
   *
   * @throws IllegalStateException if the lock is not locked, or on another thread than the loop's
   */
  public void unlock() {
    home.check();
    if (!locked) {
      throw new IllegalStateException(
          this + " is not locked: unlock() once for each lock() that was awaited");
    }
    locked = false;
    wakeNext();
  }

  /** Whether somebody has the lock. */
  public boolean isLocked() {
    return locked;
  }

  /** Refuses other threads than the loop's, for who shares the lock. */
  void requireThread() {
    home.check();
  }

  Waiter<Void> waitToLock() {
    return new Locking();
  }

  /** Takes the lock if that can be done without waiting. */
  boolean lockAtOnce() {
    home.enter();
    if (locked || !line.isEmpty()) {
      return false;
    }
    locked = true;
    return true;
  }

  /** Lets the first have the lock, unless one is about to take it already. */
  private void wakeNext() {
    if (!line.hasWoken()) {
      line.wakeFirst();
    }
  }

  @Override
  public String toString() {
    return "AsyncLock[" + (locked ? "locked" : "free") + "]";
  }

  /** Turns a wait in the line into the lock. */
  private abstract class Taking<R> extends Waiter<R> {
    abstract @Nullable R outcome();

    @Override
    final @Nullable Object enter() {
      return lockAtOnce() ? outcome() : parkIn(line);
    }

    @Override
    final @Nullable Object goOn() throws Throwable {
      line.leave(this);
      try {
        result();
      } catch (Throwable cancelled) {
        if (!locked) {
          wakeNext();
        }
        throw cancelled;
      }
      locked = true;
      return outcome();
    }
  }

  private final class Locking extends Taking<Void> {
    @Override
    @Nullable Void outcome() {
      return null;
    }

    @Override
    public String toString() {
      return "AsyncLock.lock";
    }
  }

  private final class Acquiring extends Taking<Held> {
    @Override
    Held outcome() {
      return held;
    }

    @Override
    public String toString() {
      return "AsyncLock.acquire";
    }
  }
}
