package dev.weft;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns an awaitable into a coroutine that cancels it when it takes too long. */
final class WaitFor<T> extends Coroutine<T> {
  private final Awaitable<? extends T> awaitable;
  private final Duration limit;
  private final Expiry expiry;
  private @Nullable Deadline deadline;

  WaitFor(Awaitable<? extends T> awaitable, Duration limit, Expiry expiry) {
    this.awaitable = awaitable;
    this.limit = limit;
    this.expiry = expiry;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    Deadline known = this.deadline;
    Deadline deadline = known == null ? begin() : known;
    try {
      if (known == null && awaiting(awaitable)) {
        return SUSPENDED;
      }
      Object value = result();
      deadline.close();
      return value;
    } catch (Throwable failure) {
      if (deadline.close() && failure instanceof CancelledError error) {
        return expiry.outcome(limit, error);
      }
      throw failure;
    }
  }

  private Deadline begin() {
    var deadline = Deadline.in(running(), Durations.toNanos(limit));
    this.deadline = deadline;
    return deadline;
  }

  @Override
  public String toString() {
    return "waitFor " + limit + " of " + awaitable;
  }
}
