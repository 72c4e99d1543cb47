package dev.weft.benchmarks;

import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What one writes to run CompletableFutures on one thread: a queue and timers confined to it, and a
 * door for other threads.
 */
final class FutureLoop implements Executor {
  private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private final LinkedBlockingQueue<Runnable> door = new LinkedBlockingQueue<>();

  @Override
  public void execute(Runnable command) {
    ready.add(command);
  }

  /** For other threads. */
  void post(Runnable command) {
    door.add(command);
  }

  Timer callAt(long nanoTime, Runnable command) {
    var timer = new Timer(nanoTime, command);
    timers.add(timer);
    return timer;
  }

  CompletableFuture<Integer> sleep(long nanos) {
    var end = new CompletableFuture<Integer>();
    callAt(System.nanoTime() + nanos, () -> end.complete(1));
    return end;
  }

  <T> T run(CompletableFuture<T> main) {
    while (!main.isDone()) {
      for (int left = ready.size(); left > 0; left--) {
        ready.poll().run();
      }
      runTimers();
      if (ready.isEmpty() && !main.isDone()) {
        idle();
      } else if (!door.isEmpty()) {
        door.drainTo(ready);
      }
    }
    return main.join();
  }

  private void runTimers() {
    if (timers.isEmpty()) {
      return;
    }
    long now = System.nanoTime();
    for (Timer first = timers.peek(); first != null && first.isOver(now); first = timers.peek()) {
      timers.poll();
      first.run();
    }
  }

  private void idle() {
    try {
      Timer first = timers.peek();
      Runnable command =
          first == null
              ? door.take()
              : door.poll(first.nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (command != null) {
        ready.add(command);
        door.drainTo(ready);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A call in time; a cancelled one stays where it is until then, without its command. */
  static final class Timer implements Comparable<Timer> {
    private final long nanoTime;
    private Runnable command;

    Timer(long nanoTime, Runnable command) {
      this.nanoTime = nanoTime;
      this.command = command;
    }

    void cancel() {
      command = null;
    }

    boolean isOver(long now) {
      return command == null || nanoTime - now <= 0;
    }

    void run() {
      if (command != null) {
        command.run();
      }
    }

    @Override
    public int compareTo(Timer other) {
      return Long.compare(nanoTime, other.nanoTime);
    }
  }
}
