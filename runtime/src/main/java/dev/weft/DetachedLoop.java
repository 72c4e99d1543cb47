package dev.weft;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the tasks of an async method that returns a future and was called where no loop runs: one
 * step at a time, each on the thread that has completed what the step was waiting for.
 */
final class DetachedLoop extends EventLoop {
  private static final RunOptions OPTIONS =
      RunOptions.defaults()
          .name("detached")
          .blockingExecutor(Executors.newCachedThreadPool(DetachedLoop::daemon));

  /** How often somebody had something to do since nobody was at it. */
  private final AtomicInteger calls = new AtomicInteger();

  /** When the alarm rings that is set, in {@link System#nanoTime()}; for who drives. */
  private long alarm;

  private boolean hasAlarm;

  DetachedLoop() {
    super(OPTIONS, null);
  }

  /** Works on this thread, unless another one does, which then goes on with this too. */
  @Override
  void wake() {
    if (calls.getAndIncrement() > 0) {
      return;
    }
    int seen = 1;
    while (seen > 0) {
      runHere();
      setAlarm();
      seen = calls.addAndGet(-seen);
    }
  }

  /** Nobody closes such a loop, so that its threads must not keep the JVM alive. */
  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "weft-detached");
    thread.setDaemon(true);
    return thread;
  }

  private void setAlarm() {
    long nanos = nanosToNextTimer();
    if (nanos == Long.MAX_VALUE) {
      return;
    }
    long when = System.nanoTime() + nanos;
    if (!hasAlarm || when - alarm < 0 || alarm - System.nanoTime() < 0) {
      hasAlarm = true;
      alarm = when;
      CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(this::wake);
    }
  }
}
