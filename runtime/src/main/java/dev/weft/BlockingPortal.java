package dev.weft;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;

/**
 * A loop on a thread of its own that blocking code calls into: for servlets, tests and other
 * frameworks that know nothing of coroutines.
 *
 * <pre>{@code
 * try (var portal = BlockingPortal.start()) {
 *   String page = portal.call(fetch(url)); // blocks this thread, not the loop
 * }
 * }</pre>
 *
 * <p>May be used from any thread; many calls may be under way side by side. Modelled on AnyIO's
 * portal, since asyncio has only {@code run_coroutine_threadsafe}.
 */
public final class BlockingPortal implements AutoCloseable {
  private final EventLoop loop;
  private final Promise<Void> stop;
  private final Thread thread;

  private BlockingPortal(EventLoop loop, Promise<Void> stop, Thread thread) {
    this.loop = loop;
    this.stop = stop;
    this.thread = thread;
  }

  /** Starts a loop with default options; see {@link #start(RunOptions)}. */
  public static BlockingPortal start() {
    return start(RunOptions.defaults());
  }

  /** Starts a loop on a daemon thread with the options' name. */
  public static BlockingPortal start(RunOptions options) {
    if (options == null) {
      throw new NullPointerException("the options must not be null");
    }
    var ready = new CompletableFuture<BlockingPortal>();
    var thread = new Thread(() -> serve(options, ready), options.name() + "-portal");
    thread.setDaemon(true);
    thread.start();
    return ready.join();
  }

  /** The loop. */
  public EventLoop loop() {
    return loop;
  }

  /**
   * Runs the coroutine as a task of the loop and blocks until it has ended. Interrupting the thread
   * cancels the task.
   *
   * @return its value
   * @throws IllegalStateException if this is closed, or an event loop runs on the calling thread,
   *     which must await and not block
   * @throws CancelledError if the task was cancelled, or the calling thread interrupted, whose
   *     interrupt status is set then
   * @throws RuntimeException or whatever else the coroutine fails with, the very object, checked or
   *     not
   */
  public <T> T call(Coroutine<T> coroutine) {
    if (coroutine == null) {
      throw new NullPointerException("there is no coroutine to call");
    }
    EventLoop.requireNoneRuns();
    CompletableFuture<T> future = submit(coroutine);
    try {
      return future.get();
    } catch (InterruptedException interrupt) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancelledError("the thread that called was interrupted");
    } catch (CancellationException cancelled) {
      throw new CancelledError("the call was cancelled");
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause();
      throw Sneaky.rethrow(cause == null ? failure : cause);
    }
  }

  /**
   * Runs the coroutine as a task of the loop, as {@link EventLoop#submit}.
   *
   * @throws IllegalStateException if this is closed
   */
  public <T> CompletableFuture<T> submit(Coroutine<T> coroutine) {
    try {
      return loop.submit(coroutine);
    } catch (RejectedExecutionException closed) {
      throw new IllegalStateException("the portal is closed: start another one", closed);
    }
  }

  /**
   * Ends the run: cancels all that is left, and blocks until it has ended and the loop is closed.
   * Does nothing the second time. If the thread is interrupted it no longer waits.
   *
   * @throws IllegalStateException if called on the loop's own thread
   */
  @Override
  public void close() {
    if (loop.isThread()) {
      throw new IllegalStateException(
          "the portal cannot wait for the loop on whose thread it is closed: close it elsewhere");
    }
    try {
      loop.execute(this::end);
    } catch (RejectedExecutionException closed) {
      return;
    }
    try {
      thread.join();
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    if (!stop.isDone()) {
      stop.completeWith(null);
    }
  }

  /** On the thread of the loop, as long as the portal is open. */
  private static void serve(RunOptions options, CompletableFuture<BlockingPortal> ready) {
    try (var runner = new Runner(options)) {
      var stop = new Promise<Void>(runner.loop());
      ready.complete(new BlockingPortal(runner.loop(), stop, Thread.currentThread()));
      Void unused = runner.run(new AwaitOnce<Void>(stop));
    } catch (Throwable failure) {
      ready.completeExceptionally(failure);
      throw failure;
    }
  }
}
