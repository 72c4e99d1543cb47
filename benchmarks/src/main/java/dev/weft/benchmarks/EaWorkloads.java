package dev.weft.benchmarks;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The workloads in EA Async, on the loop and queue of the hand-written futures. */
final class EaWorkloads implements Workloads {
  private final FutureLoop loop = new FutureLoop();
  private final List<CompletableFuture<Integer>> completed = FutureWorkloads.completed();

  @Override
  public int awaitReady(int count) {
    return loop.run(EaMethods.awaitAll(loop, count));
  }

  @Override
  public int awaitMostlyReady(int count) {
    return loop.run(EaMethods.awaitMost(loop, count));
  }

  @Override
  public int awaitCompleted(int count) {
    return loop.run(EaMethods.awaitDone(completed, count));
  }

  @Override
  public int yields(int count) {
    return loop.run(EaMethods.yieldAll(loop, count));
  }

  @Override
  public int spawnAndJoin(int count) {
    return loop.run(EaMethods.spawnAll(loop, count));
  }

  @Override
  public int resumeAtDepth(int depth, int count) {
    return loop.run(EaMethods.deep(loop, depth, count));
  }

  @Override
  public int descend(int depth) {
    return loop.run(EaMethods.deep(loop, depth, 1));
  }

  @Override
  public int queue(int capacity, int count) {
    var queue = new FutureQueue(loop, capacity);
    loop.execute(() -> EaMethods.produce(queue, count));
    return loop.run(EaMethods.consume(queue, count));
  }

  @Override
  public int post(int count) {
    throw new UnsupportedOperationException("the loop is that of the futures");
  }

  @Override
  public int echo(Echo echo, int requests) {
    throw new UnsupportedOperationException("the way back to the loop is that of the futures");
  }

  @Override
  public int sleepers(int count, int millis, Runnable allAsleep) {
    var end = new CompletableFuture<Integer>();
    var counter = new Counter(count, () -> end.complete(count));
    for (int i = 0; i < count; i++) {
      loop.execute(() -> EaMethods.sleeper(loop, millis * 1_000_000L).thenRun(counter));
    }
    loop.execute(allAsleep);
    return loop.run(end);
  }

  @Override
  public int timers(int count, int millis) {
    throw new UnsupportedOperationException("the timers are those of the futures");
  }
}
