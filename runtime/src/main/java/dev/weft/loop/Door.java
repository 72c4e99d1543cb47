package dev.weft.loop;

import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;

/**
 * Turns what other threads hand in into jobs of the loop's thread; the one place where threads
 * meet. The bell rings once for all that comes in between two drains.
 */
public final class Door {
  private final Runnable bell;
  private final Object lock = new Object();
  private ArrayDeque<Object> waiting = new ArrayDeque<>();
  private ArrayDeque<Object> spare = new ArrayDeque<>();
  private volatile boolean closed;
  private volatile boolean rung;

  /** The bell is rung on the thread that hands in, and has to end the sleep of the loop. */
  public Door(Runnable bell) {
    this.bell = bell;
  }

  /**
   * Hands a job in, from any thread.
   *
   * @throws RejectedExecutionException if the door is closed
   */
  public void hand(Object job) {
    boolean first;
    synchronized (lock) {
      if (closed) {
        throw new RejectedExecutionException(
            "the event loop is closed: start another one with AsyncMain.run(...)");
      }
      waiting.add(job);
      first = !rung;
      rung = true;
    }
    if (first) {
      bell.run();
    }
  }

  /** Whether something waits. */
  public boolean isRung() {
    return rung;
  }

  /** Moves what waits to the ready queue, in order. For the loop's thread. */
  public void drainTo(ReadyQueue ready) {
    if (!rung) {
      return;
    }
    ArrayDeque<Object> jobs;
    synchronized (lock) {
      jobs = waiting;
      waiting = spare;
      spare = jobs;
      rung = false;
    }
    for (Object job = jobs.poll(); job != null; job = jobs.poll()) {
      ready.add(job);
    }
  }

  /** Refuses all jobs from now on. What came in before can still be drained. */
  public void close() {
    synchronized (lock) {
      closed = true;
    }
  }

  /** Whether the door refuses jobs. */
  public boolean isClosed() {
    return closed;
  }
}
