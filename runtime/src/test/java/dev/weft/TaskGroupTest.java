package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.currentTask;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.timeout;
import static dev.weft.Coroutines.yieldNow;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TaskGroupTest extends LoopTest {
  private final IOException first = new IOException("first");
  private final IOException second = new IOException("second");

  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private Task<?> task;

  @SuppressWarnings("NullAway.Init") // each test's block sets it
  private TaskGroup group;

  @Test
  void blockEndsWhenTheLastTaskHas() {
    run(
        body()
            .await(
                () ->
                    inGroup(
                        body()
                            .run(() -> group.createTask(worker("a", 2)))
                            .run(() -> group.createTask(worker("b", 1)))
                            .run(() -> log.add("block ends"))))
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log)
        .containsExactly(
            "block ends", "a begins", "b begins", "b ends", "a ends", seconds(2).toNanos());
  }

  @Test
  void emptyGroupEndsInPlace() {
    var ticks = new Ticks();
    run(
        body()
            .run(ticks::start)
            .await(() -> yieldNow())
            .run(() -> log.add(ticks.now()))
            .await(() -> inGroup(body()))
            .run(() -> log.add(ticks.now()))
            .run(ticks::stop));
    assertThat(log.get(0)).isEqualTo(log.get(1));
  }

  @Test
  void taskGivesItsValueAfterTheBlock() {
    run(
        body()
            .await(() -> inGroup(body().run(() -> task = group.createTask(later(1, "v")))))
            .run(() -> log.add(task.result())));
    assertThat(log).containsExactly("v");
  }

  @Test
  void taskHasTheNameThatWasGiven() {
    run(inGroup(body().run(() -> log.add(group.createTask(body(), "named").name()))));
    assertThat(log).containsExactly("named");
  }

  @Test
  void tasksCanMakeMoreTasks() {
    run(
        inGroup(
            body()
                .run(
                    () ->
                        group.createTask(
                            body()
                                .await(() -> sleep(seconds(1)))
                                .run(() -> group.createTask(worker("child", 3)))))));
    assertThat(log).containsExactly("child begins", "child ends");
  }

  @Test
  void failureOfATaskIsThrownItself() {
    assertThat(failureOf(inGroup(body().run(() -> group.createTask(failLater(1, first))))))
        .isSameAs(first);
    assertThat(reports).isEmpty();
  }

  @Test
  void failureCancelsTheOtherTasks() {
    Throwable failure =
        failureOf(
            inGroup(
                body()
                    .run(() -> group.createTask(worker("w", 9)))
                    .run(() -> group.createTask(failLater(1, first)))));
    assertThat(failure).isSameAs(first);
    assertThat(log).containsExactly("w begins", "w cancelled: null");
  }

  @Test
  void failureCancelsTheBlock() {
    Throwable failure =
        failureOf(
            inGroup(
                body()
                    .run(() -> group.createTask(failLater(1, first)))
                    .await(() -> worker("block", 9))));
    assertThat(failure).isSameAs(first);
    assertThat(log).containsExactly("block begins", "block cancelled: null");
  }

  @Test
  void groupTakesItsOwnCancellationBack() {
    run(
        body()
            .tryAwait(
                () ->
                    inGroup(
                        body()
                            .run(() -> group.createTask(failLater(1, first)))
                            .await(() -> sleep(seconds(9)))),
                log::add)
            .run(() -> log.add(requireNonNull(currentTask()).cancelling()))
            .await(() -> later(1, "goes on"), log::add));
    assertThat(log).containsExactly(first, 0, "goes on");
  }

  @Test
  void laterFailuresAreSuppressedInTheFirst() {
    Throwable failure =
        failureOf(
            inGroup(
                body()
                    .run(() -> group.createTask(failOnCancel(second)))
                    .run(() -> group.createTask(failLater(1, first)))));
    assertThat(failure).isSameAs(first).hasSuppressedException(second);
  }

  @Test
  void failureOfTheBlockCancelsTheTasks() {
    Throwable failure =
        failureOf(
            inGroup(
                body()
                    .run(() -> group.createTask(worker("w", 9)))
                    .await(() -> failLater(1, first))));
    assertThat(failure).isSameAs(first);
    assertThat(log).containsExactly("w begins", "w cancelled: null");
  }

  @Test
  void failureOfATaskAfterTheBlocksIsSuppressed() {
    Throwable failure =
        failureOf(
            inGroup(
                body()
                    .run(() -> group.createTask(failOnCancel(second)))
                    .await(() -> failLater(1, first))));
    assertThat(failure).isSameAs(first).hasSuppressedException(second);
  }

  @Test
  void failureOfTheBlockAfterATasksIsSuppressed() {
    Throwable failure =
        failureOf(
            inGroup(
                body()
                    .run(() -> group.createTask(failLater(1, first)))
                    .await(() -> failOnCancel(second))));
    assertThat(failure).isSameAs(first).hasSuppressedException(second);
  }

  @Test
  void oneFailureThatComesTwiceDoesNotSuppressItself() {
    Throwable failure =
        failureOf(
            inGroup(
                body()
                    .run(() -> task = group.createTask(failLater(1, first)))
                    .run(() -> group.createTask(failOnCancel(first)))));
    assertThat(failure).isSameAs(first).hasNoSuppressedExceptions();
  }

  @Test
  void taskThatEndsCancelledIsNoFailure() {
    run(
        inGroup(
            body()
                .run(() -> task = group.createTask(later(9, "v")))
                .run(() -> group.createTask(worker("w", 2)))
                .await(() -> sleep(seconds(1)))
                .run(() -> task.cancel())));
    assertThat(log).containsExactly("w begins", "w ends");
  }

  @Test
  void errorOfATaskIsAFailureToo() {
    var failure = new AssertionError("x");
    assertThat(failureOf(inGroup(body().run(() -> group.createTask(failLater(1, failure))))))
        .isSameAs(failure);
  }

  @Test
  void cancellationOfTheBlockCancelsTheTasks() {
    cancelFromOutside(
        inGroup(
            body().run(() -> group.createTask(worker("w", 9))).await(() -> worker("block", 9))));
    assertThat(log)
        .containsExactly(
            "block begins",
            "w begins",
            "block cancelled: outside",
            "w cancelled: null",
            "CancelledError: outside");
  }

  @Test
  void cancellationDuringTheWaitCancelsTheTasks() {
    cancelFromOutside(inGroup(body().run(() -> group.createTask(worker("w", 9)))));
    assertThat(log).containsExactly("w begins", "w cancelled: null", "CancelledError: outside");
  }

  @Test
  void cancelledGroupWaitsForItsTasksThoughCancelledAgain() {
    run(
        body()
            .run(() -> task = createTask(inGroup(body().run(() -> group.createTask(slowToEnd(5))))))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel("one"))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel("two"))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage()))
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log).containsExactly("slow ends", "one", seconds(6).toNanos());
  }

  @Test
  void failureHasPriorityOverACancellation() {
    cancelFromOutside(
        inGroup(
            body()
                .run(() -> group.createTask(failOnCancel(first)))
                .await(() -> sleep(seconds(9)))));
    assertThat(log).containsExactly("IOException: first");
  }

  @Test
  void cancellationBesideAFailureComesAgainAtTheNextSuspension() {
    cancelFromOutside(
        body()
            .tryAwait(
                () ->
                    inGroup(
                        body()
                            .run(() -> group.createTask(failOnCancel(first)))
                            .await(() -> sleep(seconds(9)))),
                failure -> log.add("caught " + failure.getMessage()))
            .run(() -> log.add(requireNonNull(currentTask()).cancelling()))
            .await(() -> sleep(seconds(9))));
    assertThat(log).containsExactly("caught first", 1, "CancelledError: outside");
  }

  @Test
  void cancellationWhileAFailingGroupEndsIsNotLost() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            body()
                                .tryAwait(
                                    () ->
                                        inGroup(
                                            body()
                                                .run(() -> group.createTask(slowToEnd(5)))
                                                .run(() -> group.createTask(failLater(1, first)))
                                                .await(() -> sleep(seconds(9)))),
                                    log::add)
                                .await(() -> sleep(seconds(9)))))
            .await(() -> sleep(seconds(3)))
            .run(() -> task.cancel("outside"))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly("slow ends", first, "outside");
  }

  @Test
  void cancellationInTheTurnOfAFailureIsNotLost() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            body()
                                .tryAwait(
                                    () ->
                                        inGroup(
                                            body()
                                                .run(() -> group.createTask(failLater(1, first)))
                                                .await(() -> sleep(seconds(9)))),
                                    log::add)
                                .await(() -> sleep(seconds(9)))))
            .await(() -> yieldNow())
            .await(() -> yieldNow())
            .run(() -> EventLoop.current().callLater(seconds(1), () -> task.cancel("outside")))
            .tryAwait(() -> task, failure -> log.add(failure.getClass())));
    assertThat(log).containsExactly(first, CancelledError.class);
  }

  @Test
  void groupInTheCleanUpOfACancelledTaskTakesOnlyItsOwnCancellationBack() {
    cancelFromOutside(
        body()
            .tryAwait(() -> sleep(seconds(9)), cancelled -> {})
            .tryAwait(
                () ->
                    inGroup(
                        body()
                            .run(() -> group.createTask(failLater(1, first)))
                            .await(() -> sleep(seconds(9)))),
                log::add)
            .run(() -> log.add(requireNonNull(currentTask()).cancelling()))
            .await(() -> later(1, "goes on"), log::add));
    assertThat(log).containsExactly(first, 1, "goes on");
  }

  @Test
  void failureOfTheInnerGroupComesOutOfTheOuter() {
    var outer = new TaskGroup[1];
    Coroutine<Object> nested =
        new InScope<>(
            () -> outer[0] = TaskGroup.open(),
            scope ->
                body()
                    .run(() -> scope.createTask(worker("outer", 9)))
                    .await(() -> inGroup(body().run(() -> group.createTask(failLater(1, first))))));
    assertThat(failureOf(nested)).isSameAs(first);
    assertThat(log).containsExactly("outer begins", "outer cancelled: null");
  }

  @Test
  void failureOfTheOuterGroupCancelsTheInner() {
    Coroutine<Object> nested =
        new InScope<>(
            TaskGroup::open,
            outer ->
                body()
                    .run(() -> outer.createTask(failLater(1, first)))
                    .await(() -> inGroup(body().run(() -> group.createTask(worker("in", 9))))));
    assertThat(failureOf(nested)).isSameAs(first);
    assertThat(log).containsExactly("in begins", "in cancelled: null");
  }

  @Test
  void timeoutAroundAGroupCancelsItAndTimesOut() {
    Coroutine<Object> limited =
        new InScope<>(
            () -> timeout(seconds(1)),
            limit -> inGroup(body().run(() -> group.createTask(worker("w", 9)))));
    assertThat(failureOf(limited)).isInstanceOf(TimeoutException.class);
    assertThat(log).containsExactly("w begins", "w cancelled: null");
  }

  @Test
  void timeoutInATaskOfTheGroupIsAFailure() {
    Coroutine<Object> limited =
        new InScope<>(() -> timeout(seconds(1)), limit -> later(9, "unused"));
    assertThat(failureOf(inGroup(body().run(() -> group.createTask(limited)))))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void cancelEndsTheGroupWithoutAnError() {
    run(
        body()
            .await(
                () ->
                    inGroup(
                        body()
                            .run(() -> group.createTask(worker("w", 9)))
                            .await(() -> sleep(seconds(1)))
                            .run(() -> group.cancel())
                            .await(() -> worker("block", 9))))
            .run(() -> log.add(requireNonNull(currentTask()).cancelling()))
            .await(() -> later(1, "goes on"), log::add));
    assertThat(log)
        .containsExactly(
            "w begins", "block begins", "w cancelled: null", "block cancelled: null", 0, "goes on");
  }

  @Test
  void cancelFromATaskOfTheGroupEndsIt() {
    run(
        inGroup(
            body()
                .run(
                    () ->
                        group.createTask(
                            body().await(() -> sleep(seconds(1))).run(() -> group.cancel())))
                .await(() -> worker("block", 9))));
    assertThat(log).containsExactly("block begins", "block cancelled: null");
  }

  @Test
  void cancelAtTheEndOfTheBlockLeavesNoCancellationBehind() {
    run(
        body()
            .await(() -> inGroup(body().run(() -> group.cancel())))
            .await(() -> later(1, "goes on"), log::add));
    assertThat(log).containsExactly("goes on");
  }

  @Test
  void cancelTwiceIsCancelOnce() {
    run(
        body()
            .await(
                () ->
                    inGroup(
                        body()
                            .run(() -> group.cancel())
                            .run(() -> group.cancel())
                            .await(() -> sleep(seconds(9)))))
            .run(() -> log.add(requireNonNull(currentTask()).cancelling())));
    assertThat(log).containsExactly(0);
  }

  @Test
  void cancelAfterTheBlockDoesNothing() {
    run(
        body()
            .await(() -> inGroup(body()))
            .run(() -> group.cancel())
            .await(() -> later(1, "goes on"), log::add));
    assertThat(log).containsExactly("goes on");
  }

  @Test
  void failureAfterCancelIsThrown() {
    assertThat(
            failureOf(
                inGroup(
                    body()
                        .run(() -> group.createTask(failOnCancel(first)))
                        .await(() -> yieldNow())
                        .run(() -> group.cancel()))))
        .isSameAs(first);
  }

  @Test
  void cancellationFromOutsideWhileACancelledGroupEndsIsNotLost() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            inGroup(
                                body()
                                    .run(() -> group.createTask(slowToEnd(5)))
                                    .await(() -> sleep(seconds(1)))
                                    .run(() -> group.cancel())
                                    .await(() -> sleep(seconds(9))))))
            .await(() -> sleep(seconds(3)))
            .run(() -> task.cancel("outside"))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly("slow ends", "outside");
  }

  @Test
  void cancelledGroupTakesNoMoreTasks() {
    assertThat(
            failureOf(
                inGroup(
                    body()
                        .run(() -> group.cancel())
                        .run(() -> group.createTask(worker("late", 1))))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("takes no more tasks");
    assertThat(log).isEmpty();
  }

  @Test
  void groupThatHasEndedTakesNoMoreTasks() {
    assertThat(
            failureOf(
                body().await(() -> inGroup(body())).run(() -> group.createTask(worker("late", 1)))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("takes no more tasks");
  }

  @Test
  void refusedCoroutineCanStillBeUsed() {
    Coroutine<String> refused = worker("late", 1);
    run(
        body()
            .await(() -> inGroup(body()))
            .tryAwait(() -> group.createTask(refused), failure -> log.add(failure.getClass()))
            .await(() -> refused));
    assertThat(log).containsExactly(IllegalStateException.class, "late begins", "late ends");
  }

  @Test
  void groupNeedsATask() {
    assertThatThrownBy(TaskGroup::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no event loop");
  }

  @Test
  void closeByUncompiledCodeIsRefused() {
    run(body().run(() -> group = TaskGroup.open()));
    assertThatThrownBy(() -> group.close())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("@Async");
  }

  @Test
  void anotherTaskCannotLeaveTheGroup() {
    run(
        body()
            .run(() -> group = TaskGroup.open())
            .tryAwait(() -> createTask(group.exit(null)), failure -> log.add(failure.getClass())));
    assertThat(log).containsExactly(IllegalStateException.class);
  }

  @Test
  void failureInAGroupThatWasNeverLeftIsReported() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            body()
                                .run(() -> group = TaskGroup.open())
                                .run(() -> group.createTask(failLater(1, first)))))
            .await(() -> sleep(seconds(2))));
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).exception()).isSameAs(first);
  }

  @Test
  void finishedTasksAreNotKept() {
    run(
        inGroup(
            body()
                .run(() -> group.createTask(worker("w", 1)))
                .await(() -> sleep(seconds(2)))
                .run(() -> log.add(group.toString()))));
    assertThat(log).endsWith("TaskGroup[0 tasks]");
  }

  @Test
  void supervisorLetsTheOthersGoOn() {
    run(
        new InScope<>(
            TaskGroup::supervisor,
            scope ->
                body()
                    .run(() -> scope.createTask(worker("w", 5)))
                    .run(() -> scope.createTask(failLater(1, first)))));
    assertThat(log).containsExactly("w begins", "w ends");
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).exception()).isSameAs(first);
  }

  @Test
  void supervisorReportsNoFailureThatSomebodyAwaited() {
    run(
        new InScope<>(
            TaskGroup::supervisor,
            scope ->
                body()
                    .run(() -> task = scope.createTask(failLater(1, first)))
                    .tryAwait(() -> task, log::add)));
    assertThat(log).containsExactly(first);
    assertThat(reports).isEmpty();
  }

  @Test
  void supervisorTellsOfEachFailureOnce() {
    run(
        new InScope<>(
            () -> TaskGroup.supervisor((failed, error) -> log.add(failed.name() + " " + error)),
            scope ->
                body()
                    .run(() -> scope.createTask(failLater(1, first), "a"))
                    .run(() -> scope.createTask(failLater(2, second), "b"))
                    .run(() -> scope.createTask(later(3, "v")))
                    .run(
                        () ->
                            scope.createTask(
                                body().run(() -> requireNonNull(currentTask()).cancel())))));
    assertThat(log).containsExactly("a " + first, "b " + second);
    assertThat(reports).isEmpty();
  }

  @Test
  void supervisorThatTellsGivesTheFailureToWhoAwaitsTheTaskToo() {
    run(
        new InScope<>(
            () -> TaskGroup.supervisor((failed, error) -> log.add("told")),
            scope ->
                body()
                    .run(() -> task = scope.createTask(failLater(1, first)))
                    .tryAwait(() -> task, log::add)));
    assertThat(log).containsExactly("told", first);
  }

  @Test
  void failureOfWhoIsToldIsReportedAndTheOthersGoOn() {
    run(
        new InScope<>(
            () ->
                TaskGroup.supervisor(
                    (failed, error) -> {
                      throw new IllegalStateException("told");
                    }),
            scope ->
                body()
                    .run(() -> scope.createTask(failLater(1, first)))
                    .run(() -> scope.createTask(worker("w", 5)))));
    assertThat(log).containsExactly("w begins", "w ends");
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).exception()).hasMessage("told");
  }

  @Test
  void supervisorsBlockStillCancelsTheTasks() {
    Throwable failure =
        failureOf(
            new InScope<>(
                TaskGroup::supervisor,
                scope ->
                    body()
                        .run(() -> scope.createTask(worker("w", 9)))
                        .await(() -> failLater(1, first))));
    assertThat(failure).isSameAs(first);
    assertThat(log).containsExactly("w begins", "w cancelled: null");
  }

  @Test
  void startWaitsUntilTheTaskIsReady() {
    run(
        inGroup(
            body()
                .await(() -> group.<Integer>start(ready -> server(ready, 80)), log::add)
                .run(() -> log.add(EventLoop.current().time()))
                .await(() -> sleep(seconds(1)))
                .run(() -> group.cancel())));
    assertThat(log).containsExactly(80, seconds(2).toNanos());
  }

  @Test
  void failureBeforeReadyComesOutOfStartAlone() {
    run(
        inGroup(
            body()
                .run(() -> group.createTask(worker("w", 5)))
                .tryAwait(() -> group.<Integer>start(ready -> failLater(1, first)), log::add)));
    assertThat(log).containsExactly("w begins", first, "w ends");
  }

  @Test
  void failureAfterReadyIsTheGroups() {
    Coroutine<Object> main =
        inGroup(
            body()
                .await(
                    () ->
                        group.<Integer>start(
                            ready ->
                                LoopTest.<Void>body()
                                    .run(() -> ready.set(1))
                                    .await(() -> failLater(1, first))),
                    log::add)
                .await(() -> sleep(seconds(9))));
    assertThat(failureOf(main)).isSameAs(first);
    assertThat(log).containsExactly(1);
  }

  @Test
  void endWithoutReadyIsAnError() {
    run(
        inGroup(
            body()
                .tryAwait(
                    () -> group.<Integer>start(ready -> LoopTest.<Void>body()),
                    failure -> log.add(failure.getMessage()))));
    assertThat(log).hasSize(1);
    assertThat(log.get(0).toString()).contains("ended without calling set");
  }

  @Test
  void cancellationOfStartCancelsTheTask() {
    cancelFromOutside(
        inGroup(body().await(() -> group.<Integer>start(ready -> of(worker("w", 9))))));
    assertThat(log).containsExactly("w begins", "w cancelled: outside", "CancelledError: outside");
  }

  private Coroutine<Object> inGroup(Coroutine<?> block) {
    return new InScope<>(
        () -> {
          group = TaskGroup.open();
          return group;
        },
        unused -> block);
  }

  private static Coroutine<Object> failOnCancel(Throwable failure) {
    return body()
        .tryAwait(
            () -> sleep(seconds(99)),
            cancelled -> {
              throw failure;
            });
  }

  private Coroutine<Object> slowToEnd(int seconds) {
    return body()
        .tryAwait(() -> sleep(seconds(99)), cancelled -> {})
        .await(() -> sleep(seconds(seconds)))
        .run(() -> log.add("slow ends"));
  }

  private static Coroutine<Void> of(Coroutine<?> coroutine) {
    return LoopTest.<Void>body().await(() -> coroutine);
  }

  private static Coroutine<Void> server(Ready<Integer> ready, int port) {
    return LoopTest.<Void>body()
        .await(() -> sleep(seconds(2)))
        .run(() -> ready.set(port))
        .await(() -> sleep(seconds(99)));
  }

  /** Runs the body as a task that is cancelled after a second, and logs its failure. */
  private void cancelFromOutside(Coroutine<?> body) {
    run(
        body()
            .run(() -> task = createTask(body))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel("outside"))
            .tryAwait(
                () -> task,
                failure ->
                    log.add(failure.getClass().getSimpleName() + ": " + failure.getMessage())));
  }
}
