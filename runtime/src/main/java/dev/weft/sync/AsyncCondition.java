package dev.weft.sync;

import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.frame.Frame;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A lock whose holders can wait for what other holders do.
 *
 * <pre>{@code
 * await(changed.lock());
 * try {
 *   await(changed.waitUntil(() -> !jobs.isEmpty()));
 *   return done(jobs.remove());
 * } finally {
 *   changed.unlock();
 * }
 * }</pre>
 *
 * <p>Fair: signals go to those who wait in the order they came. A wait may also end without a
 * signal, so that what is waited for should be looked at again, as {@link #waitUntil} does.
 *
 * <p>As asyncio's {@code Condition}, except that a task that is cancelled before it was signalled
 * does not make another go on.
 */
public final class AsyncCondition {
  private final Home home = new Home();
  private final WaitLine line = new WaitLine();
  private final AsyncLock lock;

  /** A condition with a lock of its own. */
  public AsyncCondition() {
    this(new AsyncLock());
  }

  /** A condition with a lock that it may share with others. */
  public AsyncCondition(AsyncLock lock) {
    if (lock == null) {
      throw new NullPointerException("the lock of a condition must not be null");
    }
    this.lock = lock;
  }

  /** Locks the lock; see {@link AsyncLock#lock} for when this suspends and what cancelling does. */
  public Coroutine<Void> lock() {
    return lock.lock();
  }

  /**
   * Locks the lock and gives what unlocks; see {@link AsyncLock#acquire} for when this suspends and
   * what cancelling does.
   */
  public Coroutine<AsyncLock.Held> acquire() {
    return lock.acquire();
  }

  /**
   * Unlocks the lock. Never suspends.
   *
   * @throws IllegalStateException if the lock is not locked, or on another thread than the loop's
   */
  public void unlock() {
    lock.unlock();
  }

  /** Whether somebody has the lock. */
  public boolean isLocked() {
    return lock.isLocked();
  }

  /**
   * Unlocks, waits for a signal, and locks again. Always suspends. Awaiting it without the lock is
   * an {@link IllegalStateException}.
   *
   * <p>Cancelling ends the wait for the signal but not the one for the lock: the task has the lock
   * again when it sees the {@link CancelledError}, the last one if there were several, however long
   * that takes. A signal that it had already been given goes to the next.
   */
  public Coroutine<Void> waitSignal() {
    return new WaitingForSignal();
  }

  /**
   * Waits for signals until the condition holds; does not suspend if it does. Awaiting it without
   * the lock is an {@link IllegalStateException} if it has to wait. The condition is asked with the
   * lock held, and what it throws comes out with the lock held. Cancelling does as with {@link
   * #waitSignal}.
   */
  public Coroutine<Void> waitUntil(BooleanSupplier condition) {
    if (condition == null) {
      throw new NullPointerException("the condition must not be null");
    }
    return new WaitingUntil(condition);
  }

  /**
   * Lets up to so many go on who wait, those who came first: each when it has got the lock. Never
   * suspends, and keeps the lock.
   *
   * @throws IllegalStateException if the lock is not locked, or on another thread than the loop's
   * @throws IllegalArgumentException if the number is negative
   */
  public void signal(int most) {
    requireLocked("signal");
    if (most < 0) {
      throw new IllegalArgumentException("cannot signal " + most + " waiters: give zero or more");
    }
    boolean more = true;
    for (int i = 0; i < most && more; i++) {
      more = line.wakeFirst();
    }
  }

  /** Lets all go on who wait; see {@link #signal}. */
  public void signalAll() {
    requireLocked("signalAll");
    line.wakeAll();
  }

  private void requireLocked(String what) {
    home.check();
    lock.requireThread();
    if (!lock.isLocked()) {
      throw new IllegalStateException(
          what + " without the lock: await lock() of the condition before");
    }
  }

  @Override
  public String toString() {
    return "AsyncCondition[" + (isLocked() ? "locked" : "free") + "]";
  }

  /** Turns into: unlock; await the signal; await the lock until it is there. */
  private final class WaitingForSignal extends LineFrame<Void> {
    private boolean begun;
    private boolean locking;
    private boolean signalled;

    /** The last cancellation, to be thrown with the lock held. */
    private @Nullable CancelledError cancelled;

    @Override
    protected @Nullable Object resume() throws Throwable {
      if (!begun) {
        begun = true;
        return begin();
      }
      if (!locking) {
        locking = true;
        signalled = line.leave(this);
        outcome();
        if (awaiting(lock.lock())) {
          return SUSPENDED;
        }
      }
      while (!outcome()) {
        if (awaiting(lock.lock())) {
          return SUSPENDED;
        }
      }
      if (cancelled == null) {
        return null;
      }
      feelInsistence();
      if (signalled) {
        line.wakeFirst();
      }
      throw cancelled;
    }

    private Object begin() throws Throwable {
      home.enter();
      requireLocked("waitSignal");
      line.join(this);
      lock.unlock();
      return park();
    }

    /** Whether the await before ended by itself; a cancellation is kept. */
    private boolean outcome() throws Throwable {
      try {
        result();
        return true;
      } catch (CancelledError error) {
        cancelled = error;
        bearInsistence();
        return false;
      }
    }

    @Override
    public String toString() {
      return "AsyncCondition.waitSignal";
    }
  }

  private final class WaitingUntil extends Frame<Void> {
    private final BooleanSupplier condition;
    private boolean waiting;

    WaitingUntil(BooleanSupplier condition) {
      this.condition = condition;
    }

    @Override
    protected @Nullable Object resume() throws Throwable {
      if (waiting) {
        result();
      }
      while (!condition.getAsBoolean()) {
        waiting = true;
        if (awaiting(waitSignal())) {
          return SUSPENDED;
        }
        result();
      }
      return null;
    }

    @Override
    public String toString() {
      return "AsyncCondition.waitUntil";
    }
  }
}
