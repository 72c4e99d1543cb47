package dev.weft;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Lets a task look at its own cancellation, and anybody at what the tasks of this JVM wait for.
 *
 * <pre>{@code
 * for (Row row : table) {
 *   Tasks.checkCancelled();
 *   convert(row);
 * }
 * System.err.println(Tasks.dump());
 * }</pre>
 */
public final class Tasks {
  /** How long a loop on another thread may take to answer, in milliseconds. */
  private static final long PATIENCE = 1000;

  /** Programs that end before never load the classes of the management; in milliseconds. */
  private static final long DELAY = 500;

  private static final AtomicBoolean SHOWN = new AtomicBoolean();

  /** The loops that run now. */
  private static final Set<EventLoop> RUNNING = ConcurrentHashMap.newKeySet();

  private Tasks() {}

  /**
   * Throws the {@link CancelledError} that would come at the running task's next suspension, as if
   * this was one: for long computations that seldom await. It is delivered with that, and comes no
   * second time. On one thread, a cancellation can only be due where the task, or what it called,
   * has asked for it since the last suspension, where code that {@linkplain
   * Coroutines#nonCancellable was masked} has kept it, or where a {@linkplain TaskGroup#persistent
   * persistent} scope insists; a request by others ends the await at which the task stands, and is
   * delivered there. So a loop that others are to cancel has to await {@link Coroutines#yieldNow}
   * now and then. What a mask keeps is not due in it. Never suspends. Call it on the loop's thread.
   * Swift's {@code checkCancellation}.
   *
   * @throws CancelledError if a cancellation is due
   * @throws IllegalStateException if no task runs here
   */
  public static void checkCancelled() {
    Coroutines.requireTask("Tasks.checkCancelled()").throwIfCancelDue();
  }

  /**
   * Whether a cancellation of the running task is due at its next suspension, so that {@link
   * #checkCancelled} would throw. Never suspends. Call it on the loop's thread.
   *
   * @throws IllegalStateException if no task runs here
   */
  public static boolean isCancelled() {
    return Coroutines.requireTask("Tasks.isCancelled()").isCancelDue();
  }

  /**
   * Calls back at the first request to cancel the running task: to stop what an await cannot be
   * cancelled in.
   *
   * <pre>{@code
   * try (var stop = Tasks.onCancel(engine::abort)) {
   *   await(toThread(engine::compute));
   * }
   * }</pre>
   *
   * <p>The callback runs once, on the loop's thread, inside the call that makes the request: when
   * what the task awaits has been cancelled, and before the task sees the error. Where a
   * cancellation {@linkplain #isCancelled is due} already, it runs at once, inside this call.
   * Callbacks run in the order of their registration, and those of a task before those of the tasks
   * it awaits. Each runs with the async locals of its registration. What it throws goes to the
   * {@linkplain RunOptions#exceptionHandler exception handler}, and the others run all the same.
   *
   * <p>A request that a mask keeps calls back when the mask is off. A scope cancels what runs in
   * it: a time-out or group that was opened inside the block of the registration is none of its
   * business. When the task is done, the callback is dropped. To register and to close never
   * suspend. Call it on the loop's thread. Swift's {@code withTaskCancellationHandler}.
   *
   * @throws IllegalStateException if no task runs here
   */
  public static CancelRegistration onCancel(Runnable callback) {
    if (callback == null) {
      throw new NullPointerException("the callback must not be null");
    }
    return Coroutines.requireTask("Tasks.onCancel").addHandler(callback);
  }

  /**
   * A tree of the tasks of a loop: who awaits whom, and in which line; circles of tasks that await
   * one another are named. The innermost line of a task stands first.
   *
   * <p>From any thread; never throws and never suspends. A loop that another thread runs writes the
   * tree itself between two steps. If it does not come to that within a second, the stack of its
   * thread is given instead, which shows what keeps it.
   */
  public static String dump(EventLoop loop) {
    if (loop == null) {
      throw new NullPointerException("the loop must not be null");
    }
    Thread thread = loop.thread();
    if (thread == null || loop.isThread()) {
      return CallGraph.of(loop);
    }
    var text = new CompletableFuture<String>();
    try {
      loop.execute(() -> text.complete(CallGraph.of(loop)));
      return text.get(PATIENCE, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException late) {
      return busy(loop, thread);
    } catch (RejectedExecutionException closed) {
      return loop + " is closed\n";
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      return busy(loop, thread);
    }
  }

  /** The trees of all loops that run now, as {@link #dump(EventLoop)}. From any thread. */
  public static String dump() {
    List<EventLoop> loops = new ArrayList<>(RUNNING);
    if (loops.isEmpty()) {
      return "no event loop runs\n";
    }
    var text = new StringBuilder();
    for (EventLoop loop : loops) {
      text.append(dump(loop));
    }
    return text.toString();
  }

  static int runningLoops() {
    return RUNNING.size();
  }

  static Stream<EventLoop> running() {
    return RUNNING.stream();
  }

  static void entered(EventLoop loop) {
    RUNNING.add(loop);
    if (!SHOWN.get() && SHOWN.compareAndSet(false, true)) {
      new Registrar().start();
    }
  }

  static void left(EventLoop loop) {
    RUNNING.remove(loop);
  }

  /** A thread of its own, since an executor for one call would take longer to load. */
  private static final class Registrar extends Thread {
    Registrar() {
      super("weft-inspect");
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        sleep(DELAY);
      } catch (InterruptedException stopped) {
        return; // Then it is not shown.
      }
      try {
        InspectBean.register();
      } catch (LinkageError absent) {
        // A run-time image without java.management.
      }
      FlightRecording.listen();
    }
  }

  /** Lets all loops look whether a flight recording runs. */
  static void recordingChanged() {
    for (EventLoop loop : RUNNING) {
      try {
        loop.execute(loop::observe);
      } catch (RejectedExecutionException closed) {
        // It has just ended.
      }
    }
  }

  private static String busy(EventLoop loop, Thread thread) {
    var text = new StringBuilder();
    text.append(loop).append(": does not answer; ").append(thread.getName()).append(" is\n");
    for (StackTraceElement frame : thread.getStackTrace()) {
      text.append("  at ").append(frame).append('\n');
    }
    return text.toString();
  }
}
