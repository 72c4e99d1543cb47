package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.currentTask;
import static dev.weft.Coroutines.gather;
import static dev.weft.Coroutines.moveOnAfter;
import static dev.weft.Coroutines.nonCancellable;
import static dev.weft.Coroutines.race;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.timeout;
import static dev.weft.Coroutines.waitFor;
import static dev.weft.Coroutines.yieldNow;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.sync.AsyncCondition;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * Scopes that cancel each suspension in them, and not only the first. A scope's end that did not
 * wait in peace would be ready for ever, so that virtual time would stand still and a test hang.
 */
class PersistentScopesTest extends LoopTest {
  private final IOException failure = new IOException("x");

  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private Task<?> task;

  @SuppressWarnings("NullAway.Init") // each test's block sets it
  private TaskGroup group;

  @SuppressWarnings("NullAway.Init") // each test's block sets it
  private TimeoutScope scope;

  @Test
  void timeoutCancelsEachSuspensionOfItsBlock() {
    run(limited(swallowing("a", "b", "c")));
    assertThat(log).containsExactly("a cancelled", "b cancelled", "c cancelled");
    assertThat(scope.expired()).isTrue();
  }

  @Test
  void withoutBeingToldScopesCancelOnce() {
    run(new InScope<>(() -> timeout(seconds(1)), limit -> swallowing("a", "b", "c")));
    assertThat(log).containsExactly("a cancelled", "b", "c");
  }

  @Test
  void optionMakesAllScopesPersistent() {
    AsyncMain.run(
        new InScope<>(() -> timeout(seconds(1)), limit -> swallowing("a", "b")),
        options().persistentScopes(true));
    assertThat(log).containsExactly("a cancelled", "b cancelled");
  }

  @Test
  void optionMakesWaitForPersistent() {
    AsyncMain.run(
        body().await(() -> waitFor(swallowing("a", "b"), seconds(1))),
        options().persistentScopes(true));
    assertThat(log).containsExactly("a cancelled", "b cancelled");
  }

  @Test
  void errorThatIsNotSwallowedTimesOut() {
    assertThat(failureOf(limited(swallowing("a").await(() -> yieldNow()))))
        .isInstanceOf(TimeoutException.class)
        .hasCauseInstanceOf(CancelledError.class);
  }

  @Test
  void errorsAreNewOnes() {
    run(
        limited(
            body()
                .tryAwait(() -> sleep(seconds(9)), log::add)
                .tryAwait(() -> yieldNow(), log::add)
                .tryAwait(() -> yieldNow(), log::add)));
    assertThat(log).hasSize(3).doesNotHaveDuplicates().hasOnlyElementsOfType(CancelledError.class);
  }

  @Test
  void moveOnCancelsEachSuspensionAndMovesOn() {
    run(
        body()
            .await(
                () ->
                    new InScope<>(
                        () -> moveOnAfter(seconds(1)).persistent(), limit -> swallowing("a", "b")))
            .await(() -> later(1, "behind"), log::add));
    assertThat(log).containsExactly("a cancelled", "b cancelled", "behind");
  }

  @Test
  void everyKindOfWaitIsCancelled() {
    var promise = new Promise<String>();
    run(
        limited(
            swallowing("sleep")
                .tryAwait(() -> yieldNow(), error -> log.add("yield"))
                .tryAwait(() -> promise, error -> log.add("promise"))
                .tryAwait(() -> createTask(later(9, "")), error -> log.add("task"))
                .tryAwait(() -> gather(later(9, "")), error -> log.add("gather"))
                .tryAwait(() -> new AsyncCondition().lock(), error -> log.add("suspends not"))));
    assertThat(log).containsExactly("sleep cancelled", "yield", "promise", "task", "gather");
  }

  @Test
  void requestsAreNotCountedAgain() {
    run(
        body()
            .await(
                () ->
                    limited(
                        swallowing("a", "b")
                            .run(() -> log.add(requireNonNull(currentTask()).cancelling()))))
            .run(() -> log.add(requireNonNull(currentTask()).cancelling())));
    assertThat(log).containsExactly("a cancelled", "b cancelled", 1, 0);
  }

