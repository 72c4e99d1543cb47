package dev.weft.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The workloads as hand-written chains of CompletableFuture: as long as a future is done its value
 * is taken at once, and a callback goes on where it is not.
 */
final class FutureWorkloads implements Workloads {
  static int hole;

  private final FutureLoop loop = new FutureLoop();
  private final OtherThread other = new OtherThread();
  private final List<CompletableFuture<Integer>> completed = completed();

  @Override
  public int awaitReady(int count) {
    return loop.run(new Sum(count, this::child).start());
  }

  @Override
  public int awaitMostlyReady(int count) {
    return loop.run(new Sum(count, this::mostlyReady).start());
  }

  @Override
  public int awaitCompleted(int count) {
    return loop.run(new Sum(count, i -> completed.get(i & (COMPLETED - 1))).start());
  }

  @Override
  public int yields(int count) {
    return loop.run(new Sum(count, i -> yieldNow()).start());
  }

  @Override
  public int spawnAndJoin(int count) {
    return loop.run(new Sum(count, this::spawn).start());
  }

  @Override
  public int resumeAtDepth(int depth, int count) {
    return loop.run(deep(depth, count));
  }

  @Override
  public int descend(int depth) {
    return loop.run(deep(depth, 1));
  }

  @Override
  public int queue(int capacity, int count) {
    var queue = new FutureQueue(loop, capacity);
    loop.execute(new Producer(queue, count));
    return loop.run(new Consumer(queue, count).start());
  }

  @Override
  public int post(int count) {
    var end = new CompletableFuture<Integer>();
    var counter = new Counter(count, () -> end.complete(count));
    other.post(
        count,
        call -> {
          CompletableFuture<Void> unused = CompletableFuture.runAsync(call, loop::post);
        },
        counter);
    return loop.run(end);
  }

  @Override
  public int echo(Echo echo, int requests) {
    var end = new CompletableFuture<Integer>();
    var counter = new Counter(Echo.CONNECTIONS, () -> end.complete(requests));
    for (Connection connection : echo.connections()) {
      new Answering(connection, requests * Echo.REQUEST, counter).goOn();
    }
    echo.ask(requests);
    return loop.run(end);
  }

  @Override
  public int sleepers(int count, int millis, Runnable allAsleep) {
    var end = new CompletableFuture<Integer>();
    var counter = new Counter(count, () -> end.complete(count));
    for (int i = 0; i < count; i++) {
      loop.execute(() -> loop.sleep(millis * 1_000_000L).thenRun(counter));
    }
    loop.execute(allAsleep);
    return loop.run(end);
  }

  @Override
  public int timers(int count, int millis) {
    var end = new CompletableFuture<Integer>();
    var counter = new Counter((count + 9) / 10, () -> end.complete(count));
    long now = System.nanoTime();
    var timers = new FutureLoop.Timer[count];
    for (int i = 0; i < count; i++) {
      timers[i] = loop.callAt(now + Workloads.delay(i, millis) * 1_000_000L, counter);
    }
    for (int i = 0; i < count; i++) {
      if (!Workloads.fires(i)) {
        timers[i].cancel();
      }
    }
    return loop.run(end);
  }

  @Override
  public void close() {
    other.close();
  }

  static List<CompletableFuture<Integer>> completed() {
    List<CompletableFuture<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < COMPLETED; i++) {
      futures.add(CompletableFuture.completedFuture(i));
    }
    return futures;
  }

  private CompletableFuture<Integer> yieldNow() {
    var turn = new CompletableFuture<Integer>();
    loop.execute(() -> turn.complete(1));
    return turn;
  }

  private CompletableFuture<Integer> child(int i) {
    if (hole == Integer.MAX_VALUE) {
      return yieldNow().thenApply(ignored -> i);
    }
    return CompletableFuture.completedFuture(i);
  }

  private CompletableFuture<Integer> mostlyReady(int i) {
    if ((i & 1023) == 0) {
      return yieldNow().thenApply(ignored -> i);
    }
    return CompletableFuture.completedFuture(i);
  }

  private CompletableFuture<Integer> spawn(int i) {
    return CompletableFuture.supplyAsync(() -> i, loop);
  }

  private CompletableFuture<Integer> deep(int depth, int count) {
    if (depth > 1) {
      return deep(depth - 1, count).thenApply(below -> below + 1);
    }
    return new Sum(count, i -> yieldNow()).start().thenApply(ignored -> 1);
  }

  private interface Child {
    CompletableFuture<Integer> call(int i);
  }

  /** A loop that awaits a child each time round. */
  private static final class Sum {
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final int count;
    private final Child child;
    private int i;
    private int sum;

    Sum(int count, Child child) {
      this.count = count;
      this.child = child;
    }

    CompletableFuture<Integer> start() {
      goOn();
      return end;
    }

    private void goOn() {
      while (i < count) {
        CompletableFuture<Integer> next = child.call(i++);
        if (!next.isDone()) {
          next.thenAccept(this::goOnWith);
          return;
        }
        sum += next.join();
      }
      end.complete(sum);
    }

    private void goOnWith(int value) {
      sum += value;
      goOn();
    }
  }

  private final class Answering {
    private final Connection connection;
    private final Runnable end;
    private int left;

    Answering(Connection connection, int left, Runnable end) {
      this.connection = connection;
      this.left = left;
      this.end = end;
    }

    void goOn() {
      while (left > 0) {
        CompletableFuture<Integer> bytes = connection.read();
        if (!bytes.isDone()) {
          bytes.thenAcceptAsync(this::answer, loop::post);
          return;
        }
        connection.write();
        left -= bytes.join();
      }
      end.run();
    }

    private void answer(int bytes) {
      connection.write();
      left -= bytes;
      goOn();
    }
  }

  private static final class Producer implements Runnable {
    private final FutureQueue queue;
    private int left;

    Producer(FutureQueue queue, int left) {
      this.queue = queue;
      this.left = left;
    }

    @Override
    public void run() {
      while (left > 0) {
        if (queue.offer(1)) {
          left--;
        } else {
          queue.notFull().thenRun(this);
          return;
        }
      }
    }
  }

  private static final class Consumer implements Runnable {
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final FutureQueue queue;
    private int left;
    private int sum;

    Consumer(FutureQueue queue, int left) {
      this.queue = queue;
      this.left = left;
    }

    CompletableFuture<Integer> start() {
      run();
      return end;
    }

    @Override
    public void run() {
      while (left > 0) {
        Integer item = queue.poll();
        if (item == null) {
          queue.notEmpty().thenRun(this);
          return;
        }
        sum += item;
        left--;
      }
      end.complete(sum);
    }
  }
}
