package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.currentTask;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.waitFor;
import static dev.weft.Coroutines.waitForOrElse;
import static dev.weft.Coroutines.yieldNow;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class WaitForTest extends LoopTest {
  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private Task<?> task;

  @Test
  void valueInTimeIsGiven() {
    run(body().await(() -> waitFor(later(1, "v"), seconds(2)), log::add));
    assertThat(log).containsExactly("v");
  }

  @Test
  void failureInTimeIsTheVeryObject() {
    var failure = new IOException("x");
    run(body().tryAwait(() -> waitFor(failLater(1, failure), seconds(2)), log::add));
    assertThat(log).hasSize(1).allMatch(caught -> caught == failure);
  }

  @Test
  void lateOneIsCancelledAndTimesOut() {
    run(
        body()
            .tryAwait(() -> waitFor(worker("w", 9), seconds(1)), log::add)
            .run(() -> log.add(EventLoop.current().time()))
            .run(() -> log.add(requireNonNull(currentTask()).cancelling())));
    assertThat(log).hasSize(5).startsWith("w begins", "w cancelled: null");
    assertThat((Throwable) log.get(2))
        .isInstanceOf(TimeoutException.class)
        .hasCauseInstanceOf(CancelledError.class);
    assertThat(log).endsWith(seconds(1).toNanos(), 0);
  }

  @Test
  void itIsAwaitedUntilItHasReallyEnded() {
    Coroutine<Object> slowToEnd =
        body()
            .tryAwait(
                () -> sleep(seconds(9)),
                cancelled -> {
                  createTask(body());
                  throw cancelled;
                });
    Coroutine<Object> cleanUp =
        body()
            .tryAwait(() -> slowToEnd, cancelled -> log.add(cancelled))
            .await(() -> sleep(seconds(5)))
            .run(
                () -> {
                  throw (Throwable) log.remove(0);
                });
    run(
        body()
            .tryAwait(() -> waitFor(cleanUp, seconds(1)), failure -> log.add(failure.getClass()))
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log).containsExactly(TimeoutException.class, seconds(6).toNanos());
  }

  @Test
  void valueInSpiteOfTheCancelCounts() {
    Coroutine<Object> stubborn =
        body().tryAwait(() -> sleep(seconds(9)), swallowed -> {}).end(() -> "value");
    run(body().await(() -> waitFor(stubborn, seconds(1)), log::add));
    assertThat(log).containsExactly("value");
  }

  @Test
  void otherFailureDuringTheCancelCounts() {
    var failure = new IOException("clean-up");
    Coroutine<Object> failing =
        body()
            .tryAwait(
                () -> sleep(seconds(9)),
                cancelled -> {
                  throw failure;
                });
    run(body().tryAwait(() -> waitFor(failing, seconds(1)), log::add));
    assertThat(log).hasSize(1).allMatch(caught -> caught == failure);
  }

  @Test
  void cancelFromOutsideIsACancellation() {
    run(
        body()
            .run(() -> task = createTask(body().await(() -> waitFor(worker("w", 9), seconds(5)))))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel("outside"))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly("w begins", "w cancelled: outside", "outside");
  }

  @Test
  void cancelFromOutsideInTheTurnOfTheTimeoutWins() {
    run(
        body()
            .run(() -> task = createTask(body().await(() -> waitFor(worker("w", 9), seconds(5)))))
            .await(() -> yieldNow())
            .run(() -> EventLoop.current().callLater(seconds(5), () -> task.cancel("outside")))
            .tryAwait(() -> task, failure -> log.add(failure.getClass().getSimpleName())));
    assertThat(log).endsWith("CancelledError");
  }

  @Test
  void coroutineRunsInTheSameTask() {
    run(
        body()
            .run(() -> log.add(currentTask()))
            .await(() -> waitFor(body().run(() -> log.add(currentTask())), seconds(1))));
    assertThat(log.get(0)).isSameAs(log.get(1));
  }

  @Test
  void awaitedTaskIsCancelledWithIt() {
    run(
        body()
            .run(() -> task = createTask(worker("w", 9)))
            .tryAwait(() -> waitFor(task, seconds(1)), failure -> log.add(failure.getClass())));
    assertThat(log).containsExactly("w begins", "w cancelled: null", TimeoutException.class);
    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void noTimeMeansTheCoroutineDoesNotBegin() {
    run(
        body()
            .tryAwait(
                () -> waitFor(worker("w", 1), seconds(0)), failure -> log.add(failure.getClass())));
    assertThat(log).containsExactly(TimeoutException.class);
  }

  @Test
  void noTimeIsEnoughForWhatIsDone() {
    run(
        body()
            .run(() -> task = createTask(later(0, "v")))
            .await(() -> task)
            .await(() -> waitFor(task, seconds(-1)), log::add));
    assertThat(log).containsExactly("v");
  }

  @Test
  void noTimeWaitsForTheEndOfWhatItCancels() {
    run(
        body()
            .run(() -> task = createTask(worker("w", 9)))
            .await(() -> yieldNow())
            .tryAwait(() -> waitFor(task, seconds(0)), failure -> log.add(failure.getClass())));
    assertThat(log).containsExactly("w begins", "w cancelled: null", TimeoutException.class);
  }

  @Test
  void innerLimitOfNestedOnesIsTold() {
    run(
        body()
            .tryAwait(
                () ->
                    waitFor(
                        body()
                            .tryAwait(
                                () -> waitFor(worker("w", 9), seconds(1)),
                                inner -> log.add(inner.getClass()))
                            .end(() -> "outer value"),
                        seconds(5)),
                log::add)
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log).endsWith("w cancelled: null", TimeoutException.class, seconds(1).toNanos());
  }

  @Test
  void outerOfTwoEqualLimitsIsTold() {
    run(
        body()
            .tryAwait(
                () ->
                    waitFor(
                        body()
                            .tryAwait(
                                () -> waitFor(worker("w", 9), seconds(1)),
                                inner -> {
                                  log.add("inner " + inner.getClass().getSimpleName());
                                  throw inner;
                                }),
                        seconds(1)),
                outer -> log.add("outer " + outer.getClass().getSimpleName())));
    assertThat(log).endsWith("inner CancelledError", "outer TimeoutException");
  }

  @Test
  void limitWorksInTheCleanUpOfACancelledTask() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            body()
                                .tryAwait(() -> sleep(seconds(9)), cancelled -> {})
                                .tryAwait(
                                    () -> waitFor(sleep(seconds(9)), seconds(1)),
                                    failure -> log.add(failure.getClass()))))
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .await(() -> task));
    assertThat(log).containsExactly(TimeoutException.class);
    assertThat(task.cancelling()).isEqualTo(1);
  }

  @Test
  void bodyWithoutSuspensionIsInTime() {
    run(body().await(() -> waitFor(done("v"), java.time.Duration.ofNanos(1)), log::add));
    assertThat(log).containsExactly("v");
  }

  @Test
  void timerIsTakenOutAfterwards() {
    run(
        body()
            .await(() -> waitFor(later(1, "v"), seconds(1000)))
            .await(() -> sleep(seconds(2000)))
            .run(() -> log.add(requireNonNull(currentTask()).cancelling())));
    assertThat(log).containsExactly(0);
  }

  @Test
  void otherValueIsGivenForALateOneThatHasEnded() {
    run(body().await(() -> waitForOrElse(worker("w", 9), seconds(1), "other"), log::add));
    assertThat(log).containsExactly("w begins", "w cancelled: null", "other");
  }

  @Test
  @SuppressWarnings("NullAway") // T says whether a value may be null
  void otherValueMayBeNull() {
    run(body().await(() -> waitForOrElse(later(9, "v"), seconds(1), null), log::add));
    assertThat(log).hasSize(1).containsOnlyNulls();
  }

  @Test
  void otherValueIsNotGivenForAValueInTime() {
    run(body().await(() -> waitForOrElse(later(1, "v"), seconds(2), "other"), log::add));
    assertThat(log).containsExactly("v");
  }

  @Test
  void otherValueIsNotGivenForATimeoutOfTheAwaitableItself() {
    var own = new TimeoutException("own");
    run(body().tryAwait(() -> waitForOrElse(failLater(1, own), seconds(2), "other"), log::add));
    assertThat(log).containsExactly(own);
  }

  @Test
  void otherValueIsNotGivenForACancellationFromOutside() {
    run(
        body()
            .run(() -> task = createTask(waitForOrElse(later(9, "v"), seconds(5), "other")))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel("outside"))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly("outside");
  }

  @Test
  void otherValueIsGivenWithoutTime() {
    run(
        body()
            .await(() -> waitForOrElse(later(9, "v"), seconds(0), "other"), log::add)
            .await(() -> waitForOrElse(done("ready"), seconds(1), "other"), log::add));
    assertThat(log).containsExactly("other", "ready");
  }
}
