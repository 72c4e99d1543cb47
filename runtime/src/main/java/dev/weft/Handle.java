package dev.weft;

/** A callback that waits for its turn in an {@link EventLoop}. */
public class Handle {
  /** What stands for a callback that is no longer needed, so that the handle does not hold it. */
  private enum Gone implements Runnable {
    CANCELLED,
    HAS_RUN;

    @Override
    public void run() {}
  }

  final EventLoop loop;

  /** What is left to be done, with the async locals at the registration. */
  private Runnable callback;

  Handle(EventLoop loop, Runnable callback) {
    this.loop = loop;
    this.callback = ValuesCallback.withValuesOfHere(callback);
  }

  /**
   * Keeps the callback from running; does nothing if it has run. Call it on the loop's thread.
   *
   * @throws IllegalStateException on another thread while the loop runs
   */
  public void cancel() {
    loop.requireThread();
    callback = Gone.CANCELLED;
  }

  /** Whether this was cancelled. */
  public final boolean isCancelled() {
    return callback == Gone.CANCELLED;
  }

  /** The loop was closed before this had its turn. */
  void dropped() {}

  /** Gives the callback for its one run. */
  final Runnable take() {
    Runnable callback = this.callback;
    if (!isCancelled()) {
      this.callback = Gone.HAS_RUN;
    }
    return callback;
  }

  /** In debug mode, says which line made this. */
  String whereMade() {
    return "";
  }

  @Override
  public String toString() {
    return "callback" + whereMade();
  }
}
