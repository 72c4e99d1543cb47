package dev.weft.sync;

import dev.weft.Coroutine;
import dev.weft.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Where tasks wait for one another: all go on when the last has come. Then the barrier serves the
 * next round.
 *
 * <p>As asyncio's {@code Barrier}, except that all tasks of a round go on in one turn.
 */
public final class AsyncBarrier {
  private final Home home = new Home();

  /** Those who have arrived. */
  private final WaitLine inside = new WaitLine();

  /** Those who came while the round before was leaving. */
  private final WaitLine outside = new WaitLine();

  private final int parties;
  private State state = State.FILLING;

  /** How many have arrived and not left. */
  private int arrived;

  /**
   * A barrier for so many tasks.
   *
   * @throws IllegalArgumentException if the number is less than one
   */
  public AsyncBarrier(int parties) {
    if (parties < 1) {
      throw new IllegalArgumentException(
          "a barrier cannot be for " + parties + " tasks: give one or more");
    }
    this.parties = parties;
  }

  /**
   * Waits until all have come, and gives each task of the round another number from zero to {@link
   * #parties} - 1, in the order they came. Does not suspend the one that is the last to come,
   * unless the round before has not left yet.
   *
   * <p>Throws {@link BrokenBarrierError} if the barrier is broken, or is aborted or reset while the
   * task waits. Cancelling takes the task out: the round waits for another in its place.
   */
  public Coroutine<Integer> waitAll() {
    return new Waiting();
  }

  /**
   * Makes the barrier empty and whole again; those who wait there get a {@link BrokenBarrierError}.
   * Never suspends.
   */
  public Coroutine<Void> reset() {
    return new Change(this::resetNow);
  }

  /**
   * Breaks the barrier: those who wait there, and those who come until it is {@linkplain #reset
   * reset}, get a {@link BrokenBarrierError}. Never suspends.
   */
  public Coroutine<Void> abort() {
    return new Change(() -> changeTo(State.BROKEN));
  }

  /** How many wait for others to come; zero while a round leaves. */
  public int waiting() {
    return state == State.FILLING ? arrived : 0;
  }

  /** How many make a round. */
  public int parties() {
    return parties;
  }

  /** Whether the barrier was aborted, and not reset since. */
  public boolean isBroken() {
    return state == State.BROKEN;
  }

  private void resetNow() {
    changeTo(arrived > 0 ? State.RESETTING : State.FILLING);
  }

  private void changeTo(State state) {
    this.state = state;
    inside.wakeAll();
    outside.wakeAll();
  }

  private void leave() {
    arrived--;
    if (arrived == 0) {
      if (isLeaving()) {
        state = State.FILLING;
      }
      outside.wakeAll();
    }
  }

  private boolean isLeaving() {
    return state == State.DRAINING || state == State.RESETTING;
  }

  @Override
  public String toString() {
    return "AsyncBarrier[" + state + ", " + arrived + " of " + parties + "]";
  }

  private enum State {
    FILLING,
    /** All have come, and not all have gone on. */
    DRAINING,
    /** Was reset, and not all who were there have gone on. */
    RESETTING,
    BROKEN
  }

  private final class Waiting extends LineFrame<Integer> {
    private boolean waiting;
    private int index = -1;

    @Override
    protected @Nullable Object resume() throws Throwable {
      if (index >= 0) {
        return goOn();
      }
      if (waiting) {
        outside.leave(this);
        result();
      } else {
        home.enter();
      }
      if (isLeaving()) {
        return waitOutside();
      }
      return arrive();
    }

    private Object waitOutside() {
      if (waiting) {
        outside.rejoin(this);
      } else {
        waiting = true;
        outside.join(this);
      }
      return park();
    }

    private @Nullable Object arrive() throws Throwable {
      if (isBroken()) {
        throw new BrokenBarrierError("the barrier was aborted: reset() makes it whole again");
      }
      index = arrived++;
      if (arrived == parties) {
        changeTo(State.DRAINING);
        leave();
        return index;
      }
      inside.join(this);
      return park();
    }

    private Object goOn() throws Throwable {
      State before = state;
      inside.leave(this);
      leave();
      result();
      if (before == State.BROKEN || before == State.RESETTING) {
        throw new BrokenBarrierError("the barrier was aborted or reset while the task waited");
      }
      return index;
    }

    @Override
    public String toString() {
      return "AsyncBarrier.waitAll";
    }
  }

  /** Turns a change of the barrier into a coroutine, so that it happens when awaited. */
  private final class Change extends Frame<Void> {
    private final Runnable change;

    Change(Runnable change) {
      this.change = change;
    }

    @Override
    protected @Nullable Object resume() {
      home.enter();
      change.run();
      return null;
    }
  }
}
