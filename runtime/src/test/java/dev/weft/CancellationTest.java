package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.currentTask;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.gather;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CancellationTest extends LoopTest {
  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private Task<?> task;

  private final Promise<String> promise = new Promise<>();

  @Test
  void sleepingTaskSeesTheErrorWithTheMessage() {
    run(
        body()
            .run(() -> task = createTask(worker("w", 9)))
            .await(() -> yieldNow())
            .run(() -> log.add(task.cancel("enough")))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly("w begins", true, "w cancelled: enough", "enough");
    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void awaiterOfACancelledTaskGetsTheVeryErrorThatEndedIt() {
    var error = new CancelledError("own");
    run(
        body()
            .run(() -> task = createTask(failLater(1, error)))
            .tryAwait(() -> task, log::add)
            .tryAwait(() -> task, log::add));
    assertThat(log).hasSize(2).allMatch(caught -> caught == error);
  }

  @Test
  void taskThatThrowsTheErrorByItselfIsCancelled() {
    run(
        body()
            .run(() -> task = createTask(failLater(1, new CancelledError("own"))))
            .tryAwait(() -> task, failure -> {}));
    assertThat(task.isCancelled()).isTrue();
    assertThat(task.cancelling()).isZero();
  }

  @Test
  void cancelBeforeTheFirstStepNeverRunsTheBody() {
    run(
        body()
            .run(() -> task = createTask(worker("w", 1)))
            .run(() -> task.cancel())
            .tryAwait(() -> task, failure -> log.add(failure.getClass().getSimpleName())));
    assertThat(log).containsExactly("CancelledError");
  }

  @Test
  void cancelOfADoneTaskDoesNothing() {
    run(
        body()
            .run(() -> task = createTask(done("v")))
            .await(() -> task)
            .run(() -> log.add(task.cancel()))
            .await(() -> task, log::add));
    assertThat(log).containsExactly(false, "v");
    assertThat(task.cancelling()).isZero();
  }

  @Test
  void requestsAreCounted() {
    run(
        body()
            .run(() -> task = createTask(worker("w", 9)))
            .await(() -> yieldNow())
            .run(() -> task.cancel("one"))
            .run(() -> task.cancel("two"))
            .run(() -> log.add(task.cancelling()))
            .run(() -> log.add(task.uncancel()))
            .run(() -> log.add(task.uncancel()))
            .run(() -> log.add(task.uncancel()))
            .tryAwait(() -> task, failure -> {}));
    assertThat(log).containsExactly("w begins", 2, 1, 0, 0, "w cancelled: one");
  }

  @Test
  void cancelOfTheRunningTaskIsDeliveredAtItsNextSuspension() {
    run(
        body()
            .run(() -> requireNonNull(currentTask()).cancel("self"))
            .await(() -> done("no suspension"), log::add)
            .tryAwait(() -> sleep(seconds(9)), failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly("no suspension", "self");
  }

  @Test
  void cancelOfTheRunningTaskIsDeliveredByAYield() {
    run(
        body()
            .run(() -> requireNonNull(currentTask()).cancel("self"))
            .tryAwait(() -> yieldNow(), failure -> log.add(failure.getMessage()))
            .await(() -> yieldNow())
            .run(() -> log.add("goes on")));
    assertThat(log).containsExactly("self", "goes on");
  }

  @Test
  void cancelOfTheRunningTaskCancelsThePromiseItAwaitsNext() {
    run(
        body()
            .run(() -> requireNonNull(currentTask()).cancel("self"))
            .tryAwait(() -> promise, failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly("self");
    assertThat(promise.isCancelled()).isTrue();
  }

  @Test
  void cancelWhileTheBodyEndsInTheSameStepDropsTheResult() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            body()
                                .run(() -> requireNonNull(currentTask()).cancel("late"))
                                .end(() -> "dropped")))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly("late");
    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void failureInTheStepOfTheCancelWins() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            body()
                                .run(() -> requireNonNull(currentTask()).cancel("late"))
                                .run(
                                    () -> {
                                      throw new IOException("first");
                                    })))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly("first");
  }

  @Test
  void cancelWinsOverAResultOfTheSameTurn() {
    run(
        body()
            .run(() -> task = createTask(body().await(() -> promise, log::add)))
            .await(() -> yieldNow())
            .run(() -> promise.setResult("kept in the promise"))
            .run(() -> log.add(task.cancel("wins")))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly(true, "wins");
    assertThat(promise.result()).isEqualTo("kept in the promise");
  }

  @Test
  void cancelWinsOverASleepThatEndsInTheSameTurn() {
    run(
        body()
            .run(() -> task = createTask(worker("w", 1)))
            .await(() -> yieldNow())
            .run(() -> EventLoop.current().callLater(seconds(1), () -> task.cancel("wins")))
            .tryAwait(() -> task, failure -> {}));
    assertThat(log).containsExactly("w begins", "w cancelled: wins");
  }

  @Test
  void cancelGoesDownTheAwaitChainToTheInnermostPromise() {
    Coroutine<Object> chain = body().await(() -> body().await(() -> body().await(() -> promise)));
    run(
        body()
            .run(() -> task = createTask(chain))
            .await(() -> yieldNow())
            .run(() -> task.cancel("down"))
            .tryAwait(() -> task, failure -> {}));
    assertThat(promise.isCancelled()).isTrue();
  }

  @Test
  void cancelCancelsTheAwaitedTask() {
    run(
        body()
            .run(() -> task = createTask(worker("inner", 9)))
            .await(() -> yieldNow())
            .run(() -> log.add(createTask(body().await(() -> task), "outer")))
            .await(() -> yieldNow())
            .run(() -> ((Task<?>) log.get(1)).cancel("both"))
            .tryAwait(() -> log.get(1), failure -> log.add(failure.getMessage())));
    assertThat(task.isCancelled()).isTrue();
    assertThat(task.cancelling()).isEqualTo(1);
    assertThat(log).last().isEqualTo("both");
  }

  @Test
  void innerTaskThatSwallowsTheCancelGivesItsValueToTheOuter() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            body()
                                .tryAwait(() -> sleep(seconds(9)), swallowed -> {})
                                .end(() -> "still here")))
            .await(() -> yieldNow())
            .run(
                () ->
                    log.add(createTask(body().await(() -> task, value -> log.add("got " + value)))))
            .await(() -> yieldNow())
            .run(() -> ((Task<?>) log.get(0)).cancel())
            .await(() -> log.get(0)));
    assertThat(log).last().isEqualTo("got still here");
  }

  @Test
  void taskMaySwallowTheCancelAndGoOn() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            body()
                                .tryAwait(() -> sleep(seconds(9)), failure -> log.add("caught"))
                                .await(() -> sleep(seconds(1)))
                                .end(() -> "value")))
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .await(() -> task, log::add));
    assertThat(log).containsExactly("caught", "value");
    assertThat(task.isCancelled()).isFalse();
    assertThat(task.cancelling()).isEqualTo(1);
  }

  @Test
  void errorIsDeliveredOnce() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            body()
                                .tryAwait(() -> sleep(seconds(9)), failure -> log.add("caught"))
                                .await(() -> yieldNow())
                                .await(() -> sleep(seconds(1)))
                                .run(() -> log.add("undisturbed"))))
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .await(() -> task));
    assertThat(log).containsExactly("caught", "undisturbed");
  }

  @Test
  void secondCancelBeforeTheFirstIsSeenAddsNoSecondError() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            body()
                                .tryAwait(
                                    () -> sleep(seconds(9)),
                                    failure -> log.add(failure.getMessage()))
                                .await(() -> sleep(seconds(1)))
                                .run(() -> log.add("undisturbed"))))
            .await(() -> yieldNow())
            .run(() -> task.cancel("one"))
            .run(() -> task.cancel("two"))
            .await(() -> task));
    assertThat(log).containsExactly("one", "undisturbed");
  }

  @Test
  void cancelDuringCleanUpCutsTheCleanUpShort() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            body()
                                .tryAwait(() -> sleep(seconds(9)), failure -> log.add("first"))
                                .tryAwait(() -> sleep(seconds(9)), failure -> log.add("second"))))
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .await(() -> task));
    assertThat(log).containsExactly("first", "second");
  }

  @Test
  void uncancelToZeroDropsAnUndeliveredError() {
    run(
        body()
            .run(() -> requireNonNull(currentTask()).cancel())
            .run(() -> log.add(requireNonNull(currentTask()).uncancel()))
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add("undisturbed")));
    assertThat(log).containsExactly(0, "undisturbed");
  }

  @Test
  void exceptionInCleanUpReplacesTheCancellation() {
    var failure = new IOException("clean-up");
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            body()
                                .tryAwait(
                                    () -> sleep(seconds(9)),
                                    cancelled -> {
                                      throw failure;
                                    })))
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .tryAwait(() -> task, log::add));
    assertThat(log).hasSize(1).allMatch(caught -> caught == failure);
    assertThat(task.isCancelled()).isFalse();
  }

  @Test
  void cancellingASleepTakesItsTimerOut() {
    run(
        body()
            .run(() -> task = createTask(sleep(seconds(1_000_000))))
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .tryAwait(() -> task, failure -> log.add(EventLoop.current().time())));
    assertThat(log).containsExactly(0L);
  }

  @Test
  void cancelledMainTaskThrowsOutOfRun() {
    assertThat(
            failureOf(
                body()
                    .run(() -> requireNonNull(currentTask()).cancel("main"))
                    .await(() -> sleep(seconds(9)))))
        .isInstanceOf(CancelledError.class)
        .hasMessage("main");
  }

  @Test
  void tasksThatWaitInACircleCanBeCancelled() {
    var circle = new Task<?>[2];
    run(
        body()
            .run(() -> circle[0] = createTask(body().await(() -> circle[1])))
            .run(() -> circle[1] = createTask(body().await(() -> circle[0])))
            .await(() -> yieldNow())
            .await(() -> yieldNow())
            .run(() -> circle[0].cancel())
            .tryAwait(() -> circle[1], failure -> log.add(failure.getClass()))
            .tryAwait(() -> circle[0], failure -> log.add(failure.getClass())));
    assertThat(log).containsExactly(CancelledError.class, CancelledError.class);
  }

  @Test
  void circleThatIsCancelledFromOutsideIsBrokenUp() {
    var circle = new Task<?>[2];
    run(
        body()
            .run(() -> circle[0] = createTask(body().await(() -> circle[1])))
            .run(() -> circle[1] = createTask(body().await(() -> circle[0])))
            .run(() -> task = createTask(body().await(() -> circle[0])))
            .await(() -> yieldNow())
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .tryAwait(() -> task, failure -> log.add(failure.getClass())));
    assertThat(log).containsExactly(CancelledError.class);
  }

  @Test
  void runEndsAlsoWhereTasksWaitInACircle() {
    var circle = new Task<?>[3];
    run(
        body()
            .run(() -> circle[0] = createTask(body().await(() -> circle[1])))
            .run(() -> circle[1] = createTask(body().await(() -> circle[2])))
            .run(() -> circle[2] = createTask(body().await(() -> circle[0])))
            .await(() -> sleep(seconds(1))));
    assertThat(circle).allMatch(Task::isDone);
  }

  @Test
  void gatherThatContainsItsOwnTaskCanBeCancelled() {
    run(
        body()
            .run(() -> task = createTask(body().await(() -> gather(task, later(1, "v")))))
            .await(() -> sleep(seconds(2)))
            .run(() -> log.add(task.cancel())));
    assertThat(log).containsExactly(true);
  }

  @Test
  void otherThreadsAreToldToHandTheCancelOver() {
    run(
        body()
            .run(() -> task = createTask(sleep(seconds(1))))
            .run(
                () -> {
                  var thread =
                      new Thread(
                          () -> {
                            try {
                              task.cancel();
                            } catch (IllegalStateException wrong) {
                              log.add(wrong.getMessage());
                            }
                          });
                  thread.start();
                  thread.join();
                })
            .await(() -> task));
    assertThat((String) log.get(0)).contains("loop.execute");
  }

  @Test
  void cancelAndJoinWaitsUntilTheTaskHasEnded() {
    Coroutine<Object> slow =
        body()
            .tryAwait(() -> sleep(seconds(9)), error -> log.add("cancelled"))
            .await(() -> sleep(seconds(5)))
            .run(() -> log.add("ended"));
    run(
        body()
            .run(() -> task = createTask(slow))
            .await(() -> sleep(seconds(1)))
            .await(() -> task.cancelAndJoin())
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log).containsExactly("cancelled", "ended", seconds(6).toNanos());
  }

  @Test
  void cancelAndJoinDoesNotThrowTheCancellationOfTheTask() {
    run(
        body()
            .run(() -> task = createTask(later(9, "v")))
            .await(() -> yieldNow())
            .await(() -> task.cancelAndJoin())
            .await(() -> task.cancelAndJoin())
            .run(() -> log.add(task.isCancelled()))
            .run(() -> log.add(task.cancelling())));
    assertThat(log).containsExactly(true, 1);
  }

  @Test
  void cancelAndJoinLeavesAFailureToTheReports() {
    var failure = new IllegalStateException("clean-up");
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            body()
                                .tryAwait(
                                    () -> sleep(seconds(9)),
                                    error -> {
                                      throw failure;
                                    })))
            .await(() -> yieldNow())
            .await(() -> task.cancelAndJoin()));
    assertThat(reports).extracting(ErrorReport::exception).containsExactly(failure);
  }

  @Test
  void cancellingCancelAndJoinEndsTheWait() {
    Coroutine<Object> slow =
        body().tryAwait(() -> sleep(seconds(9)), error -> {}).await(() -> sleep(seconds(5)));
    Task<?>[] waiting = new Task<?>[1];
    run(
        body()
            .run(() -> task = createTask(slow))
            .await(() -> yieldNow())
            .run(() -> waiting[0] = createTask(task.cancelAndJoin()))
            .await(() -> sleep(seconds(1)))
            .run(() -> waiting[0].cancel("outside"))
            .tryAwait(() -> waiting[0], error -> log.add(error.getMessage()))
            .run(() -> log.add(task.isDone()))
            .run(() -> log.add(task.cancelling())));
    assertThat(log).containsExactly("outside", false, 1);
  }

  @Test
  void taskCannotJoinItself() {
    run(
        body()
            .run(() -> task = requireNonNull(currentTask()))
            .tryAwait(() -> task.cancelAndJoin(), error -> log.add(error.getMessage())));
    assertThat(log)
        .singleElement()
        .asString()
        .endsWith("would wait for its own end: call cancel()");
  }
}
