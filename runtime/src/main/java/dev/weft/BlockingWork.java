package dev.weft;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Turns blocking calls into work for other threads: the executor of a loop, made when needed. */
final class BlockingWork {
  private static final int MOST_THREADS = 32;
  private static final int THREADS_BEYOND_PROCESSORS = 4;

  private final String name;
  private final @Nullable ExecutorService given;
  private @Nullable ExecutorService own;

  /** Calls that run or wait for a thread. */
  private final AtomicInteger outstanding = new AtomicInteger();

  BlockingWork(String name, @Nullable ExecutorService given) {
    this.name = name;
    this.given = given;
  }

  boolean isIdle() {
    return outstanding.get() == 0;
  }

  void begin() {
    outstanding.incrementAndGet();
  }

  void end() {
    outstanding.decrementAndGet();
  }

  /** The executor of the options, or the loop's own. Called on the loop's thread. */
  ExecutorService executor() {
    if (given != null) {
      return given;
    }
    if (own == null) {
      own = virtualThreads();
      if (own == null) {
        own = pool();
      }
    }
    return own;
  }

  /**
   * Lets the loop's own executor finish; an executor that was given is its owner's matter.
   *
   * @return false if work was left behind when the time was over
   */
  boolean close(Duration grace) {
    if (own == null) {
      return true;
    }
    own.shutdown();
    // An interrupt that ended the run must not end this wait too; one that comes now does.
    boolean interrupted = Thread.interrupted();
    try {
      return own.awaitTermination(Durations.toNanos(grace), TimeUnit.NANOSECONDS);
    } catch (InterruptedException again) {
      interrupted = true;
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Since 21 the JDK has them; this is compiled for 17. */
  private static @Nullable ExecutorService virtualThreads() {
    try {
      Method factory = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
      return (ExecutorService) factory.invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return null;
    }
  }

  private ExecutorService pool() {
    int processors = Runtime.getRuntime().availableProcessors();
    int threads = Math.min(MOST_THREADS, processors + THREADS_BEYOND_PROCESSORS);
    var number = new AtomicInteger();
    var pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              var thread = new Thread(task, name + "-blocking-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
