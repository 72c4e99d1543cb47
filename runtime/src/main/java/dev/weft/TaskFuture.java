package dev.weft;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Turns a task into a future of the JDK, with cancelling in both directions. */
final class TaskFuture<T> extends CompletableFuture<T> {
  private final EventLoop loop;

  /** Read and written on the loop's thread. */
  private @Nullable Task<T> task;

  private TaskFuture(EventLoop loop) {
    this.loop = loop;
  }

  static <T> TaskFuture<T> of(Task<T> task) {
    var future = new TaskFuture<T>(task.loop());
    future.follow(task);
    return future;
  }

  /** A future of a coroutine that the loop has yet to make a task of. */
  static <T> TaskFuture<T> submit(EventLoop loop, Coroutine<T> coroutine) {
    var future = new TaskFuture<T>(loop);
    loop.enqueue(future.new Begin(coroutine));
    return future;
  }

  /**
   * Starts a coroutine at once: as a task of the loop that runs here, or else on this thread and on
   * those that complete what it waits for.
   */
  static <T> CompletableFuture<T> start(Coroutine<T> coroutine) {
    EventLoop loop = EventLoop.currentOrNull();
    return loop == null ? submit(new DetachedLoop(), coroutine) : of(loop.startTask(coroutine));
  }

  /** Cancels the task too, which may take its time to end. */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      try {
        loop.execute(this::cancelTask);
      } catch (RejectedExecutionException closed) {
        // No task is left in a closed loop.
      }
    }
    return cancelled;
  }

  /** On the loop's own thread, waiting would keep the task from ever ending. */
  @Override
  public T join() {
    requireMayBlock();
    return super.join();
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    requireMayBlock();
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    requireMayBlock();
    return super.get(timeout, unit);
  }

  private void requireMayBlock() {
    if (!isDone() && loop.isThread()) {
      throw new IllegalStateException(
          "the thread of "
              + loop
              + " would wait for itself for ever: await the future instead of blocking");
    }
  }

  /** The turn in which the coroutine becomes a task. */
  private final class Begin extends Handle {
    Begin(Coroutine<T> coroutine) {
      super(TaskFuture.this.loop, () -> begin(coroutine));
    }

    @Override
    void dropped() {
      TaskFuture.super.cancel(false);
    }
  }

  private void begin(Coroutine<T> coroutine) {
    if (isDone()) {
      return;
    }
    try {
      follow(loop.createTask(coroutine, null));
    } catch (IllegalStateException used) {
      completeExceptionally(used);
    }
  }

  private void follow(Task<T> task) {
    this.task = task;
    if (task.isDone()) {
      end(task);
      return;
    }
    Registration unused = task.onDone(this::end);
  }

  private void cancelTask() {
    Task<T> task = this.task;
    if (task != null) {
      task.cancel();
    }
  }

  private void end(Promise<T> task) {
    Outcome<T> outcome = task.outcome();
    if (outcome instanceof Outcome.Success<T> success) {
      complete(success.value());
    } else if (outcome instanceof Outcome.Failure<T> failure) {
      completeExceptionally(failure.exception());
    } else {
      super.cancel(false);
    }
  }
}
