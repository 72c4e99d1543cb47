package dev.weft;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns several attempts into the value of the first that succeeds. */
final class Race<T> extends Coroutine<T> {
  private final Queue<AsyncSupplier<? extends T>> waiting;
  private final Duration delay;
  private final Set<Task<?>> running = new LinkedHashSet<>();
  private @Nullable Handle timer;
  private @Nullable Promise<Void> end;
  private @Nullable Promise<? extends T> winner;
  private @Nullable Throwable failure;
  private @Nullable CancelledError cancellation;

  Race(Collection<? extends AsyncSupplier<? extends T>> attempts, Duration delay) {
    waiting = new ArrayDeque<>(attempts);
    this.delay = delay;
    if (waiting.isEmpty()) {
      throw new IllegalArgumentException("a race needs at least one that runs");
    }
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (end == null) {
      beginNext();
    } else {
      takeEndOfWait();
    }
    while (!running.isEmpty()) {
      end = new Promise<>(running().loop());
      if (awaiting(end)) {
        return SUSPENDED;
      }
      takeEndOfWait();
    }
    return outcome();
  }

  private void takeEndOfWait() throws Throwable {
    try {
      result();
    } catch (CancelledError error) {
      if (cancellation == null) {
        cancellation = error;
      }
      stop();
      running().bearInsistence();
    }
  }

  private @Nullable Object outcome() throws Throwable {
    running().feelInsistence();
    if (cancellation != null) {
      throw cancellation;
    }
    if (winner != null) {
      return winner.result();
    }
    throw failure == null ? new AssertionError("a race without an end") : failure;
  }

  /** Begins the next that waits; without a delay, all of them. */
  private void beginNext() {
    EventLoop loop = running().loop();
    timer = null;
    while (!waiting.isEmpty()) {
      begin(loop, waiting.remove());
      if (!waiting.isEmpty() && !delay.isZero()) {
        timer = loop.callLater(delay, this::beginNext);
        return;
      }
    }
  }

  private <V extends T> void begin(EventLoop loop, AsyncSupplier<V> attempt) {
    Task<V> task = loop.createTask(new AwaitOnce<V>(attempt::get), null);
    running.add(task);
    Registration unused = task.onDone(done -> attemptDone(task));
  }

  private void attemptDone(Task<? extends T> task) {
    running.remove(task);
    Outcome<?> outcome = task.outcome();
    if (winner == null && cancellation == null) {
      if (outcome instanceof Outcome.Success<?>) {
        winner = task;
        stop();
      } else {
        failed(outcome);
      }
    }
    if (running.isEmpty() && end != null) {
      end.completeIfPending();
    }
  }

  /** A failure lets the next begin at once. */
  private void failed(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Failure<?> failed) {
      addFailure(failed.exception());
    } else if (outcome instanceof Outcome.Cancelled<?> cancelled) {
      addFailure(cancelled.error());
    }
    stopTimer();
    if (!waiting.isEmpty()) {
      beginNext();
    }
  }

  @SuppressWarnings("ReferenceEquality") // an exception cannot suppress itself
  private void addFailure(Throwable later) {
    if (failure == null) {
      failure = later;
    } else if (failure != later) {
      failure.addSuppressed(later);
    }
  }

  private void stop() {
    waiting.clear();
    stopTimer();
    for (Task<?> task : new ArrayList<>(running)) {
      task.cancel();
    }
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  @Override
  public String toString() {
    return "race";
  }
}
