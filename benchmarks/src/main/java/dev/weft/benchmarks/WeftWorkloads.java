package dev.weft.benchmarks;

import static dev.weft.Coroutines.await;
import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;

/** The workloads in Weft. */
final class WeftWorkloads {
  static int hole;

  private WeftWorkloads() {}

  @Async
  private static Coroutine<Integer> child(int i) {
    if (hole == Integer.MAX_VALUE) {
      await(yieldNow());
    }
    return done(i);
  }

  @Async
  static Coroutine<Integer> awaitReady(int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(child(i));
    }
    return done(sum);
  }

  @Async
  static Coroutine<Integer> yields(int count) {
    for (int i = 0; i < count; i++) {
      await(yieldNow());
    }
    return done(count);
  }

  @Async
  static Coroutine<Integer> spawnAndJoin(int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(createTask(child(i)));
    }
    return done(sum);
  }

  @Async
  static Coroutine<Integer> resumeAtDepth(int depth, int count) {
    if (depth > 1) {
      int below = await(resumeAtDepth(depth - 1, count));
      return done(below + 1);
    }
    await(yields(count));
    return done(1);
  }
}
