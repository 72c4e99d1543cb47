package dev.weft;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a loop is run. Immutable: each method gives a copy with one thing changed.
 *
 * <pre>{@code
 * AsyncMain.run(main(), RunOptions.defaults().name("crawler").shutdownGrace(Duration.ofSeconds(5)));
 * }</pre>
 */
public final class RunOptions {
  private static final Duration DEBUG_SLOW_CALLBACK = Duration.ofMillis(100);
  private static final Duration EXECUTOR_GRACE = Duration.ofMinutes(5);
  private static final RunOptions DEFAULTS =
      new RunOptions("weft", false, false, null, null, null, null);

  private final String name;
  private final boolean debug;
  private final boolean virtualTime;
  private final @Nullable Duration slowCallback;
  private final @Nullable Duration shutdownGrace;
  private final @Nullable ExecutorService blockingExecutor;
  private final @Nullable Consumer<ErrorReport> exceptionHandler;

  private RunOptions(
      String name,
      boolean debug,
      boolean virtualTime,
      @Nullable Duration slowCallback,
      @Nullable Duration shutdownGrace,
      @Nullable ExecutorService blockingExecutor,
      @Nullable Consumer<ErrorReport> exceptionHandler) {
    this.name = name;
    this.debug = debug;
    this.virtualTime = virtualTime;
    this.slowCallback = slowCallback;
    this.shutdownGrace = shutdownGrace;
    this.blockingExecutor = blockingExecutor;
    this.exceptionHandler = exceptionHandler;
  }

  /** The options that {@link AsyncMain#run(Coroutine)} uses. */
  public static RunOptions defaults() {
    return DEFAULTS;
  }

  /** The name of the loop in messages and thread names; {@code weft} if not set. */
  public RunOptions name(String name) {
    return new RunOptions(
        notNull(name, "name"),
        debug,
        virtualTime,
        slowCallback,
        shutdownGrace,
        blockingExecutor,
        exceptionHandler);
  }

  /** Whether to look for mistakes at some cost: now, steps slower than 100 ms are logged. */
  public RunOptions debug(boolean debug) {
    return new RunOptions(
        name, debug, virtualTime, slowCallback, shutdownGrace, blockingExecutor, exceptionHandler);
  }

  /**
   * Whether the loop's clock stands still while there is work and jumps to the next timer when
   * there is none: programs that sleep for hours end at once. While blocking calls run on other
   * threads, it passes as real time does.
   */
  public RunOptions virtualTime(boolean virtualTime) {
    return new RunOptions(
        name, debug, virtualTime, slowCallback, shutdownGrace, blockingExecutor, exceptionHandler);
  }

  /** Logs a warning for each step that holds the loop up for longer. Off if not set. */
  public RunOptions slowCallback(Duration limit) {
    return new RunOptions(
        name,
        debug,
        virtualTime,
        notNull(limit, "slowCallback"),
        shutdownGrace,
        blockingExecutor,
        exceptionHandler);
  }

  /**
   * How long the end of the run waits, first for cancelled tasks and then for blocking calls. What
   * is left then is logged and abandoned. If not set: for tasks as long as they take, for blocking
   * calls five minutes.
   */
  public RunOptions shutdownGrace(Duration grace) {
    return new RunOptions(
        name,
        debug,
        virtualTime,
        slowCallback,
        notNull(grace, "shutdownGrace"),
        blockingExecutor,
        exceptionHandler);
  }

  /**
   * Where {@link Coroutines#toThread} runs its calls. The executor stays its owner's: the end of
   * the run does not shut it down. If not set, the loop has its own: virtual threads where the JDK
   * has them, else a pool.
   */
  public RunOptions blockingExecutor(ExecutorService executor) {
    return new RunOptions(
        name,
        debug,
        virtualTime,
        slowCallback,
        shutdownGrace,
        notNull(executor, "blockingExecutor"),
        exceptionHandler);
  }

  /**
   * Who is told about failures that no code could be given: those of callbacks and of tasks that
   * nobody awaited. Called on the loop's thread. If not set, they are logged as errors by the
   * {@link System.Logger} {@code dev.weft}.
   */
  public RunOptions exceptionHandler(Consumer<ErrorReport> handler) {
    return new RunOptions(
        name,
        debug,
        virtualTime,
        slowCallback,
        shutdownGrace,
        blockingExecutor,
        notNull(handler, "exceptionHandler"));
  }

  /**
   * Whether Ctrl-C cancels the main task.
   *
   * @throws UnsupportedOperationException for {@code true}: not there yet; interrupt the thread of
   *     the loop to cancel the main task
   */
  public RunOptions handleSignals(boolean handleSignals) {
    if (handleSignals) {
      throw new UnsupportedOperationException(
          "handleSignals(true) is not implemented yet: interrupting the loop's thread cancels the"
              + " main task, so call Thread.interrupt() from a shutdown hook");
    }
    return this;
  }

  String name() {
    return name;
  }

  boolean virtualTime() {
    return virtualTime;
  }

  @Nullable ExecutorService blockingExecutor() {
    return blockingExecutor;
  }

  @Nullable Consumer<ErrorReport> exceptionHandler() {
    return exceptionHandler;
  }

  /** The limit for steps, or {@link Long#MAX_VALUE}. */
  long slowNanos() {
    if (slowCallback != null) {
      return Durations.toNanos(slowCallback);
    }
    return debug ? Durations.toNanos(DEBUG_SLOW_CALLBACK) : Long.MAX_VALUE;
  }

  /** How long cancelled tasks may take; {@link Long#MAX_VALUE} for as long as they like. */
  long taskGraceNanos() {
    return shutdownGrace == null ? Long.MAX_VALUE : Durations.toNanos(shutdownGrace);
  }

  Duration executorGrace() {
    return shutdownGrace == null ? EXECUTOR_GRACE : shutdownGrace;
  }

  private static <T> T notNull(T value, String option) {
    if (value == null) {
      throw new NullPointerException(option + " must not be null");
    }
    return value;
  }
}
