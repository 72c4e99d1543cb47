package dev.weft;

import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Turns a call that another thread makes into the end of a promise of the loop. */
final class CallPromise<T> extends Promise<T> implements Runnable {
  /** What cancelling does to a call that has begun. */
  enum OnCancel {
    LEAVE_THREAD,
    INTERRUPT_THREAD
  }

  private final EventLoop home;
  private final Callable<? extends T> callable;
  private final OnCancel onCancel;
  private final Object lock = new Object();

  /** Who makes the call now; guarded by the lock. */
  private @Nullable Thread thread;

  /** Guarded by the lock. */
  private boolean dropped;

  CallPromise(EventLoop home, Callable<? extends T> callable, OnCancel onCancel) {
    super(home);
    this.home = home;
    this.callable = callable;
    this.onCancel = onCancel;
  }

  /** A call that has not begun never does. */
  @Override
  public boolean cancel(@Nullable String message) {
    if (!super.cancel(message)) {
      return false;
    }
    synchronized (lock) {
      dropped = true;
      if (thread != null && onCancel == OnCancel.INTERRUPT_THREAD) {
        thread.interrupt();
      }
    }
    return true;
  }

  /** On the other thread. */
  @Override
  public void run() {
    Runnable end = () -> finish(null, null);
    if (begin()) {
      try {
        T value = callable.call();
        end = () -> finish(value, null);
      } catch (Throwable failure) {
        end = () -> finish(null, failure);
      } finally {
        leave();
      }
    }
    try {
      home.execute(end);
    } catch (RejectedExecutionException closed) {
      // The loop was closed when its grace was over; nobody waits any more.
    }
  }

  private boolean begin() {
    synchronized (lock) {
      thread = Thread.currentThread();
      return !dropped;
    }
  }

  /** From here on nobody interrupts, and an interrupt that was meant for the call ends with it. */
  private void leave() {
    synchronized (lock) {
      thread = null;
      if (dropped && onCancel == OnCancel.INTERRUPT_THREAD) {
        Thread.interrupted();
      }
    }
  }

  private void finish(@Nullable T value, @Nullable Throwable failure) {
    home.blockingWork.end();
    if (isDone()) {
      return;
    }
    if (failure == null) {
      completeWith(value);
    } else {
      completeFailed(failure);
    }
  }
}
