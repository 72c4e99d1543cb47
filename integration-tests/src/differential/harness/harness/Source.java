package harness;

import static dev.weft.Coroutines.await;
import static dev.weft.Coroutines.done;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Promise;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Gives a program what it awaits; each is noted when it is made. */
public final class Source {
  private final Trace trace;
  private final Mode mode;
  private int made;

  Source(Trace trace, Mode mode) {
    this.trace = trace;
    this.mode = mode;
  }

  /** An awaitable of this value. */
  public <T> Awaitable<T> of(T value) {
    trace.log("of " + render(value));
    Promise<T> promise = new Promise<>();
    settle(() -> promise.setResult(value));
    return wrapped(promise);
  }

  /** An awaitable of this value that is not noted, for programs that make very many. */
  public <T> Awaitable<T> quietly(T value) {
    Promise<T> promise = new Promise<>();
    settle(() -> promise.setResult(value));
    return wrapped(promise);
  }

  /** An awaitable that fails so. */
  public <T> Awaitable<T> fail(Throwable failure) {
    trace.log("fail " + failure);
    return failQuietly(failure);
  }

  /** An awaitable that fails so and is not noted. */
  public <T> Awaitable<T> failQuietly(Throwable failure) {
    Promise<T> promise = new Promise<>();
    settle(() -> promise.setException(failure));
    return wrapped(promise);
  }

  /** A stage of the JDK with this value. */
  public <T> CompletionStage<T> stage(T value) {
    trace.log("stage " + render(value));
    CompletableFuture<T> future = new CompletableFuture<>();
    settle(() -> future.complete(value));
    return future;
  }

  /** A stage of the JDK that fails so. */
  public <T> CompletionStage<T> failStage(Throwable failure) {
    trace.log("stage fails " + failure);
    CompletableFuture<T> future = new CompletableFuture<>();
    settle(() -> future.completeExceptionally(failure));
    return future;
  }

  private void settle(Runnable outcome) {
    made++;
    if (mode == Mode.READY || (mode == Mode.MIXED && made % 2 == 0)) {
      outcome.run();
    } else {
      EventLoop.current().callSoon(outcome);
    }
  }

  private <T> Awaitable<T> wrapped(Promise<T> promise) {
    return mode == Mode.NESTED ? new Nested<>(promise) : promise;
  }

  /** Only for values that look the same in each run. */
  private static String render(Object value) {
    return value instanceof Number || value instanceof CharSequence || value instanceof Boolean
        ? value.toString()
        : value == null ? "null" : value.getClass().getSimpleName();
  }

  private static final class Nested<T> implements Awaitable<T> {
    private final Promise<T> promise;

    Nested(Promise<T> promise) {
      this.promise = promise;
    }

    @Async
    @Override
    public Coroutine<T> toCoroutine() {
      T value = await(promise);
      return done(value);
    }
  }
}
