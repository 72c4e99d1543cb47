package dev.weft;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns a step that holds the loop up into a warning that says where it is, while it is there: on a
 * thread of its own, which looks several times in the limit for a step.
 */
final class Watchdog implements StepObserver {
  private static final int LOOKS_PER_LIMIT = 4;
  private static final long SHORTEST_PAUSE_MILLIS = 1;

  private final Thread loopThread;
  private final long limitNanos;
  private final Consumer<String> warnings;
  private final Thread thread;

  /** The step that runs; null between two. */
  private volatile @Nullable Step step;

  private record Step(Object job, long start) {}

  Watchdog(String name, long limitNanos, Consumer<String> warnings) {
    loopThread = Thread.currentThread();
    this.limitNanos = limitNanos;
    this.warnings = warnings;
    thread = new Thread(this::watch, name + "-watchdog");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void stop() {
    thread.interrupt();
  }

  @Override
  public void begin(Object job) {
    step = new Step(job, System.nanoTime());
  }

  @Override
  public void end() {
    Step step = this.step;
    this.step = null;
    if (step == null) {
      return;
    }
    long took = System.nanoTime() - step.start();
    if (took > limitNanos) {
      warnings.accept(
          "a step took "
              + Duration.ofNanos(took).toMillis()
              + " ms and held up the loop: "
              + step.job());
    }
  }

  @SuppressWarnings("ReferenceEquality") // a step is itself
  private void watch() {
    long pause =
        Math.max(SHORTEST_PAUSE_MILLIS, Duration.ofNanos(limitNanos).toMillis() / LOOKS_PER_LIMIT);
    Step reported = null;
    try {
      while (true) {
        Thread.sleep(pause);
        Step step = this.step;
        if (step != null
            && step != reported
            && System.nanoTime() - step.start() > limitNanos
            && report(step)) {
          reported = step;
        }
      }
    } catch (InterruptedException stopped) {
      // The loop does not run any more.
    }
  }

  /** False if the step ended while its stack was taken, which then says nothing about it. */
  @SuppressWarnings("ReferenceEquality") // a step is itself
  private boolean report(Step step) {
    StackTraceElement[] stack = loopThread.getStackTrace();
    if (this.step != step) {
      return false;
    }
    var text = new StringBuilder("a step holds up the loop: ").append(step.job());
    for (StackTraceElement element : stack) {
      if (element.getClassName().equals(EventLoop.class.getName())) {
        break; // Below it is who runs the loop.
      }
      text.append("\n  at ").append(element);
    }
    warnings.accept(text.toString());
    return true;
  }
}
