package dev.weft;

import java.util.Collection;
import java.util.List;

/** Turns the end of a promise into the end of another that can be cancelled by itself. */
final class Shield<T> extends Promise<T> {
  private final Promise<T> inner;

  private Shield(EventLoop loop, Promise<T> inner) {
    super(loop);
    this.inner = inner;
  }

  static <T> Promise<T> of(EventLoop loop, Promise<T> inner) {
    if (inner.isDone()) {
      return inner;
    }
    var outer = new Shield<T>(loop, inner);
    Registration follow = inner.onDone(outer::follow);
    Registration unused = outer.onDone(done -> follow.remove());
    return outer;
  }

  @Override
  Collection<Promise<T>> awaits() {
    return List.of(inner);
  }

  private void follow(Promise<T> inner) {
    if (isDone()) {
      return;
    }
    Outcome<T> outcome = inner.outcome();
    if (outcome instanceof Outcome.Success<T> success) {
      completeWith(success.value());
    } else if (outcome instanceof Outcome.Failure<T> failure) {
      completeFailed(failure.exception());
    } else if (outcome instanceof Outcome.Cancelled<T> cancelled) {
      completeCancelled(cancelled.error());
    }
  }
}
