package dev.weft.testing;

import dev.weft.EventLoop;
import dev.weft.Tasks;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns a run that takes too long into a failure that shows what its tasks waited for. The thread
 * is interrupted, which cancels the main task of its loop, and again for as long as that does not
 * help.
 */
final class TimeLimit {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(TimeLimit::daemon);

  private final Duration limit;
  private final EventLoop loop;
  private final Thread thread = Thread.currentThread();
  private @Nullable String dump;
  private boolean over;

  private TimeLimit(Duration limit, EventLoop loop) {
    this.limit = limit;
    this.loop = loop;
  }

  /** Runs on this thread; the loop is the one that this will run. */
  static <T> T watch(Duration limit, EventLoop loop, Supplier<T> run) {
    var watch = new TimeLimit(limit, loop);
    ScheduledFuture<?> alarm =
        WATCH.scheduleWithFixedDelay(
            watch::interrupt, limit.toNanos(), PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    try {
      T value = run.get();
      watch.end(null);
      return value;
    } catch (Throwable failure) {
      watch.end(failure);
      throw failure;
    } finally {
      alarm.cancel(false);
    }
  }

  private void interrupt() {
    String seen = dump == null ? Tasks.dump(loop) : dump;
    synchronized (this) {
      if (!over) {
        dump = seen;
        thread.interrupt();
      }
    }
  }

  private synchronized void end(@Nullable Throwable failure) {
    over = true;
    if (dump != null) {
      boolean unused = Thread.interrupted();
      throw new AssertionError(
          "the test was not done after " + limit + " of real time. Then:\n" + dump, failure);
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "weft-test-limit");
    thread.setDaemon(true);
    return thread;
  }
}
