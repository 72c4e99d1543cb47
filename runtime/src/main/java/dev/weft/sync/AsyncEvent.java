package dev.weft.sync;

import dev.weft.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * Something that tasks wait for until it has happened.
 *
 * <p>As asyncio's {@code Event}.
 */
public final class AsyncEvent {
  private final Home home = new Home();
  private final WaitLine line = new WaitLine();
  private boolean set;

  /** An event that has not happened. */
  public AsyncEvent() {}

  /**
   * Lets all go on who wait, in the order they came, also if {@link #clear} follows before they do;
   * and all who come, until then. Never suspends.
   *
   * @throws IllegalStateException on another thread than the loop's
   */
  public void set() {
    home.check();
    if (!set) {
      set = true;
      line.wakeAll();
    }
  }

  /** Makes it not have happened: who waits from now on waits for the next {@link #set}. */
  public void clear() {
    home.check();
    set = false;
  }

  /** Whether it has happened. */
  public boolean isSet() {
    return set;
  }

  /**
   * Waits until the event is set; does not suspend if it is. Cancelling ends the wait, and changes
   * nothing for others.
   */
  public Coroutine<Void> waitSet() {
    return new Waiting();
  }

  @Override
  public String toString() {
    return "AsyncEvent[" + (set ? "set" : "not set") + "]";
  }

  private final class Waiting extends Waiter<Void> {
    @Override
    @Nullable Object enter() {
      home.enter();
      return set ? null : parkIn(line);
    }

    @Override
    @Nullable Object goOn() throws Throwable {
      line.leave(this);
      return result();
    }

    @Override
    public String toString() {
      return "AsyncEvent.waitSet";
    }
  }
}
