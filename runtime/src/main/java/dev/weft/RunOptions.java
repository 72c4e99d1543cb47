package dev.weft;

import java.time.Duration;
import java.util.Random;
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
  private static final RunOptions DEFAULTS = new RunOptions();

  // Set on a copy before anybody else sees it.
  private String name = "weft";
  private boolean debug = RunOptions.class.desiredAssertionStatus();
  private boolean virtualTime;
  private boolean persistentScopes;
  private boolean failFast;
  private @Nullable Long seed;
  private @Nullable Boolean handleSignals;
  private @Nullable Duration slowCallback;
  private @Nullable Duration shutdownGrace;
  private @Nullable ExecutorService blockingExecutor;
  private @Nullable Consumer<ErrorReport> exceptionHandler;
  private @Nullable Consumer<String> warnings;

  private RunOptions() {}

  private RunOptions copy() {
    var copy = new RunOptions();
    copy.name = name;
    copy.debug = debug;
    copy.virtualTime = virtualTime;
    copy.persistentScopes = persistentScopes;
    copy.failFast = failFast;
    copy.seed = seed;
    copy.handleSignals = handleSignals;
    copy.slowCallback = slowCallback;
    copy.shutdownGrace = shutdownGrace;
    copy.blockingExecutor = blockingExecutor;
    copy.exceptionHandler = exceptionHandler;
    copy.warnings = warnings;
    return copy;
  }

  /** The options that {@link AsyncMain#run(Coroutine)} uses. */
  public static RunOptions defaults() {
    return DEFAULTS;
  }

  /** The name of the loop in messages and thread names; {@code weft} if not set. */
  public RunOptions name(String name) {
    RunOptions copy = copy();
    copy.name = notNull(name, "name");
    return copy;
  }

  /**
   * Whether to look for mistakes at some cost. If not set, it does where assertions are enabled.
   * Warnings are logged for:
   *
   * <ul>
   *   <li>a step that holds the loop up for more than 100 ms, with the stack of what blocks, while
   *       it blocks; see {@link #slowCallback}
   *   <li>a task that ended normally although it was cancelled and nobody took that back with
   *       {@link Task#uncancel}
   *   <li>a coroutine that was made in the loop and never used, when the loop is closed, with the
   *       line that called the async method
   *   <li>tasks that await one another in a circle, when there is nothing else to do
   * </ul>
   *
   * <p>Reports of failures that nobody asked for say where the task or the callback was made.
   */
  public RunOptions debug(boolean debug) {
    RunOptions copy = copy();
    copy.debug = debug;
    return copy;
  }

  /**
   * Whether the loop's clock stands still while there is work and jumps to the next timer when
   * there is none: programs that sleep for hours end at once. While blocking calls run on other
   * threads, it passes as real time does.
   */
  public RunOptions virtualTime(boolean virtualTime) {
    RunOptions copy = copy();
    copy.virtualTime = virtualTime;
    return copy;
  }

  /**
   * Whether task groups and time-outs, those of {@link Coroutines#waitFor} too, cancel each
   * suspension in them from their cancellation to their end, as {@link TaskGroup#persistent} and
   * {@link TimeoutScope#persistent} tell. If not set, they cancel once, as in asyncio, and who
   * swallows that goes on.
   */
  public RunOptions persistentScopes(boolean persistentScopes) {
    RunOptions copy = copy();
    copy.persistentScopes = persistentScopes;
    return copy;
  }

  /**
   * Lets tasks that are ready in the same turn take their steps in an order that is drawn at random
   * from the seed: the same seed, the same order. Callbacks keep theirs. For tests that look for
   * code which relies on an order that nobody promised.
   */
  public RunOptions randomOrder(long seed) {
    RunOptions copy = copy();
    copy.seed = seed;
    return copy;
  }

  /**
   * Logs a warning for each step that holds the loop up for longer: one while it does, with the
   * stack of what blocks, and one when it is over. If not set: off, or in debug mode 100 ms.
   *
   * @throws IllegalArgumentException if the limit is negative
   */
  public RunOptions slowCallback(Duration limit) {
    RunOptions copy = copy();
    copy.slowCallback = notNegative(limit, "slowCallback");
    return copy;
  }

  /**
   * How long the end of the run waits, first for cancelled tasks and then for blocking calls. What
   * is left then is logged and abandoned. If not set: for tasks as long as they take, for blocking
   * calls five minutes.
   *
   * @throws IllegalArgumentException if the time is negative
   */
  public RunOptions shutdownGrace(Duration grace) {
    RunOptions copy = copy();
    copy.shutdownGrace = notNegative(grace, "shutdownGrace");
    return copy;
  }

  /**
   * Where {@link Coroutines#toThread} runs its calls. The executor stays its owner's: the end of
   * the run does not shut it down. If not set, the loop has its own: virtual threads where the JDK
   * has them, else a pool.
   */
  public RunOptions blockingExecutor(ExecutorService executor) {
    RunOptions copy = copy();
    copy.blockingExecutor = notNull(executor, "blockingExecutor");
    return copy;
  }

  /**
   * Who is told about failures that no code could be given: those of callbacks and of tasks that
   * nobody awaited. Called on the loop's thread. If not set, they are logged as errors by the
   * {@link System.Logger} {@code dev.weft}.
   */
  public RunOptions exceptionHandler(Consumer<ErrorReport> handler) {
    RunOptions copy = copy();
    copy.exceptionHandler = notNull(handler, "exceptionHandler");
    return copy;
  }

  /**
   * Whether a failure that concerns nobody ends the run: that of a callback, and that of a task or
   * promise which nobody awaits or watches when it fails, nor asks for it in the turn after. It is
   * reported then, and not only at the end, and the main task is cancelled with the message of the
   * report. So a task that is to be awaited later, when it may have failed, belongs in a {@link
   * TaskGroup}. If not set, the run goes on.
   */
  public RunOptions failFast(boolean failFast) {
    RunOptions copy = copy();
    copy.failFast = failFast;
    return copy;
  }

  /**
   * Whether Ctrl-C (SIGINT) and SIGTERM cancel the main task, with {@code SIGINT} or {@code
   * SIGTERM} as the message, so that clean-up runs; a second one writes all tasks to the standard
   * error and ends the JVM with the status 128 plus the number of the signal. What handled the
   * signals before does so again when the run has ended. If not set: where the loop runs on the
   * thread {@code main} and its time is not virtual. A JVM that does not give signals away, as with
   * {@code -Xrs}, goes on to handle them itself.
   */
  public RunOptions handleSignals(boolean handleSignals) {
    RunOptions copy = copy();
    copy.handleSignals = handleSignals;
    return copy;
  }

  /** Tells warnings to somebody instead of logging them; for tests. */
  RunOptions warnings(Consumer<String> warnings) {
    RunOptions copy = copy();
    copy.warnings = warnings;
    return copy;
  }

  String name() {
    return name;
  }

  boolean debug() {
    return debug;
  }

  @Nullable Consumer<String> warnings() {
    return warnings;
  }

  /** Whether a run on this thread handles signals. */
  boolean handlesSignalsHere() {
    return handleSignals == null
        ? !virtualTime && Thread.currentThread().getName().equals("main")
        : handleSignals;
  }

  boolean virtualTime() {
    return virtualTime;
  }

  boolean persistentScopes() {
    return persistentScopes;
  }

  boolean failFast() {
    return failFast;
  }

  /** The source of a random order, fresh for each loop; null for the order of becoming ready. */
  @Nullable Random order() {
    return seed == null ? null : new Random(seed);
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

  private static Duration notNegative(Duration value, String option) {
    if (notNull(value, option).isNegative()) {
      throw new IllegalArgumentException(
          option + " must not be negative, and is " + value + ": give zero or more");
    }
    return value;
  }

  private static <T> T notNull(T value, String option) {
    if (value == null) {
      throw new NullPointerException(option + " must not be null");
    }
    return value;
  }
}
