package dev.weft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the ends of several promises into the end of one. */
abstract class Gather<T, R> extends Promise<List<R>> {
  private final List<Promise<? extends T>> children;
  private int running;
  private @Nullable CancelledError cancelRequest;
  private boolean cancelling;
  private boolean circular;

  Gather(EventLoop loop, Collection<? extends Awaitable<? extends T>> awaitables) {
    super(loop);
    children = promises(loop, awaitables);
  }

  /** Begins to wait; apart from the constructor, which must not let this escape. */
  final void start() {
    var distinct = new IdentityHashMap<Promise<?>, Boolean>();
    for (Promise<? extends T> child : children) {
      if (distinct.put(child, true) == null) {
        running++;
        Registration unused = child.onDone(this::childDone);
      }
    }
    if (running == 0) {
      completeWith(List.of());
    }
  }

  /**
   * Cancels the children; this ends when they have, and not at all if none can be cancelled. A
   * child that waits for this could never end, so that then this ends first.
   */
  @Override
  public boolean cancel(@Nullable String message) {
    requireLoopThread();
    if (isDone() || cancelling) {
      circular |= cancelling;
      return false;
    }
    cancelling = true;
    boolean any = false;
    for (Promise<?> child : children) {
      any |= child.cancel(message);
    }
    cancelling = false;
    if (circular) {
      completeCancelled(new CancelledError(message));
    } else if (any) {
      cancelRequest = new CancelledError(message);
    }
    return any;
  }

  /** The failure with which this ends at once when the child ends so, or null to go on. */
  abstract @Nullable Throwable failureOf(Promise<?> child);

  /** What stands for the child in the list. */
  abstract R resultOf(Promise<? extends T> child);

  @Override
  final Collection<Promise<?>> awaits() {
    var pending = new ArrayList<Promise<?>>();
    for (Promise<?> child : children) {
      if (!child.isDone()) {
        pending.add(child);
      }
    }
    return pending;
  }

  private void childDone(Promise<?> child) {
    running--;
    Throwable failure = failureOf(child);
    if (isDone()) {
      return;
    }
    if (failure != null) {
      completeFailed(failure);
    } else if (running == 0) {
      end();
    }
  }

  private void end() {
    if (cancelRequest != null) {
      completeFailed(cancelRequest);
      return;
    }
    var results = new ArrayList<R>(children.size());
    for (Promise<? extends T> child : children) {
      results.add(resultOf(child));
    }
    completeWith(results);
  }

  /** One coroutine given twice runs once. */
  private static <T> List<Promise<? extends T>> promises(
      EventLoop loop, Collection<? extends Awaitable<? extends T>> awaitables) {
    if (awaitables == null) {
      throw new NullPointerException("the awaitables must not be null");
    }
    var known = new IdentityHashMap<Awaitable<?>, Promise<? extends T>>();
    var promises = new ArrayList<Promise<? extends T>>(awaitables.size());
    for (Awaitable<? extends T> given : awaitables) {
      Awaitable<? extends T> awaitable = Coroutine.forOneUse(given);
      Promise<? extends T> promise = known.get(awaitable);
      if (promise == null) {
        promise = loop.ensurePromise(awaitable);
        known.put(awaitable, promise);
      }
      promises.add(promise);
    }
    return promises;
  }

  @Override
  public final String toString() {
    return "gather of " + children.size() + "[" + stateName() + "]";
  }

  /** Fails with the first failure. */
  static final class Values<T> extends Gather<T, T> {
    Values(EventLoop loop, Collection<? extends Awaitable<? extends T>> awaitables) {
      super(loop, awaitables);
    }

    @Override
    @Nullable Throwable failureOf(Promise<?> child) {
      return child.failureOrNull();
    }

    @Override
    T resultOf(Promise<? extends T> child) {
      return child.result();
    }
  }

  /** Never fails. */
  static final class Outcomes<T> extends Gather<T, Outcome<T>> {
    Outcomes(EventLoop loop, Collection<? extends Awaitable<? extends T>> awaitables) {
      super(loop, awaitables);
    }

    @Override
    @Nullable Throwable failureOf(Promise<?> child) {
      return null;
    }

    @Override
    @SuppressWarnings("unchecked") // an outcome only gives its value out
    Outcome<T> resultOf(Promise<? extends T> child) {
      return (Outcome<T>) child.outcome();
    }
  }
}
