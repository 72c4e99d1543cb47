package dev.weft.benchmarks;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/** A queue of limited capacity whose ends are awaited as CompletableFutures; for one thread. */
final class FutureQueue {
  private static final CompletableFuture<Integer> DONE = CompletableFuture.completedFuture(0);

  private final ArrayDeque<Integer> items = new ArrayDeque<>();
  private final ArrayDeque<CompletableFuture<Integer>> getters = new ArrayDeque<>();
  private final ArrayDeque<CompletableFuture<Integer>> putters = new ArrayDeque<>();
  private final FutureLoop loop;
  private final int capacity;

  FutureQueue(FutureLoop loop, int capacity) {
    this.loop = loop;
    this.capacity = capacity;
  }

  boolean offer(Integer item) {
    if (items.size() == capacity) {
      return false;
    }
    items.add(item);
    wake(getters);
    return true;
  }

  Integer poll() {
    Integer item = items.poll();
    if (item != null) {
      wake(putters);
    }
    return item;
  }

  /** Ends when there may be a free place. */
  CompletableFuture<Integer> notFull() {
    return items.size() < capacity ? DONE : join(putters);
  }

  /** Ends when there may be an item. */
  CompletableFuture<Integer> notEmpty() {
    return items.isEmpty() ? join(getters) : DONE;
  }

  private static CompletableFuture<Integer> join(ArrayDeque<CompletableFuture<Integer>> line) {
    var turn = new CompletableFuture<Integer>();
    line.add(turn);
    return turn;
  }

  private void wake(ArrayDeque<CompletableFuture<Integer>> line) {
    CompletableFuture<Integer> turn = line.poll();
    if (turn != null) {
      loop.execute(() -> turn.complete(0));
    }
  }
}
