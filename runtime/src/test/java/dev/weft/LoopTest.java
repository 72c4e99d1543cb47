package dev.weft;

import static dev.weft.Coroutines.sleep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What tests of running programs share: virtual time, a log, and the reports of the loop. */
public abstract class LoopTest {
  protected final List<Object> log = new ArrayList<>();
  protected final List<ErrorReport> reports = new ArrayList<>();

  /** For tests. */
  protected LoopTest() {}

  protected final RunOptions options() {
    return RunOptions.defaults().virtualTime(true).debug(false).exceptionHandler(reports::add);
  }

  protected final <T> T run(Coroutine<T> main) {
    return AsyncMain.run(main, options());
  }

  /** Runs the coroutine and gives what comes out of it, which must be an exception. */
  protected final Throwable failureOf(Coroutine<?> main) {
    try {
      AsyncMain.<Object>run(cast(main), options());
    } catch (Throwable failure) {
      return failure;
    }
    throw new AssertionError("nothing was thrown");
  }

  @SuppressWarnings("unchecked") // only ever read
  private static Coroutine<Object> cast(Coroutine<?> coroutine) {
    return (Coroutine<Object>) coroutine;
  }

  protected static <T> Steps<T> body() {
    return new Steps<>();
  }

  /** Sleeps, and then gives a value. */
  protected static <T> Coroutine<T> later(int seconds, T value) {
    return sleep(Duration.ofSeconds(seconds), value);
  }

  /** Sleeps, and then fails. */
  protected static <T> Coroutine<T> failLater(int seconds, Throwable failure) {
    return LoopTest.<T>body()
        .await(() -> sleep(Duration.ofSeconds(seconds)))
        .run(
            () -> {
              throw failure;
            });
  }

  /** Logs its begin and its end, a sleep apart, and how it ended where that is not by itself. */
  protected final Coroutine<String> worker(String name, int seconds) {
    return LoopTest.<String>body()
        .run(() -> log.add(name + " begins"))
        .tryAwait(
            () -> sleep(Duration.ofSeconds(seconds)),
            failure -> {
              log.add(name + " cancelled: " + failure.getMessage());
              throw failure;
            })
        .run(() -> log.add(name + " ends"))
        .end(() -> name);
  }

  /** Counts the turns of the loop, as the first callback of each. */
  protected static final class Ticks {
    private int now;
    private boolean stopped;

    /** Counts from zero once started. */
    public Ticks() {}

    /** Call it as the first thing in the main task. */
    public void start() {
      EventLoop.current()
          .callSoon(
              () -> {
                now++;
                if (!stopped) {
                  start();
                }
              });
    }

    public int now() {
      return now;
    }

    public void stop() {
      stopped = true;
    }
  }

  protected static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
