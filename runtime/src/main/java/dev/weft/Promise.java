package dev.weft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A value that will be there later, set by hand. It can be awaited any number of times.
 *
 * <pre>{@code
 * var answer = new Promise<String>();
 * connection.onMessage(answer::setResult);
 * return done(await(answer));
 * }</pre>
 *
 * <p>A promise belongs to one loop: the one that runs where it is made, or else the first that uses
 * it before it is done. It is not thread-safe; other threads use {@code loop.execute(() ->
 * promise.setResult(v))}.
 *
 * <p>Awaiting a promise that is done does not suspend. Otherwise the awaiting task goes on in the
 * turn of the loop after the promise is done. Cancelling a task that awaits a promise cancels the
 * promise; use {@link Coroutines#shield} where others wait for it too.
 */
public class Promise<T> implements Awaitable<T> {
  private static final byte PENDING = 0;
  private static final byte SUCCEEDED = 1;
  private static final byte FAILED = 2;
  private static final byte CANCELLED = 3;

  /** Null as long as no loop has anything to do with it. */
  @Nullable EventLoop loop;

  /**
   * While pending, who waits: null, a {@link Task}, a {@link DoneCallback}, or a list of them. Then
   * the value, or the exception.
   */
  private @Nullable Object content;

  private byte state;

  /** Whether somebody was given the exception. */
  private boolean retrieved;

  /** A pending promise. */
  public Promise() {
    this(EventLoop.currentOrNull());
  }

  Promise(@Nullable EventLoop loop) {
    this.loop = loop;
  }

  /** Whether the result, an exception or a cancellation is there. */
  public final boolean isDone() {
    return state != PENDING;
  }

  /** Whether this was cancelled. */
  public final boolean isCancelled() {
    return state == CANCELLED;
  }

  /**
   * The value.
   *
   * @throws InvalidStateException if this is not done
   * @throws CancelledError if this was cancelled
   * @throws RuntimeException or whatever else the failure is, the very object, checked or not
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // T says whether a value may be null
  public final T result() {
    if (state == SUCCEEDED) {
      return (T) content;
    }
    throw Sneaky.rethrow(failure("result"));
  }

  /**
   * The exception, or null if there is a value.
   *
   * @throws InvalidStateException if this is not done
   * @throws CancelledError if this was cancelled
   */
  public final @Nullable Throwable exception() {
    if (state == SUCCEEDED) {
      return null;
    }
    Throwable failure = failure("exception");
    if (state == CANCELLED) {
      throw (CancelledError) failure;
    }
    return failure;
  }

  /**
   * Ends this with a value. Call it on the loop's thread.
   *
   * @throws InvalidStateException if this is done
   */
  public void setResult(@Nullable T value) {
    requirePending();
    complete(SUCCEEDED, value);
  }

  /**
   * Ends this with an exception. Call it on the loop's thread.
   *
   * @throws InvalidStateException if this is done
   */
  public void setException(Throwable exception) {
    if (exception == null) {
      throw new NullPointerException("the exception of a promise must not be null");
    }
    requirePending();
    complete(FAILED, exception);
  }

  /** Cancels without a message; see {@link #cancel(String)}. */
  public final boolean cancel() {
    return cancel(null);
  }

  /**
   * Cancels this: who waits for it sees a {@link CancelledError} with the message. Call it on the
   * loop's thread.
   *
   * @return false if this is done already
   */
  public boolean cancel(@Nullable String message) {
    requireLoopThread();
    if (isDone()) {
      return false;
    }
    completeCancelled(new CancelledError(message));
    return true;
  }

  /**
   * Calls back when this is done, through the loop and never at once: in the turn after, in the
   * order of registration. Also if this is done already. What the callback throws goes to the
   * exception handler. Call it on the loop's thread.
   *
   * @throws IllegalStateException if this belongs to no loop yet and none runs here, or to another
   *     loop than the one that runs here
   */
  public Registration onDone(Consumer<? super Promise<T>> callback) {
    if (callback == null) {
      throw new NullPointerException("the callback must not be null");
    }
    requireLoopThread();
    if (loop == null || EventLoop.currentOrNull() != null) {
      bindTo(EventLoop.current());
    }
    var registration = new DoneCallback<T>(this, callback);
    addWaiter(registration);
    return registration;
  }

  /** Awaits this from a coroutine of its own. */
  @Override
  public final Coroutine<T> toCoroutine() {
    return new AwaitOnce<>(this);
  }

  final void completeWith(@Nullable T value) {
    complete(SUCCEEDED, value);
  }

  final void completeFailed(Throwable exception) {
    complete(FAILED, exception);
  }

  final void completeCancelled(CancelledError error) {
    complete(CANCELLED, error);
  }

  final void completeIfPending() {
    if (!isDone()) {
      complete(SUCCEEDED, null);
    }
  }

  /** Whether this failed; its exception does not count as retrieved. */
  final boolean hasFailed() {
    return state == FAILED;
  }

  /** The exception or cancellation of a promise that is done, or null; it counts as retrieved. */
  final @Nullable Throwable failureOrNull() {
    return state == SUCCEEDED ? null : failure("exception");
  }

  /** How this ended, which must have happened; its failure counts as retrieved. */
  @SuppressWarnings({"unchecked", "NullAway"}) // T says whether a value may be null
  final Outcome<T> outcome() {
    if (state == SUCCEEDED) {
      return new Outcome.Success<>((T) content);
    }
    Throwable failure = failure("outcome");
    return state == CANCELLED
        ? new Outcome.Cancelled<>((CancelledError) failure)
        : new Outcome.Failure<>(failure);
  }

  /** Hands the outcome, which must be there, to the frame that goes on with it in the task. */
  final void deliverTo(Task<?> task, @Nullable Coroutine<?> frame) {
    task.input = content;
    if (state != SUCCEEDED) {
      task.failed = true;
      markRetrieved();
      AwaitTrace.delivered((Throwable) requireContent(), task, frame);
    }
  }

  /** Whether a task of the loop can have the value at once. */
  @SuppressWarnings("ReferenceEquality") // a loop is itself
  final boolean hasValueFor(@Nullable EventLoop loop) {
    return state == SUCCEEDED && (this.loop == loop || this.loop == null);
  }

  /** The value, which must be there. */
  final @Nullable Object value() {
    return content;
  }

  /** The failure, which must be there, for a body that has no frame. */
  final Throwable failureIn(Task<?> task) {
    Throwable failure = failure("result");
    AwaitTrace.delivered(failure, task, null);
    return failure;
  }

  /** Makes this a promise of the loop, which it must not leave. */
  final void bindTo(EventLoop loop) {
    if (this.loop == null) {
      this.loop = loop;
    } else if (!this.loop.equals(loop)) {
      throw new IllegalStateException(
          this
              + " belongs to "
              + this.loop
              + " and cannot be used in "
              + loop
              + ": use toCompletableFuture() of a task, or submit the coroutine to the other loop");
    }
  }

  /** Adds a task or a {@link DoneCallback}; at once to the ready queue if this is done. */
  final void addWaiter(Object waiter) {
    if (state != PENDING) {
      boundLoop().ready(waiter);
    } else if (content == null) {
      content = waiter;
    } else {
      waiters().add(waiter);
    }
  }

  /** Takes a waiter out; false if it is none, or no longer. */
  @SuppressWarnings("ReferenceEquality") // a waiter is itself
  final boolean removeWaiter(Object waiter) {
    if (state != PENDING) {
      return false;
    }
    if (content == waiter) {
      content = null;
      return true;
    }
    return content instanceof ArrayList<?> waiters && waiters.remove(waiter);
  }

  /** The promises whose end this waits for, as far as it is known. */
  Collection<? extends Promise<?>> awaits() {
    return List.of();
  }

  final void markRetrieved() {
    if (!retrieved) {
      retrieved = true;
      if (state == FAILED && loop != null) {
        loop.forgetFailure(this);
      }
    }
  }

  final void requireLoopThread() {
    if (loop != null) {
      loop.requireThread();
    }
  }

  final String stateName() {
    return switch (state) {
      case PENDING -> "pending";
      case SUCCEEDED -> "done";
      case FAILED -> "failed with " + content;
      default -> "cancelled";
    };
  }

  private void requirePending() {
    requireLoopThread();
    if (isDone()) {
      throw new InvalidStateException(this + " cannot be completed a second time");
    }
  }

  private Throwable failure(String what) {
    if (state == PENDING) {
      throw new InvalidStateException(
          "no " + what + " yet: " + this + " is not done; await it, or ask isDone() first");
    }
    markRetrieved();
    return (Throwable) requireContent();
  }

  private void complete(byte state, @Nullable Object outcome) {
    Object waiters = content;
    this.state = state;
    content = outcome;
    boolean awaited = false;
    if (waiters instanceof ArrayList<?> list) {
      for (Object waiter : list) {
        awaited |= wake(waiter);
      }
    } else if (waiters != null) {
      awaited = wake(waiters);
    }
    if (state == FAILED && !awaited && loop != null) {
      loop.rememberFailure(this);
      if (waiters == null) {
        loop.failFast(this);
      }
    }
  }

  private boolean wake(Object waiter) {
    boundLoop().ready(waiter);
    return waiter instanceof Task<?>;
  }

  private EventLoop boundLoop() {
    EventLoop loop = this.loop;
    if (loop == null) {
      throw new AssertionError("waiters without a loop");
    }
    return loop;
  }

  @SuppressWarnings("unchecked") // while pending, a list is the list of waiters
  private List<Object> waiters() {
    if (content instanceof ArrayList<?> list) {
      return (List<Object>) list;
    }
    var list = new ArrayList<Object>(4);
    list.add(requireContent());
    content = list;
    return list;
  }

  private Object requireContent() {
    Object content = this.content;
    if (content == null) {
      throw new AssertionError("no content");
    }
    return content;
  }

  @Override
  public String toString() {
    return "Promise[" + stateName() + "]";
  }
}
