package dev.weft;

/**
 * Runs several coroutines, one after the other, on one loop.
 *
 * <pre>{@code
 * try (var runner = new Runner()) {
 *   var server = runner.run(startServer());
 *   runner.run(askServer(server));
 * }
 * }</pre>
 *
 * <p>Tasks that are not done when a run ends go on in the next one. {@link #close()} ends what is
 * left. To be used by one thread at a time, and not inside a running loop.
 *
 * <p>Interrupting the thread cancels the main task of the run, once for each interrupt; the
 * thread's interrupt status is set again when the run has ended.
 */
public final class Runner implements AutoCloseable {
  private final RunOptions options;
  private final EventLoop loop;
  private final Signals signals;
  private boolean closed;

  /** A runner with a fresh loop. */
  public Runner() {
    this(RunOptions.defaults());
  }

  /** A runner with a fresh loop that has these options. */
  public Runner(RunOptions options) {
    if (options == null) {
      throw new NullPointerException("the options must not be null");
    }
    this.options = options;
    loop = new EventLoop(options);
    signals = new Signals(loop);
  }

  /** The loop. */
  public EventLoop loop() {
    return loop;
  }

  /**
   * Runs the coroutine to its end.
   *
   * @return its value
   * @throws IllegalStateException if this is closed, a loop runs on this thread already, or the
   *     coroutine was used before
   * @throws CancelledError if the coroutine ended cancelled; after Ctrl-C with the message {@code
   *     SIGINT}, see {@link RunOptions#handleSignals}
   * @throws RuntimeException or whatever else the coroutine fails with, the very object, checked or
   *     not
   */
  public <T> T run(Coroutine<T> main) {
    if (main == null) {
      throw new NullPointerException("there is no coroutine to run");
    }
    requireUsable();
    Task<T> task = loop.createTask(main, null);
    if (options.handlesSignalsHere()) {
      signals.listen(task);
    }
    try {
      loop.runUntilDone(task);
    } finally {
      signals.stop();
    }
    return task.result();
  }

  /**
   * Ends what is left: cancels all tasks and runs them to their ends, until there is none; waits
   * for blocking calls; reports the failures that nobody asked for; closes the loop. Does nothing
   * the second time.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    requireUsable();
    closed = true;
    if (options.handlesSignalsHere()) {
      signals.listenAtTheEnd();
    }
    try {
      new Shutdown(loop, options).run();
    } finally {
      signals.stop();
      loop.close();
    }
  }

  private void requireUsable() {
    if (closed) {
      throw new IllegalStateException("the runner is closed: make another one");
    }
    EventLoop.requireNoneRuns();
  }
}
