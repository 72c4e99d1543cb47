package dev.weft.testing;

import static dev.weft.Coroutines.allTasks;
import static dev.weft.Coroutines.coroutine;
import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.currentTask;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.suspend;

import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Handle;
import dev.weft.RunOptions;
import dev.weft.Runner;
import dev.weft.Task;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Runs async code by a clock that stands still while there is something to do: plain tests look at
 * it between two moments of its time.
 *
 * <pre>{@code
 * try (var time = new VirtualTime()) {
 *   Task<String> task = time.start(fetchWithRetries());
 *   time.advanceBy(Duration.ofSeconds(9));
 *   assertFalse(task.isDone());
 *   time.advanceBy(Duration.ofSeconds(1));
 *   assertEquals("page", task.result());
 * }
 * }</pre>
 *
 * <p>Nothing runs between the calls. While blocking calls run on other threads, time passes as real
 * time does. To be used by one thread, outside of running loops; inside one, {@link
 * dev.weft.Coroutines#sleep} and {@link #settle} do what {@link #advanceBy} and {@link #runCurrent}
 * do here.
 */
public final class VirtualTime implements AutoCloseable {
  private final Runner runner;

  /** With default options; see {@link #VirtualTime(RunOptions)}. */
  public VirtualTime() {
    this(RunOptions.defaults());
  }

  /** A fresh loop with these options, at time zero. */
  public VirtualTime(RunOptions options) {
    if (options == null) {
      throw new NullPointerException("the options must not be null");
    }
    runner = new Runner(options.virtualTime(true));
  }

  /**
   * Runs the coroutine to its end, and what else there is meanwhile. Whenever nothing is left to do
   * at a time, the clock jumps to the next timer.
   *
   * @return its value
   * @throws IllegalStateException if this is closed, or a loop runs on this thread
   * @throws RuntimeException or whatever else the coroutine fails with, the very object, checked or
   *     not
   */
  public <T> T run(Coroutine<T> coroutine) {
    return runner.run(coroutine);
  }

  /** Makes a task of the coroutine and runs what can be run without time passing. */
  public <T> Task<T> start(Coroutine<T> coroutine) {
    if (coroutine == null) {
      throw new NullPointerException("there is no coroutine to start");
    }
    Task<T> task = runner.run(coroutine(() -> done(createTask(coroutine))));
    runCurrent();
    return task;
  }

  /** Runs what can be run without time passing. */
  public void runCurrent() {
    runner.run(settle());
  }

  /**
   * Lets time pass, from timer to timer, and runs all that becomes due up to then, and then.
   *
   * @throws IllegalArgumentException if the duration is negative or ends beyond the clock's 292
   *     years
   */
  public void advanceBy(Duration duration) {
    if (duration == null) {
      throw new NullPointerException("the duration must not be null");
    }
    if (duration.isNegative()) {
      throw new IllegalArgumentException("time does not go back by " + duration.negated());
    }
    if (duration.compareTo(Duration.ofNanos(Long.MAX_VALUE).minus(now())) >= 0) {
      throw new IllegalArgumentException("the clock does not go on for " + duration);
    }
    runner.run(sleep(duration));
    runCurrent();
  }

  /** The time that has passed since the beginning. */
  public Duration now() {
    return Duration.ofNanos(runner.loop().time());
  }

  /** The tasks that are not done, the eldest first. */
  public Set<Task<?>> tasks() {
    return runner.run(
        coroutine(
            () -> {
              Set<Task<?>> tasks = new LinkedHashSet<>(allTasks());
              tasks.remove(currentTask());
              return done(tasks);
            }));
  }

  /**
   * Waits until all others have done what they can at this time: they wait for timers, for other
   * threads, or for ever. For use inside a running loop, where it always suspends; cancelling ends
   * the wait. Others that never stop being busy keep it waiting.
   */
  public static Coroutine<Void> settle() {
    return suspend(
        continuation -> {
          Handle handle = EventLoop.current().callWhenIdle(() -> continuation.resume(null));
          continuation.onCancel(handle::cancel);
        });
  }

  /** Cancels what is left and runs it to its end, as {@link Runner#close}. */
  @Override
  public void close() {
    runner.close();
  }
}