  @Test
  void nothingIsDueBehindABlockThatSwallowedAll() {
    run(
        body()
            .await(() -> limited(swallowing("a", "b")))
            .run(() -> log.add(Tasks.isCancelled()))
            .await(() -> later(1, "behind"), log::add));
    assertThat(log).containsExactly("a cancelled", "b cancelled", false, "behind");
  }

  @Test
  void checkThrowsEachTimeUntilTheEnd() {
    run(
        limited(
            swallowing("a")
                .run(() -> assertThatThrownBy(Tasks::checkCancelled).isInstanceOf(Error.class))
                .run(() -> assertThatThrownBy(Tasks::checkCancelled).isInstanceOf(Error.class))
                .run(() -> log.add(Tasks.isCancelled()))));
    assertThat(log).containsExactly("a cancelled", true);
  }

  @Test
  void callbackForTheCancellationRunsAtOnce() {
    run(limited(swallowing("a").run(() -> Tasks.onCancel(() -> log.add("at once")))));
    assertThat(log).containsExactly("a cancelled", "at once");
  }

  @Test
  void uncancelDoesNotStopIt() {
    run(
        body()
            .await(
                () ->
                    limited(
                        swallowing("a")
                            .run(() -> requireNonNull(currentTask()).uncancel())
                            .await(() -> swallowing("b"))))
            .run(() -> log.add(requireNonNull(currentTask()).cancelling())));
    assertThat(log).containsExactly("a cancelled", "b cancelled", 0);
  }

  @Test
  void maskedCodeIsLeftAlone() {
    run(
        limited(
            swallowing("a")
                .await(() -> nonCancellable(() -> swallowing("masked", "clean-up")))
                .await(() -> swallowing("b"))));
    assertThat(log).containsExactly("a cancelled", "masked", "clean-up", "b cancelled");
  }

  @Test
  void timeoutDuringAMaskInsistsBehindIt() {
    run(limited(nonCancellable(() -> swallowing("masked")), swallowing("a", "b")));
    assertThat(log).containsExactly("masked", "a cancelled", "b cancelled");
  }

  @Test
  void scopeInsideAMaskInsistsInIt() {
    run(
        body()
            .await(() -> nonCancellable(() -> limited(swallowing("a", "b"))))
            .await(() -> swallowing("behind")));
    assertThat(log).containsExactly("a cancelled", "b cancelled", "behind");
  }

  @Test
  void innerTimeoutOpenedBeforeLetsTheOuterThrow() {
    var inner =
        new InScope<>(() -> timeout(seconds(5)), limit -> swallowing("a").await(() -> yieldNow()));
    assertThat(failureOf(limited(inner))).isInstanceOf(TimeoutException.class);
    assertThat(scope.expired()).isTrue();
  }

  @Test
  void innerTimeoutOpenedAfterPassesWhatTheOuterCancelled() {
    var inner = new InScope<>(() -> timeout(seconds(5)), limit -> later(1, ""));
    run(limited(swallowing("a").tryAwait(() -> inner, error -> log.add(error.getClass()))));
    assertThat(log).containsExactly("a cancelled", CancelledError.class);
  }

  @Test
  void innerScopeThatInsistsStopsAtItsOwnEnd() {
    run(
        new InScope<>(
            () -> timeout(seconds(30)).persistent(),
            outer ->
                body().await(() -> limited(swallowing("a", "b"))).await(() -> swallowing("c"))));
    assertThat(log).containsExactly("a cancelled", "b cancelled", "c");
  }

  @Test
  void endOfAnInnerGroupIsCancelledOnceAndThenWaitsInPeace() {
    Coroutine<Object> inGroup =
        new InScope<>(
            TaskGroup::open,
            inner ->
                body()
                    .run(() -> inner.createTask(nonCancellable(() -> later(20, "child"))))
                    .run(() -> inner.createTask(worker("w", 30))));
    run(
        limited(
            swallowing("a")
                .tryAwait(() -> inGroup, error -> log.add(error.getClass().getSimpleName()))
                .run(() -> log.add(EventLoop.current().time()))
                .await(() -> swallowing("b"))));
    assertThat(log)
        .containsExactly(
            "a cancelled",
            "w begins",
            "w cancelled: null",
            "CancelledError",
            seconds(21).toNanos(),
            "b cancelled");
  }

