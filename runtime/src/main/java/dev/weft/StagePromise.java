package dev.weft;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Turns the end of a stage of the JDK, on any thread, into the end of a promise of the loop. */
final class StagePromise<T> extends Promise<T> implements BiConsumer<T, @Nullable Throwable> {
  private final EventLoop home;
  private final CompletionStage<T> stage;

  private StagePromise(CompletionStage<T> stage, EventLoop home) {
    super(home);
    this.home = home;
    this.stage = stage;
  }

  /** A promise that ends as the stage does; done already if the stage is. */
  static <T> StagePromise<T> of(CompletionStage<T> stage, EventLoop home) {
    var promise = new StagePromise<>(stage, home);
    // The stage that comes out of this fails with the first; nobody needs it.
    CompletionStage<T> unused = stage.whenComplete(promise);
    return promise;
  }

  @Override
  public void accept(T value, @Nullable Throwable failure) {
    if (home.isThread()) {
      finish(value, failure);
      return;
    }
    try {
      home.execute(() -> finish(value, failure));
    } catch (RejectedExecutionException closed) {
      // The loop is closed, so that nobody waits any more.
    }
  }

  /** Also cancels the stage where that is possible. */
  @Override
  public boolean cancel(@Nullable String message) {
    if (!super.cancel(message)) {
      return false;
    }
    if (stage instanceof CompletableFuture<?> future) {
      future.cancel(false);
    }
    return true;
  }

  private void finish(T value, @Nullable Throwable failure) {
    if (isDone()) {
      return;
    }
    if (failure == null) {
      completeWith(value);
    } else {
      completeFailed(unwrapped(failure));
    }
  }

  private static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }
}
