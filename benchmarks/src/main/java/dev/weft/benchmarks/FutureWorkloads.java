package dev.weft.benchmarks;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The workloads as hand-written chains of CompletableFuture over a queue confined to one thread.
 */
final class FutureWorkloads implements Executor {
  private final ArrayDeque<Runnable> ready = new ArrayDeque<>();

  @Override
  public void execute(Runnable command) {
    ready.add(command);
  }

  private <T> T run(CompletableFuture<T> main) {
    for (Runnable next = ready.poll(); next != null; next = ready.poll()) {
      next.run();
    }
    return main.join();
  }

  private static CompletableFuture<Integer> child(int i) {
    return CompletableFuture.completedFuture(i);
  }

  static int awaitReady(int count) {
    FutureWorkloads loop = new FutureWorkloads();
    int[] sum = {0};
    CompletableFuture<Integer> last = child(0);
    for (int i = 0; i < count; i++) {
      last =
          child(i)
              .thenCompose(
                  value -> {
                    sum[0] += value;
                    return child(value);
                  });
    }
    return loop.run(last) + sum[0];
  }

  static int yields(int count) {
    FutureWorkloads loop = new FutureWorkloads();
    return loop.run(loop.yields(0, count));
  }

  private CompletableFuture<Integer> yields(int from, int count) {
    CompletableFuture<Integer> end = new CompletableFuture<>();
    step(from, count, end);
    return end;
  }

  private void step(int i, int count, CompletableFuture<Integer> end) {
    if (i == count) {
      end.complete(count);
      return;
    }
    CompletableFuture.runAsync(() -> {}, this).thenRun(() -> step(i + 1, count, end));
  }

  static int spawnAndJoin(int count) {
    FutureWorkloads loop = new FutureWorkloads();
    CompletableFuture<Integer> end = new CompletableFuture<>();
    loop.spawn(0, 0, count, end);
    return loop.run(end);
  }

  private void spawn(int i, int sum, int count, CompletableFuture<Integer> end) {
    if (i == count) {
      end.complete(sum);
      return;
    }
    CompletableFuture.supplyAsync(() -> i, this)
        .thenAcceptAsync(value -> spawn(i + 1, sum + value, count, end), this);
  }

  static int resumeAtDepth(int depth, int count) {
    FutureWorkloads loop = new FutureWorkloads();
    CompletableFuture<Integer> chain = loop.yields(0, count).thenApply(ignored -> 1);
    for (int i = 1; i < depth; i++) {
      chain = chain.thenApply(below -> below + 1);
    }
    return loop.run(chain);
  }
}
