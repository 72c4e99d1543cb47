package dev.weft.loop;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Turns what other threads hand in into jobs of the loop's thread; the one place where threads
 * meet. The bell rings once for all that comes in between two drains.
 *
 * <p>A stack without a lock, which a drain takes as a whole and turns round: a thread that is held
 * up while it hands in holds up nobody.
 */
public final class Door {
  /** What was handed in last, when nothing can be any more. */
  private static final Entry CLOSED = new Entry(new Object());

  private final Runnable bell;

  /** What was handed in last; null if nothing waits. */
  private final AtomicReference<@Nullable Entry> last = new AtomicReference<>();

  /** What waited when the door was closed. */
  private @Nullable Entry left;

  private static final class Entry {
    final Object job;

    /** What was handed in before; what comes after, once the stack is turned round. */
    @Nullable Entry next;

    Entry(Object job) {
      this.job = job;
    }
  }

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
    var entry = new Entry(job);
    Entry before;
    do {
      before = last.get();
      if (isClosed(before)) {
        throw new RejectedExecutionException(
            "the event loop is closed: start another one with AsyncMain.run(...)");
      }
      entry.next = before;
    } while (!last.compareAndSet(before, entry));
    if (before == null) {
      bell.run();
    }
  }

  /** Whether something waits at an open door. */
  public boolean isRung() {
    Entry entry = last.get();
    return entry != null && !isClosed(entry);
  }

  /** Moves what waits to the ready queue, in order. For the loop's thread. */
  public void drainTo(ReadyQueue ready) {
    if (isRung()) {
      add(last.getAndSet(null), ready);
    } else if (left != null) {
      add(left, ready);
      left = null;
    }
  }

  private static void add(@Nullable Entry newest, ReadyQueue ready) {
    Entry entry = turnedRound(newest);
    while (entry != null) {
      ready.add(entry.job);
      entry = entry.next;
    }
  }

  private static @Nullable Entry turnedRound(@Nullable Entry newest) {
    Entry eldest = null;
    Entry entry = newest;
    while (entry != null) {
      Entry before = entry.next;
      entry.next = eldest;
      eldest = entry;
      entry = before;
    }
    return eldest;
  }

  /**
   * Refuses all jobs from now on. What came in before can still be drained. For the loop's thread.
   */
  public void close() {
    Entry waiting = last.getAndSet(CLOSED);
    if (!isClosed(waiting)) {
      left = waiting;
    }
  }

  /** Whether the door refuses jobs. */
  public boolean isClosed() {
    return isClosed(last.get());
  }

  @SuppressWarnings("ReferenceEquality") // a mark
  private static boolean isClosed(@Nullable Entry entry) {
    return entry == CLOSED;
  }
}
