package dev.weft.net;

import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.frame.Frame;
import org.jspecify.annotations.Nullable;

/** What reads, writes and closes: a frame that waits for its connection to wake it. */
abstract class Operation<T> extends Frame<T> {
  final Connection connection;
  private boolean begun;
  private boolean waiting;

  Operation(Connection connection) {
    this.connection = connection;
  }

  /** Does what can be done at once; else makes the connection wake this, and parks. */
  abstract @Nullable Object begin() throws Throwable;

  /** The same again, after a wake-up. */
  abstract @Nullable Object goOn() throws Throwable;

  /** Instead of going on. */
  abstract void cancelled();

  final Object waitForWake() {
    waiting = true;
    return park();
  }

  final boolean isWaiting() {
    return waiting;
  }

  /** Lets this go on in the turn to come, if it waits. */
  final void wake() {
    if (waiting) {
      waiting = false;
      unpark();
    }
  }

  @Override
  protected final boolean parkingCancelled() {
    boolean waited = waiting;
    waiting = false;
    return waited;
  }

  @Override
  protected final @Nullable Object awaitIn(Task<?> task, int depth, @Nullable Coroutine<?> caller)
      throws Throwable {
    useWithoutFrame(task);
    return unlessParked(task, resume());
  }

  /** The same for what only the connection knows, and which has given its outcome before. */
  final @Nullable Object awaitAgainIn(Task<?> task) throws Throwable {
    begun = false;
    useAgainWithoutFrame(task);
    return unlessParked(task, resume());
  }

  @Override
  protected final @Nullable Object resume() throws Throwable {
    if (!begun) {
      begun = true;
      connection.requireHere();
      return begin();
    }
    try {
      result();
    } catch (Throwable cancelled) {
      cancelled();
      throw cancelled;
    }
    return goOn();
  }
}
