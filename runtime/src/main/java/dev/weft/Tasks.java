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
 * Shows what the tasks of this JVM wait for. Python's {@code asyncio} has {@code print_call_graph}
 * for that since 3.14.
 *
 * <pre>{@code
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
