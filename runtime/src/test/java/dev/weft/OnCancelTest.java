package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.currentTask;
import static dev.weft.Coroutines.moveOnAfter;
import static dev.weft.Coroutines.nonCancellable;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.timeout;
import static dev.weft.Coroutines.yieldNow;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** {@link Tasks#onCancel}. */
class OnCancelTest extends LoopTest {
  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private Task<?> task;

  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private CancelRegistration registration;

  @Test
  void callbackRunsInTheCallThatCancels() {
    Coroutine<Object> waiting = registered("a").tryAwait(() -> sleep(seconds(9)), this::error);
    run(
        body()
            .run(() -> task = createTask(waiting))
            .await(() -> yieldNow())
            .run(() -> log.add("cancels " + task.cancel("why")))
            .await(() -> task));
    assertThat(log).containsExactly("a", "cancels true", "error why");
  }

  @Test
  void callbacksRunInTheOrderOfTheirRegistration() {
    cancelled(registered("a", "b", "c").tryAwait(() -> sleep(seconds(9)), this::error));
    assertThat(log).containsExactly("a", "b", "c", "error outside");
  }

  @Test
  void callbackRunsOnceThoughTheTaskIsCancelledAgain() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            registered("a")
                                .tryAwait(() -> sleep(seconds(9)), this::error)
                                .tryAwait(() -> sleep(seconds(9)), this::error)))
            .await(() -> yieldNow())
            .run(() -> task.cancel("one"))
            .run(() -> task.cancel("two"))
            .await(() -> yieldNow())
            .run(() -> task.cancel("three"))
            .await(() -> task));
    assertThat(log).containsExactly("a", "error one", "error three");
  }

  @Test
  void callbackForTheNextRequestCanBeRegisteredAnew() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            registered("a")
                                .tryAwait(() -> sleep(seconds(9)), this::error)
                                .run(() -> Tasks.onCancel(() -> log.add("b")))
                                .tryAwait(() -> sleep(seconds(9)), this::error)))
            .await(() -> yieldNow())
            .run(() -> task.cancel("one"))
            .await(() -> yieldNow())
            .run(() -> task.cancel("two"))
            .await(() -> task));
    assertThat(log).containsExactly("a", "error one", "b", "error two");
  }

  @Test
  void ownCancelCallsBackToo() {
    run(
        registered("a")
            .run(() -> requireNonNull(currentTask()).cancel("self"))
            .run(() -> log.add("goes on"))
            .tryAwait(() -> yieldNow(), this::error));
    assertThat(log).containsExactly("a", "goes on", "error self");
  }

  @Test
  void callbackRunsAtOnceWhereACancellationIsDue() {
    run(
        body()
            .run(() -> requireNonNull(currentTask()).cancel("self"))
            .run(() -> registration = Tasks.onCancel(() -> log.add("at once")))
            .run(() -> log.add(registration.remove()))
            .tryAwait(() -> yieldNow(), this::error));
    assertThat(log).containsExactly("at once", false, "error self");
  }

  @Test
  void cancellationThatWasDeliveredIsNotDue() {
    cancelled(
        body()
            .tryAwait(() -> sleep(seconds(9)), this::error)
            .run(() -> Tasks.onCancel(() -> log.add("never"))));
    assertThat(log).containsExactly("error outside");
  }

  @Test
  void callbackThatWasTakenBackDoesNotRun() {
    cancelled(
        registered("a")
            .run(() -> log.add(registration.remove()))
            .run(() -> log.add(registration.remove()))
            .tryAwait(() -> sleep(seconds(9)), this::error));
    assertThat(log).containsExactly(true, false, "error outside");
  }

  @Test
  void closeTakesItBackAndMayBeCalledTwice() {
    cancelled(
        registered("a")
            .run(() -> registration.close())
            .run(() -> registration.close())
            .tryAwait(() -> sleep(seconds(9)), this::error));
    assertThat(log).containsExactly("error outside");
  }

  @Test
  void callbackMayTakeAnotherBackOnlyIfThatHasNotBegunToBeCalled() {
    List<CancelRegistration> registrations = new ArrayList<>();
    cancelled(
        body()
            .run(() -> Tasks.onCancel(() -> log.add(registrations.get(0).remove())))
            .run(() -> registrations.add(Tasks.onCancel(() -> log.add("second"))))
            .tryAwait(() -> sleep(seconds(9)), this::error));
    assertThat(log).containsExactly(false, "second", "error outside");
  }

  @Test
  void failingCallbackIsReportedAndTheOthersRun() {
    var failure = new IllegalArgumentException("x");
    cancelled(
        body()
            .run(
                () ->
                    Tasks.onCancel(
                        () -> {
                          throw failure;
                        }))
            .run(() -> Tasks.onCancel(() -> log.add("second")))
            .tryAwait(() -> sleep(seconds(9)), this::error));
    assertThat(log).containsExactly("second", "error outside");
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).exception()).isSameAs(failure);
    assertThat(reports.get(0).message()).contains("cancellation of Task[Task-2");
  }

  @Test
  void callbackMayCancelTheTaskAgain() {
    cancelled(
        body()
            .run(() -> task = requireNonNull(currentTask()))
            .run(() -> Tasks.onCancel(() -> task.cancel("again")))
            .tryAwait(() -> sleep(seconds(9)), this::error)
            .run(() -> log.add(task.cancelling())));
    assertThat(log).containsExactly("error outside", 2);
  }

  @Test
  void cancellingWhoAwaitsATaskCallsThoseOfBothBack() {
    Task<?>[] inner = new Task<?>[1];
    run(
        body()
            .run(() -> inner[0] = createTask(registered("inner").await(() -> sleep(seconds(9)))))
            .run(() -> task = createTask(registered("outer").await(() -> inner[0])))
            .await(() -> yieldNow())
            .await(() -> yieldNow())
            .run(() -> task.cancel("why"))
            .tryAwait(() -> task, this::error));
    assertThat(log).containsExactly("outer", "inner", "error why");
  }

  @Test
  void taskThatHasEndedDropsItsCallbacks() {
    run(
        body()
            .run(() -> task = createTask(registered("a").await(() -> yieldNow())))
            .await(() -> task)
            .run(() -> log.add(task.cancel()))
            .run(() -> log.add(registration.remove())));
    assertThat(log).containsExactly(false, false);
  }

  @Test
  void requestThatAMaskKeepsCallsBackBehindIt() {
    cancelled(
        registered("a")
            .await(
                () ->
                    nonCancellable(
                        () -> body().await(() -> later(9, "")).run(() -> log.add("masked"))))
            .run(() -> log.add("behind"))
            .tryAwait(() -> yieldNow(), this::error));
    assertThat(log).containsExactly("masked", "a", "behind", "error outside");
  }

  @Test
  void timeoutOpenedAfterItDoesNotCallBack() {
    run(
        registered("a")
            .tryAwait(
                () -> new InScope<>(() -> timeout(seconds(1)), limit -> later(9, "")),
                failure -> log.add(failure.getClass()))
            .run(() -> log.add(registration.remove())));
    assertThat(log).containsExactly(TimeoutException.class, true);
  }

  @Test
  void timeoutOpenedBeforeItCallsBack() {
    run(
        new InScope<>(
            () -> moveOnAfter(seconds(1)),
            limit -> registered("a").tryAwait(() -> sleep(seconds(9)), this::error)));
    assertThat(log).containsExactly("a", "error null");
  }

  @Test
  void groupOpenedAfterItDoesNotCallBack() {
    run(
        registered("a")
            .await(
                () ->
                    new InScope<>(
                        TaskGroup::open,
                        group ->
                            registered("b").run(group::cancel).tryAwait(() -> yieldNow(), e -> {})))
            .run(() -> log.add("behind")));
    assertThat(log).containsExactly("b", "behind");
  }

  @Test
  void scopeInsideAMaskCallsBackWhatWasRegisteredInIt() {
    Coroutine<Object> limited =
        new InScope<>(
            () -> moveOnAfter(seconds(1)),
            limit -> registered("inside").await(() -> sleep(seconds(9))));
    run(registered("outside").await(() -> nonCancellable(() -> limited)));
    assertThat(log).containsExactly("inside");
  }

  @Test
  void callbackSeesTheAsyncLocalsOfItsRegistration() {
    var local = new AsyncLocal<>("none");
    cancelled(
        body()
            .run(() -> local.set("registered"))
            .run(() -> Tasks.onCancel(() -> log.add(local.get())))
            .run(() -> local.set("later"))
            .tryAwait(() -> sleep(seconds(9)), error -> log.add(local.get())));
    assertThat(log).containsExactly("registered", "later");
  }

  @Test
  void callbackIsToldThatItNeedsATask() {
    run(
        body()
            .run(() -> EventLoop.current().callSoon(() -> Tasks.onCancel(() -> {})))
            .await(() -> yieldNow()));
    assertThat(reports).hasSize(1);
    assertThat(requireNonNull(reports.get(0).exception()).getMessage())
        .startsWith("Tasks.onCancel needs a task that runs");
  }

  @Test
  void nullIsRefused() {
    assertThatThrownBy(() -> Tasks.onCancel(nothing()))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("the callback must not be null");
  }

  @SuppressWarnings("NullAway") // the point of the test
  private static Runnable nothing() {
    return null;
  }

  /** Registers callbacks that log names. */
  private Steps<Object> registered(String... names) {
    return body()
        .run(
            () -> {
              for (String name : names) {
                registration = Tasks.onCancel(() -> log.add(name));
              }
            });
  }

  private void error(Throwable error) {
    log.add("error " + error.getMessage());
  }

  /** Runs a task and cancels it from outside where it waits. */
  private void cancelled(Coroutine<Object> coroutine) {
    run(
        body()
            .run(() -> task = createTask(coroutine))
            .await(() -> yieldNow())
            .run(() -> task.cancel("outside"))
            .await(() -> task));
  }
}