  @Test
  void endOfAGroupWaitsForItsTasksInPeace() {
    Coroutine<Object> inGroup =
        new InScope<>(
            TaskGroup::open,
            inner ->
                body()
                    .run(() -> inner.createTask(nonCancellable(() -> later(20, "child"))))
                    .await(() -> yieldNow())
                    .await(() -> yieldNow()));
    run(
        limited(
            body()
                .tryAwait(() -> inGroup, error -> log.add(error.getClass().getSimpleName()))
                .run(() -> log.add(EventLoop.current().time()))
                .await(() -> swallowing("b"))));
    assertThat(log).containsExactly("CancelledError", seconds(20).toNanos(), "b cancelled");
  }

  @Test
  void conditionTakesItsLockAgainInPeace() {
    var condition = new AsyncCondition();
    Coroutine<Object> holder =
        body()
            .await(() -> condition.lock())
            .await(() -> sleep(seconds(20)))
            .run(() -> condition.unlock());
    run(
        limited(
            body()
                .await(() -> condition.lock())
                .run(() -> task = createTask(holder))
                .tryAwait(() -> condition.waitSignal(), error -> log.add("wait cancelled"))
                .run(() -> log.add(EventLoop.current().time()))
                .run(condition::unlock)
                .await(() -> swallowing("b"))));
    assertThat(log).containsExactly("wait cancelled", seconds(20).toNanos(), "b cancelled");
  }

  @Test
  void raceWaitsForItsAttemptsInPeace() {
    run(
        limited(
            body()
                .tryAwait(
                    () -> race(nonCancellable(() -> later(20, "attempt"))),
                    error -> log.add("race cancelled"))
                .run(() -> log.add(EventLoop.current().time()))
                .await(() -> swallowing("b"))));
    assertThat(log).containsExactly("race cancelled", seconds(20).toNanos(), "b cancelled");
  }

  @Test
  void awaitedTaskThatSwallowsGivesItsValueAndTheNextAwaitIsCancelled() {
    Coroutine<Object> stubborn = swallowing("child").end(() -> "value");
    run(limited(body().await(() -> createTask(stubborn), log::add).await(() -> swallowing("a"))));
    assertThat(log).containsExactly("child cancelled", "value", "a cancelled");
  }

  @Test
  void failureInAGroupInsistsInItsTasks() {
    assertThat(
            failureOf(
                inGroup(
                    body()
                        .run(() -> group.createTask(swallowing("a", "b", "c")))
                        .run(() -> group.createTask(failLater(1, failure))))))
        .isSameAs(failure);
    assertThat(log).containsExactly("a cancelled", "b cancelled", "c cancelled");
  }

  @Test
  void failureInAGroupInsistsInItsBlock() {
    assertThat(
            failureOf(
                inGroup(
                    body()
                        .run(() -> group.createTask(failLater(1, failure)))
                        .await(() -> swallowing("a", "b")))))
        .isSameAs(failure);
    assertThat(log).containsExactly("a cancelled", "b cancelled");
  }

  @Test
  void cancelOfTheOwnGroupInsistsAndLeavesNothingBehind() {
    run(
        body()
            .await(
                () -> inGroup(body().run(() -> group.cancel()).await(() -> swallowing("a", "b"))))
            .run(() -> log.add(requireNonNull(currentTask()).cancelling()))
            .await(() -> later(1, "behind"), log::add));
    assertThat(log).containsExactly("a cancelled", "b cancelled", 0, "behind");
  }

  @Test
  void taskThatSwallowsAllAndEndsIsNotCancelled() {
    assertThat(
            failureOf(
                inGroup(
                    body()
                        .run(() -> task = group.createTask(swallowing("a", "b").end(() -> "value")))
                        .run(() -> group.createTask(failLater(1, failure))))))
        .isSameAs(failure);
    assertThat(task.isCancelled()).isFalse();
    assertThat(task.result()).isEqualTo("value");
    assertThat(task.cancelling()).isEqualTo(1);
  }

