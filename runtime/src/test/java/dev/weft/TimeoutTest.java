package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.currentTask;
import static dev.weft.Coroutines.moveOnAfter;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.timeout;
import static dev.weft.Coroutines.timeoutAt;
import static dev.weft.Coroutines.yieldNow;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TimeoutTest extends LoopTest {
  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private Task<?> task;

  @SuppressWarnings("NullAway.Init") // each test's block sets it
  private TimeoutScope scope;

  @Test
  void blockInTimeGivesItsValue() {
    assertThat(run(limited(seconds(2), later(1, "v")))).isEqualTo("v");
    assertThat(scope.expired()).isFalse();
  }

  @Test
  void blockThatTakesTooLongIsCancelledAndTimesOut() {
    Throwable failure = failureOf(limited(seconds(1), worker("w", 9)));
    assertThat(failure)
        .isInstanceOf(TimeoutException.class)
        .hasCauseInstanceOf(CancelledError.class);
    assertThat(log).containsExactly("w begins", "w cancelled: null");
    assertThat(scope.expired()).isTrue();
  }

  @Test
  void requestToCancelIsTakenBack() {
    run(
        body()
            .tryAwait(() -> limited(seconds(1), later(9, "v")), failure -> {})
            .run(() -> log.add(requireNonNull(currentTask()).cancelling()))
            .await(() -> later(1, "goes on"), log::add));
    assertThat(log).containsExactly(0, "goes on");
  }

  @Test
  void noLimitNeverExpires() {
    assertThat(run(limited(null, later(1_000_000, "v")))).isEqualTo("v");
    assertThat(scope.when()).isNull();
  }

  @Test
  void zeroIsOverAtTheFirstSuspension() {
    assertThat(failureOf(limited(Duration.ZERO, later(1, "v"))))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void negativeIsOverAtTheFirstSuspension() {
    assertThat(failureOf(limited(seconds(-5), later(1, "v")))).isInstanceOf(TimeoutException.class);
  }

  @Test
  void blockThatDoesNotSuspendIsInTime() {
    assertThat(run(limited(Duration.ZERO, body().end(() -> "v")))).isEqualTo("v");
    assertThat(scope.expired()).isFalse();
  }

  @Test
  void deadlineIsATimeOfTheLoop() {
    var main =
        new InScope<>(
            () -> {
              scope = timeoutAt(seconds(3).toNanos());
              return scope;
            },
            limit -> later(9, "v"));
    run(
        body()
            .tryAwait(() -> main, failure -> log.add(failure.getClass()))
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log).containsExactly(TimeoutException.class, seconds(3).toNanos());
    assertThat(scope.when()).isEqualTo(seconds(3).toNanos());
  }

  @Test
  void failureOfTheBlockPasses() {
    var failure = new IOException("x");
    assertThat(failureOf(limited(seconds(9), failLater(1, failure)))).isSameAs(failure);
  }

  @Test
  void failureDuringTheCancellationPasses() {
    var failure = new IOException("clean-up");
    Coroutine<Object> failing =
        body()
            .tryAwait(
                () -> sleep(seconds(9)),
                cancelled -> {
                  throw failure;
                });
    assertThat(failureOf(limited(seconds(1), failing))).isSameAs(failure);
    assertThat(scope.expired()).isTrue();
  }

  @Test
  void blockThatSwallowsTheCancellationEndsByItself() {
    Coroutine<Object> stubborn =
        body().tryAwait(() -> sleep(seconds(9)), swallowed -> {}).end(() -> "v");
    assertThat(run(limited(seconds(1), stubborn))).isEqualTo("v");
    assertThat(scope.expired()).isTrue();
  }

  @Test
  void cancellationFromOutsideStaysOne() {
    run(
        body()
            .run(() -> task = createTask(limited(seconds(5), worker("w", 9))))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel("outside"))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly("w begins", "w cancelled: outside", "outside");
  }

  @Test
  void cancellationFromOutsideInTheTurnOfTheTimeoutStaysOne() {
    run(
        body()
            .run(() -> task = createTask(limited(seconds(5), worker("w", 9))))
            .await(() -> yieldNow())
            .run(() -> EventLoop.current().callLater(seconds(5), () -> task.cancel("outside")))
            .tryAwait(() -> task, failure -> log.add(failure.getClass())));
    assertThat(log).endsWith(CancelledError.class);
  }

  @Test
  void cancellationOfWhatTheBlockAwaitsIsNoTimeout() {
    var promise = new Promise<String>();
    Coroutine<Object> waiting = body().await(() -> promise);
    run(
        body()
            .run(() -> task = createTask(limited(seconds(5), waiting)))
            .await(() -> yieldNow())
            .run(() -> promise.cancel("other"))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly("other");
  }

  @Test
  void outerTimeoutConvertsAloneWhereItIsFirst() {
    var inner = new Object[1];
    var nested =
        new InScope<>(
            () -> timeout(seconds(1)),
            outer ->
                body()
                    .tryAwait(
                        () -> limited(seconds(5), later(9, "v")),
                        failure -> {
                          inner[0] = failure.getClass();
                          throw failure;
                        }));
    assertThat(failureOf(nested)).isInstanceOf(TimeoutException.class);
    assertThat(inner[0]).isEqualTo(CancelledError.class);
    assertThat(scope.expired()).isFalse();
  }

  @Test
  void innerTimeoutCanBeCaughtInsideTheOuter() {
    var nested =
        new InScope<>(
            () -> timeout(seconds(5)),
            outer ->
                body()
                    .tryAwait(
                        () -> limited(seconds(1), later(9, "v")),
                        failure -> log.add(failure.getClass()))
                    .end(() -> "on"));
    assertThat(run(nested)).isEqualTo("on");
    assertThat(log).containsExactly(TimeoutException.class);
  }

  @Test
  void ofEqualDeadlinesTheOuterConverts() {
    var seen = new Object[1];
    var nested =
        new InScope<>(
            () -> timeout(seconds(1)),
            outer ->
                body()
                    .tryAwait(
                        () -> limited(seconds(1), later(9, "v")),
                        failure -> {
                          seen[0] = failure.getClass();
                          throw failure;
                        }));
    assertThat(failureOf(nested)).isInstanceOf(TimeoutException.class);
    assertThat(seen[0]).isEqualTo(CancelledError.class);
    assertThat(scope.expired()).isTrue();
  }

  @Test
  void worksInTheCleanUpOfACancelledTask() {
    Coroutine<Object> cleaning =
        body()
            .tryAwait(
                () -> sleep(seconds(9)),
                cancelled -> log.add(requireNonNull(currentTask()).cancelling()))
            .tryAwait(
                () -> limited(seconds(1), later(9, "v")), failure -> log.add(failure.getClass()));
    run(
        body()
            .run(() -> task = createTask(cleaning))
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .await(() -> task));
    assertThat(log).containsExactly(1, TimeoutException.class);
  }

  @Test
  void rescheduleMovesTheDeadlineFromNow() {
    Coroutine<Object> block =
        body()
            .await(() -> sleep(seconds(1)))
            .run(() -> scope.reschedule(seconds(3)))
            .await(() -> sleep(seconds(9)));
    run(
        body()
            .tryAwait(() -> limited(seconds(2), block), failure -> log.add(failure.getClass()))
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log).containsExactly(TimeoutException.class, seconds(4).toNanos());
  }

  @Test
  void rescheduleToNullTakesTheLimitOff() {
    Coroutine<Object> block =
        body()
            .run(() -> scope.reschedule(null))
            .await(() -> sleep(seconds(99)))
            .end(() -> scope.when());
    assertThat(run(limited(seconds(2), block))).isNull();
  }

  @Test
  void rescheduleOfAnExpiredOneIsRefused() {
    Coroutine<Object> block =
        body().tryAwait(() -> sleep(seconds(9)), cancelled -> scope.reschedule(seconds(1)));
    assertThat(failureOf(limited(seconds(1), block)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("it has expired");
  }

  @Test
  void rescheduleAfterTheBlockIsRefused() {
    assertThat(
            failureOf(
                body()
                    .await(() -> limited(seconds(1), body()))
                    .run(() -> scope.reschedule(seconds(1)))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("its block has ended");
  }

  @Test
  void moveOnGoesOnSilently() {
    assertThat(run(movingOn(seconds(1), worker("w", 9)))).isNull();
    assertThat(log).containsExactly("w begins", "w cancelled: null");
    assertThat(scope.expired()).isTrue();
  }

  @Test
  void moveOnGivesAValueInTime() {
    assertThat(run(movingOn(seconds(2), later(1, "v")))).isEqualTo("v");
    assertThat(scope.expired()).isFalse();
  }

  @Test
  void moveOnPassesOtherFailures() {
    var failure = new IOException("x");
    assertThat(failureOf(movingOn(seconds(9), failLater(1, failure)))).isSameAs(failure);
  }

  @Test
  void moveOnPassesACancellationFromOutside() {
    run(
        body()
            .run(() -> task = createTask(movingOn(seconds(5), later(9, "v"))))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel("outside"))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly("outside");
  }

  @Test
  void timeoutNeedsATask() {
    run(
        body()
            .run(() -> EventLoop.current().callSoon(() -> timeout(seconds(1))))
            .await(() -> yieldNow()));
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).exception())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("needs a task");
  }

  @Test
  void closeByUncompiledCodeIsRefused() {
    run(body().run(() -> scope = timeout(seconds(1))));
    assertThatThrownBy(() -> scope.close())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("@Async");
  }

  @Test
  void leavingTwiceIsRefused() {
    assertThat(
            failureOf(
                body().await(() -> limited(seconds(1), body())).await(() -> scope.exit(null))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("left before");
  }

  @Test
  void anotherTaskCannotLeaveIt() {
    run(
        body()
            .run(() -> scope = timeout(seconds(1)))
            .run(() -> task = createTask(body().await(() -> scope.exit(null))))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage())));
    assertThat(log).hasSize(1);
    assertThat(log.get(0).toString()).contains("belongs to Task[Task-1");
  }

  private Coroutine<Object> limited(
      @org.jspecify.annotations.Nullable Duration limit, Coroutine<?> block) {
    return new InScope<>(
        () -> {
          scope = timeout(limit);
          return scope;
        },
        unused -> block);
  }

  private Coroutine<Object> movingOn(Duration limit, Coroutine<?> block) {
    return new InScope<>(
        () -> {
          scope = moveOnAfter(limit);
          return scope;
        },
        unused -> block);
  }
}
