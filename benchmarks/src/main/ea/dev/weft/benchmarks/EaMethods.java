package dev.weft.benchmarks;

import static com.ea.async.Async.await;
import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The async methods of EA Async, which rewrites this class after javac. */
final class EaMethods {
  static int hole;

  private EaMethods() {}

  static CompletableFuture<Integer> yieldNow(FutureLoop loop) {
    var turn = new CompletableFuture<Integer>();
    loop.execute(() -> turn.complete(0));
    return turn;
  }

  static CompletableFuture<Integer> child(FutureLoop loop, int i) {
    if (hole == Integer.MAX_VALUE) {
      await(yieldNow(loop));
    }
    return completedFuture(i);
  }

  static CompletableFuture<Integer> awaitAll(FutureLoop loop, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(child(loop, i));
    }
    return completedFuture(sum);
  }

  static CompletableFuture<Integer> mostlyReady(FutureLoop loop, int i) {
    if ((i & 1023) == 0) {
      await(yieldNow(loop));
    }
    return completedFuture(i);
  }

  static CompletableFuture<Integer> awaitMost(FutureLoop loop, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(mostlyReady(loop, i));
    }
    return completedFuture(sum);
  }

  static CompletableFuture<Integer> awaitDone(
      List<CompletableFuture<Integer>> futures, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(futures.get(i & 1023));
    }
    return completedFuture(sum);
  }

  static CompletableFuture<Integer> yieldAll(FutureLoop loop, int count) {
    for (int i = 0; i < count; i++) {
      await(yieldNow(loop));
    }
    return completedFuture(count);
  }

  static CompletableFuture<Integer> spawnAll(FutureLoop loop, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      int number = i;
      var task = new CompletableFuture<Integer>();
      loop.execute(() -> child(loop, number).thenAccept(task::complete));
      sum += await(task);
    }
    return completedFuture(sum);
  }

  static CompletableFuture<Integer> deep(FutureLoop loop, int depth, int count) {
    if (depth > 1) {
      int below = await(deep(loop, depth - 1, count));
      return completedFuture(below + 1);
    }
    for (int i = 0; i < count; i++) {
      await(yieldNow(loop));
    }
    return completedFuture(1);
  }

  static CompletableFuture<Integer> consume(FutureQueue queue, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      Integer item = queue.poll();
      while (item == null) {
        await(queue.notEmpty());
        item = queue.poll();
      }
      sum += item;
    }
    return completedFuture(sum);
  }

  static CompletableFuture<Integer> produce(FutureQueue queue, int count) {
    for (int i = 0; i < count; i++) {
      while (!queue.offer(1)) {
        await(queue.notFull());
      }
    }
    return completedFuture(count);
  }

  static CompletableFuture<Integer> sleeper(FutureLoop loop, long nanos) {
    int one = await(loop.sleep(nanos));
    return completedFuture(one);
  }
}
