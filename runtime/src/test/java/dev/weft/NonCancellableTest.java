package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.currentTask;
import static dev.weft.Coroutines.nonCancellable;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.timeout;
import static dev.weft.Coroutines.yieldNow;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class NonCancellableTest extends LoopTest {
  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private Task<?> task;

  @Test
  void valueIsGiven() {
    run(body().await(() -> nonCancellable(() -> later(1, "v")), log::add));
    assertThat(log).containsExactly("v");
  }

  @Test
  void failureIsTheVeryObject() {
    var failure = new IOException("x");
    assertThat(failureOf(body().await(() -> nonCancellable(() -> failLater(1, failure)))))
        .isSameAs(failure);
  }

  @Test
  void lambdaThatThrowsLeavesNoMask() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            body()
                                .tryAwait(
                                    () ->
                                        nonCancellable(
                                            () -> {
                                              throw new IllegalArgumentException("x");
                                            }),
                                    failure -> log.add(failure.getMessage()))
                                .await(() -> worker("w", 9))))
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .tryAwait(() -> task, failure -> log.add(failure.getClass())));
    assertThat(log).containsExactly("x", "w begins", "w cancelled: null", CancelledError.class);
  }

  @Test
  void cancellationIsDeliveredAtTheFirstSuspensionAfterIt() {
    runAndCancel(
        body()
            .await(() -> nonCancellable(() -> worker("masked", 5)))
            .run(() -> log.add("after"))
            .tryAwait(
                () -> sleep(seconds(9)),
                failure -> {
                  log.add(failure.getMessage());
                  throw failure;
                }));
    assertThat(log)
        .containsExactly(
            "masked begins", "masked ends", "after", "outside", CancelledError.class, 5L);
  }

  @Test
  void taskThatEndsWithoutAnotherSuspensionCountsAsCancelled() {
    runAndCancel(body().await(() -> nonCancellable(() -> worker("masked", 5))));
    assertThat(log).containsExactly("masked begins", "masked ends", CancelledError.class, 5L);
  }

  @Test
  void requestIsCountedWhenTheMaskIsOff() {
    runAndCancel(
        body()
            .await(
                () ->
                    nonCancellable(
                        () ->
                            body()
                                .await(() -> sleep(seconds(5)))
                                .run(() -> log.add(requireNonNull(currentTask()).cancelling()))))
            .run(() -> log.add(requireNonNull(currentTask()).cancelling())));
    assertThat(log).startsWith(0, 1);
  }

  @Test
  void cleanUpOfACancelledTaskIsNotCancelledAgain() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            body()
                                .tryAwait(() -> sleep(seconds(9)), cancelled -> log.add("caught"))
                                .await(() -> nonCancellable(() -> worker("clean-up", 5)))))
            .await(() -> yieldNow())
            .run(() -> task.cancel("first"))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel("second"))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel("third"))
            .tryAwait(() -> task, failure -> log.add(failure.getClass())));
    assertThat(log)
        .containsExactly("caught", "clean-up begins", "clean-up ends", CancelledError.class);
  }

  @Test
  void cancellationThatWasPendingBeforeWaitsToo() {
    run(
        body()
            .run(() -> requireNonNull(currentTask()).cancel("self"))
            .await(() -> nonCancellable(() -> worker("masked", 5)))
            .tryAwait(() -> yieldNow(), failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly("masked begins", "masked ends", "self");
  }

  @Test
  void cancellationOfWhoAwaitsTheTaskStopsAtTheMask() {
    run(
        body()
            .run(() -> task = createTask(body().await(() -> nonCancellable(() -> worker("m", 5)))))
            .await(() -> yieldNow())
            .run(
                () -> {
                  Task<?> masked = task;
                  Task<?> outer = createTask(body().await(() -> masked), "outer");
                  EventLoop.current().callLater(seconds(1), outer::cancel);
                  task = outer;
                })
            .tryAwait(() -> task, failure -> log.add(failure.getClass())));
    assertThat(log).containsExactly("m begins", "m ends", CancelledError.class);
  }

  @Test
  void timeoutInsideWorks() {
    runAndCancel(
        body()
            .await(
                () ->
                    nonCancellable(
                        () ->
                            body()
                                .tryAwait(
                                    () ->
                                        new InScope<>(
                                            () -> timeout(seconds(3)), limit -> worker("w", 9)),
                                    failure -> log.add(failure.getClass()))))
            .run(() -> log.add("after")));
    assertThat(log)
        .containsExactly(
            "w begins",
            "w cancelled: null",
            TimeoutException.class,
            "after",
            CancelledError.class,
            3L);
  }

  @Test
  void timeoutAroundTakesEffectAfterIt() {
    run(
        body()
            .tryAwait(
                () ->
                    new InScope<>(
                        () -> timeout(seconds(1)),
                        limit ->
                            body()
                                .await(() -> nonCancellable(() -> worker("masked", 5)))
                                .await(() -> sleep(seconds(9)))),
                failure -> log.add(failure.getClass()))
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log)
        .containsExactly(
            "masked begins", "masked ends", TimeoutException.class, seconds(5).toNanos());
  }

  @Test
  void masksNest() {
    runAndCancel(
        body()
            .await(
                () ->
                    nonCancellable(
                        () ->
                            body()
                                .await(() -> nonCancellable(() -> worker("inner", 2)))
                                .await(() -> worker("outer", 2))))
            .run(() -> log.add("after")));
    assertThat(log)
        .containsExactly(
            "inner begins",
            "inner ends",
            "outer begins",
            "outer ends",
            "after",
            CancelledError.class,
            4L);
  }

  @Test
  void shutdownWaitsForIt() {
    run(
        body()
            .run(
                () ->
                    task = createTask(body().await(() -> nonCancellable(() -> worker("left", 5)))))
            .await(() -> yieldNow()));
    assertThat(log).containsExactly("left begins", "left ends");
    assertThat(task.isCancelled()).isTrue();
  }

  /** Runs the body as a task that is cancelled after a second, and logs its end and the time. */
  private void runAndCancel(Coroutine<?> body) {
    run(
        body()
            .run(() -> task = createTask(body))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel("outside"))
            .tryAwait(() -> task, failure -> log.add(failure.getClass()))
            .run(() -> log.add(EventLoop.current().time() / seconds(1).toNanos())));
  }
}