  @Test
  void taskThatHasNotBegunNeverDoes() {
    run(
        inGroup(
            body()
                .run(() -> task = group.createTask(worker("w", 1)))
                .run(() -> group.cancel())
                .run(() -> task.uncancel())));
    assertThat(log).isEmpty();
    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void groupInsideInsistsInItsTasksToo() {
    Coroutine<Object> nested =
        new InScope<>(
            TaskGroup::open, open -> body().run(() -> open.createTask(swallowing("a", "b"))));
    assertThat(failureOf(limited(nested))).isInstanceOf(TimeoutException.class);
    assertThat(log).containsExactly("a cancelled", "b cancelled");
  }

  @Test
  void cancellationFromOutsideComesOnceToTheBlockAndInsistsInTheTasks() {
    Coroutine<Object> block =
        inGroup(
            body()
                .run(() -> group.createTask(swallowing("task", "task again")))
                .tryAwait(() -> sleep(seconds(9)), error -> log.add("block cancelled"))
                .await(() -> later(1, "block goes on"), log::add)
                .await(() -> sleep(seconds(9))));
    run(
        body()
            .run(() -> task = createTask(block))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel())
            .await(() -> sleep(seconds(2)))
            .run(() -> task.cancel("second"))
            .tryAwait(() -> task, error -> log.add(error.getMessage())));
    assertThat(log)
        .containsExactly(
            "block cancelled", "block goes on", "task cancelled", "task again cancelled", "second");
  }

  @Test
  void cancellationFromOutsideAfterTheTimeIsOverStaysOne() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            limited(
                                swallowing("a")
                                    .await(() -> nonCancellable(() -> later(5, "")))
                                    .await(() -> yieldNow()))))
            .await(() -> sleep(seconds(3)))
            .run(() -> task.cancel("outside"))
            .tryAwait(() -> task, error -> log.add(error.getMessage()))
            .run(() -> log.add(task.cancelling())));
    assertThat(log).containsExactly("a cancelled", "outside", 1);
  }

  @Test
  void supervisorThatIsCancelledInsists() {
    run(
        new InScope<>(
            () -> TaskGroup.supervisor().persistent(),
            open ->
                body()
                    .run(() -> open.createTask(swallowing("a", "b")))
                    .await(() -> yieldNow())
                    .run(open::cancel)));
    assertThat(log).containsExactly("a cancelled", "b cancelled");
  }

  @Test
  void scopeCannotBeMadePersistentTooLate() {
    run(limited(swallowing("a").run(() -> refused(() -> scope.persistent()))));
    run(inGroup(body().run(() -> group.cancel()).run(() -> refused(() -> group.persistent()))));
    assertThat(log)
        .containsExactly(
            "a cancelled",
            "TimeoutScope[expired] cannot be made persistent: it has expired",
            "TaskGroup[cancelled, 0 tasks] cannot be made persistent any more: do so where it is"
                + " opened");
  }

  private void refused(Runnable call) {
    try {
      call.run();
    } catch (IllegalStateException refused) {
      log.add(refused.getMessage());
    }
  }

  /** Sleeps for each name, catches what comes out and goes on. */
  private Steps<Object> swallowing(String... names) {
    Steps<Object> steps = body();
    for (String name : names) {
      steps.tryAwait(
          () -> sleep(Duration.ofSeconds(9)),
          value -> log.add(name),
          error -> log.add(name + " cancelled"));
    }
    return steps;
  }

  /** In a time-out of a second that insists. */
  private Coroutine<Object> limited(Coroutine<?>... blocks) {
    Steps<Object> block = body();
    for (Coroutine<?> each : blocks) {
      block.await(() -> each);
    }
    return new InScope<>(() -> scope = timeout(seconds(1)).persistent(), limit -> block);
  }

  private Coroutine<Object> inGroup(Coroutine<?> block) {
    return new InScope<>(() -> group = TaskGroup.open().persistent(), open -> block);
  }
}
