package dev.weft;

import org.jspecify.annotations.Nullable;

/** A callback that waits for its turn in an {@link EventLoop}. */
public class Handle {
  final EventLoop loop;

  /** The async locals at the registration. */
  final @Nullable Values values = Values.copied();

  /** In debug mode, the user's line that made this, if it is known. */
  private final @Nullable StackTraceElement madeAt;

  /** Null once it has run or was cancelled, so that a cancelled handle holds nothing. */
  private @Nullable Runnable callback;

  private boolean cancelled;

  /** For calls from other threads, of which there may be too many to look for their places. */
  Handle(EventLoop loop, Runnable callback) {
    this(loop, callback, null);
  }

  Handle(EventLoop loop, Runnable callback, @Nullable StackTraceElement madeAt) {
    this.loop = loop;
    this.callback = callback;
    this.madeAt = madeAt;
  }

  /**
   * Keeps the callback from running; does nothing if it has run. Call it on the loop's thread.
   *
   * @throws IllegalStateException on another thread while the loop runs
   */
  public void cancel() {
    loop.requireThread();
    cancelled = true;
    callback = null;
  }

  /** Whether this was cancelled. */
  public final boolean isCancelled() {
    return cancelled;
  }

  /** The loop was closed before this had its turn. */
  void dropped() {}

  final void run() {
    Runnable callback = this.callback;
    if (callback != null) {
      this.callback = null;
      callback.run();
    }
  }

  /** In debug mode, says which line made this. */
  final String whereMade() {
    return CallSite.asText(madeAt);
  }

  @Override
  public String toString() {
    return "callback" + whereMade();
  }
}
