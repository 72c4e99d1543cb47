package dev.weft.benchmarks;

import static dev.weft.Coroutines.await;
import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Handle;
import dev.weft.Promise;
import dev.weft.Runner;
import dev.weft.Task;
import dev.weft.net.TcpServer;
import dev.weft.net.TcpStream;
import dev.weft.sync.AsyncEvent;
import dev.weft.sync.AsyncQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The workloads in Weft. */
final class WeftWorkloads implements Workloads {
  static int hole;

  private final Runner runner = new Runner();
  private final OtherThread other = new OtherThread();
  private final List<Promise<Integer>> promises = completed();
  private final AsyncEvent answered = new AsyncEvent();
  private TcpServer server;
  private int unanswered;

  @Override
  public int awaitReady(int count) {
    return runner.run(awaitAll(count));
  }

  @Override
  public int awaitMostlyReady(int count) {
    return runner.run(awaitMost(count));
  }

  @Override
  public int awaitCompleted(int count) {
    return runner.run(awaitDone(promises, count));
  }

  @Override
  public int yields(int count) {
    return runner.run(yieldAll(count));
  }

  @Override
  public int spawnAndJoin(int count) {
    return runner.run(spawnAll(count));
  }

  @Override
  public int resumeAtDepth(int depth, int count) {
    return runner.run(deep(depth, count));
  }

  @Override
  public int descend(int depth) {
    return runner.run(deep(depth, 1));
  }

  @Override
  public int queue(int capacity, int count) {
    return runner.run(handOver(capacity, count));
  }

  @Override
  public int post(int count) {
    return runner.run(receive(count));
  }

  @Override
  public int echo(Echo echo, int requests) {
    return runner.run(answerAll(echo, requests));
  }

  @Override
  public int sleepers(int count, int millis, Runnable allAsleep) {
    return runner.run(sleepAll(count, millis, allAsleep));
  }

  @Override
  public int timers(int count, int millis) {
    return runner.run(fireAll(count, millis));
  }

  @Override
  public void close() {
    other.close();
    runner.close();
  }

  private static List<Promise<Integer>> completed() {
    List<Promise<Integer>> promises = new ArrayList<>();
    for (int i = 0; i < COMPLETED; i++) {
      var promise = new Promise<Integer>();
      promise.setResult(i);
      promises.add(promise);
    }
    return promises;
  }

  @Async
  private static Coroutine<Integer> child(int i) {
    if (hole == Integer.MAX_VALUE) {
      await(yieldNow());
    }
    return done(i);
  }

  @Async
  private static Coroutine<Integer> awaitAll(int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(child(i));
    }
    return done(sum);
  }

  @Async
  private static Coroutine<Integer> mostlyReady(int i) {
    if ((i & 1023) == 0) {
      await(yieldNow());
    }
    return done(i);
  }

  @Async
  private static Coroutine<Integer> awaitMost(int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(mostlyReady(i));
    }
    return done(sum);
  }

  @Async
  private static Coroutine<Integer> awaitDone(List<Promise<Integer>> promises, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(promises.get(i & (COMPLETED - 1)));
    }
    return done(sum);
  }

  @Async
  private static Coroutine<Integer> yieldAll(int count) {
    for (int i = 0; i < count; i++) {
      await(yieldNow());
    }
    return done(count);
  }

  @Async
  private static Coroutine<Integer> spawnAll(int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(createTask(child(i)));
    }
    return done(sum);
  }

  @Async
  private static Coroutine<Integer> deep(int depth, int count) {
    if (depth > 1) {
      int below = await(deep(depth - 1, count));
      return done(below + 1);
    }
    for (int i = 0; i < count; i++) {
      await(yieldNow());
    }
    return done(1);
  }

  @Async
  private static Coroutine<Integer> handOver(int capacity, int count) {
    var queue = new AsyncQueue<Integer>(capacity);
    Task<Void> producer = createTask(produce(queue, count));
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(queue.get());
    }
    await(producer);
    return done(sum);
  }

  @Async
  private static Coroutine<Void> produce(AsyncQueue<Integer> queue, int count) {
    for (int i = 0; i < count; i++) {
      await(queue.put(1));
    }
    return done();
  }

  @Async
  private Coroutine<Integer> receive(int count) {
    EventLoop loop = EventLoop.current();
    var end = new Promise<Integer>();
    var counter = new Counter(count, () -> end.setResult(count));
    other.post(count, loop, counter);
    return done(await(end));
  }

  @Async
  private Coroutine<Integer> answerAll(Echo echo, int requests) {
    unanswered = requests * Echo.CONNECTIONS * Echo.REQUEST;
    answered.clear();
    if (server == null) {
      server = await(TcpServer.listen("127.0.0.1", 0, this::answer));
      echo.connectAllTo(server.port());
    }
    echo.ask(requests);
    await(answered.waitSet());
    return done(requests);
  }

  @Async
  private Coroutine<Void> answer(TcpStream stream) {
    byte[] request = await(stream.read(Echo.REQUEST));
    while (request.length > 0) {
      await(stream.write(request));
      unanswered -= request.length;
      if (unanswered == 0) {
        answered.set();
      }
      request = await(stream.read(Echo.REQUEST));
    }
    return done();
  }

  @Async
  private static Coroutine<Integer> sleepAll(int count, int millis, Runnable allAsleep) {
    Duration time = Duration.ofMillis(millis);
    int[] awake = {0};
    for (int i = 0; i < count; i++) {
      createTask(sleeper(time, awake));
    }
    await(yieldNow());
    allAsleep.run();
    await(sleep(time));
    while (awake[0] < count) {
      await(yieldNow());
    }
    return done(awake[0]);
  }

  @Async
  private static Coroutine<Void> sleeper(Duration time, int[] awake) {
    await(sleep(time));
    awake[0]++;
    return done();
  }

  @Async
  private static Coroutine<Integer> fireAll(int count, int millis) {
    EventLoop loop = EventLoop.current();
    var end = new Promise<Integer>();
    var counter = new Counter((count + 9) / 10, () -> end.setResult(count));
    long now = loop.time();
    Handle[] handles = new Handle[count];
    for (int i = 0; i < count; i++) {
      handles[i] = loop.callAt(now + Workloads.delay(i, millis) * 1_000_000L, counter);
    }
    for (int i = 0; i < count; i++) {
      if (!Workloads.fires(i)) {
        handles[i].cancel();
      }
    }
    return done(await(end));
  }
}
