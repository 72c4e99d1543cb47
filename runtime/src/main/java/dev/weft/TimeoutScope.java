package dev.weft;

import dev.weft.loop.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Limits the time of a block: cancels the task when the time is over, and turns that cancellation
 * into a {@link TimeoutException} where the block ends.
 *
 * <pre>{@code
 * try (var limit = timeout(Duration.ofSeconds(5))) {
 *   await(connect());
 *   limit.reschedule(Duration.ofSeconds(60));
 *   await(download());
 * }
 * }</pre>
 *
 * <p>Made by {@link Coroutines#timeout}, {@link Coroutines#timeoutAt} and {@link
 * Coroutines#moveOnAfter}, and to be used by the task that made it. The cancellation comes at a
 * suspension: a block that does not suspend never times out. A block that catches the cancellation
 * and ends by itself counts, as does another failure; {@link #expired()} tells all the same. If
 * somebody else cancels the task too, it is a cancellation. Of nested scopes, the outermost that
 * has expired throws. Follows asyncio's {@code timeout()}.
 */
public class TimeoutScope implements AsyncScope {
  private final Task<?> task;
  private final Deadline deadline;
  private boolean over;

  TimeoutScope(Task<?> task, long deadline) {
    this.task = task;
    this.deadline = Deadline.at(task, deadline);
  }

  /**
   * From the end of its time on, lets this cancel each suspension in its block until the block
   * ends, and not only the first: a block that swallows the {@link CancelledError}, or a library in
   * it, gets no further than its next await. Trio's cancel scopes work so. {@linkplain
   * Coroutines#nonCancellable Masked} code in it is left alone, which clean-up that awaits needs
   * then; the ends of scopes inside wait for what they have to wait for. Requests are not counted
   * again. {@link RunOptions#persistentScopes} makes all scopes so. Call it on the loop's thread.
   *
   * @return this
   * @throws IllegalStateException if the time was over already, or the block has ended
   */
  public TimeoutScope persistent() {
    requireRunning("be made persistent");
    deadline.makePersistent();
    return this;
  }

  /**
   * Changes the limit to a time from now on, or to none. Zero or less is due in the next turn. Call
   * it in the task that runs the block, or in another one of its loop.
   *
   * @throws IllegalStateException if the time was over already, or the block has ended
   */
  public final void reschedule(@Nullable Duration limit) {
    requireRunning("be rescheduled");
    deadline.move(limit == null ? Long.MAX_VALUE : in(task.loop(), limit));
  }

  /** The deadline in nanoseconds of {@link EventLoop#time()}, or null for none. */
  public final @Nullable Long when() {
    long when = deadline.when();
    return when == Long.MAX_VALUE ? null : when;
  }

  /** Whether the time was over before the block ended. */
  public final boolean expired() {
    return deadline.expired();
  }

  /** Ends the watch. Does not suspend. */
  @Override
  public final Coroutine<Boolean> exit(@Nullable Throwable failure) {
    return new Exit(failure);
  }

  /**
   * Not to be called, see {@link AsyncScope#close()}.
   *
   * @throws TimeoutException where the block ends, if the time was over
   */
  @Override
  @SuppressWarnings("unused") // The exception comes out of exit, which stands for this.
  public void close() throws TimeoutException {
    throw AsyncScope.notCompiled(this);
  }

  private void requireRunning(String what) {
    task.requireLoopThread();
    if (over || deadline.expired()) {
      throw new IllegalStateException(
          this + " cannot " + what + ": " + (over ? "its block has ended" : "it has expired"));
    }
  }

  private void requireLeavable(Task<?> running) {
    if (over) {
      throw new IllegalStateException(this + " was left before");
    }
    if (!running.equals(task)) {
      throw new IllegalStateException(
          this + " belongs to " + task + " and cannot be left in " + running);
    }
  }

  /** What follows on the cancellation by this scope: true drops it. */
  boolean timedOut(CancelledError error) throws TimeoutException {
    var exception = new TimeoutException("the time of the block was over");
    exception.initCause(error);
    throw exception;
  }

  /** A deadline from now on; null is never. */
  static long in(EventLoop loop, @Nullable Duration limit) {
    return limit == null ? Long.MAX_VALUE : Clock.plus(loop.time(), Durations.toNanos(limit));
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + (expired() ? "[expired]" : "[" + when() + "]");
  }

  private final class Exit extends Coroutine<Boolean> {
    private final @Nullable Throwable failure;

    Exit(@Nullable Throwable failure) {
      this.failure = failure;
    }

    @Override
    protected Object resume() throws Throwable {
      requireLeavable(running());
      over = true;
      return deadline.close() && failure instanceof CancelledError error && timedOut(error);
    }
  }
}
