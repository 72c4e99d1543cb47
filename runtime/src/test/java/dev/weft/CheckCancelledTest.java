package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.currentTask;
import static dev.weft.Coroutines.nonCancellable;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.timeout;
import static dev.weft.Coroutines.yieldNow;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** {@link Tasks#checkCancelled} and {@link Tasks#isCancelled}. */
class CheckCancelledTest extends LoopTest {
  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private Task<?> task;

  @SuppressWarnings("NullAway.Init") // each test's block sets it
  private TaskGroup group;

  @Test
  void nothingIsThrownWhereNothingIsDue() {
    run(body().run(this::look));
    assertThat(log).containsExactly(false, "goes on");
  }

  @Test
  void ownCancelIsThrown() {
    run(body().run(() -> cancelSelf("why")).run(this::look).await(() -> uncancelled()));
    assertThat(log).containsExactly(true, "why");
  }

  @Test
  void whatWasThrownComesNoSecondTime() {
    run(
        body()
            .run(() -> cancelSelf("why"))
            .run(this::look)
            .run(this::look)
            .await(() -> later(1, "awaits"), log::add)
            .run(() -> log.add(requireNonNull(currentTask()).cancelling())));
    assertThat(log).containsExactly(true, "why", false, "goes on", "awaits", 1);
  }

  @Test
  void errorThatIsNotCaughtEndsTheTaskCancelled() {
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(body().run(() -> cancelSelf("why")).run(Tasks::checkCancelled)))
            .tryAwait(() -> task, error -> log.add(error.getMessage()))
            .run(() -> log.add(task.isCancelled())));
    assertThat(log).containsExactly("why", true);
  }

  @Test
  void requestByOthersEndsTheAwaitAndIsNotDueAfterIt() {
    Coroutine<Object> waiting =
        body().tryAwait(() -> sleep(seconds(9)), e -> log.add("await")).run(this::look);
    cancelled(waiting);
    assertThat(log).containsExactly("await", false, "goes on");
  }

  @Test
  void requestInTheTurnInWhichTheTaskYieldsIsDeliveredAtTheYield() {
    Coroutine<Object> yielding =
        body()
            .await(() -> yieldNow())
            .tryAwait(() -> yieldNow(), e -> log.add("yield"))
            .run(this::look);
    cancelled(yielding);
    assertThat(log).containsExactly("yield", false, "goes on");
  }

  @Test
  void cancelOfTheOwnGroupIsThrown() {
    run(
        new InScope<>(
            TaskGroup::open,
            scope -> body().run(scope::cancel).run(this::look).await(() -> yieldNow())));
    assertThat(log).containsExactly(true, null);
  }

  @Test
  void failureOfATaskOfTheGroupIsNotDueBeforeTheNextSuspension() {
    Coroutine<Object> block =
        body()
            .run(() -> group.createTask(failLater(0, new IllegalStateException("x"))))
            .run(this::look)
            .tryAwait(() -> sleep(seconds(9)), e -> log.add("await"))
            .run(this::look);
    var scope = new InScope<>(() -> group = TaskGroup.open(), open -> block);
    assertThat(failureOf(scope)).hasMessage("x");
    assertThat(log).containsExactly(false, "goes on", "await", false, "goes on");
  }

  @Test
  void timeoutIsNotDueBeforeTheNextSuspension() {
    run(
        new InScope<>(
            () -> timeout(seconds(-1)), limit -> body().run(this::look).end(() -> "in time")));
    assertThat(log).containsExactly(false, "goes on");
  }

  @Test
  void whatAMaskKeepsIsDueBehindIt() {
    Coroutine<Object> masked =
        body()
            .await(() -> nonCancellable(() -> body().await(() -> later(9, "")).run(this::look)))
            .run(this::look)
            .await(() -> later(1, "awaits"), log::add);
    cancelled(masked);
    assertThat(log).containsExactly(false, "goes on", true, "outside", "awaits");
  }

  @Test
  void whatWasDueBeforeAMaskIsNotDueInIt() {
    run(
        body()
            .run(() -> cancelSelf("why"))
            .await(() -> nonCancellable(() -> body().run(this::look)))
            .run(this::look));
    assertThat(log).containsExactly(false, "goes on", true, "why");
  }

  @Test
  void scopeInsideAMaskIsDueInIt() {
    Coroutine<Object> inGroup =
        new InScope<>(TaskGroup::open, scope -> body().run(scope::cancel).run(this::look));
    run(body().await(() -> nonCancellable(() -> inGroup)).run(this::look));
    assertThat(log).containsExactly(true, null, false, "goes on");
  }

  @Test
  void cancelByATaskThatIsStartedInTheStepIsThrown() {
    run(
        body()
            .run(() -> task = requireNonNull(currentTask()))
            .run(() -> Coroutines.startTask(body().run(() -> task.cancel("started"))))
            .run(this::look));
    assertThat(log).containsExactly(true, "started");
  }

  @Test
  void uncancelTakesBackWhatIsDue() {
    run(
        body()
            .run(() -> cancelSelf("why"))
            .run(() -> requireNonNull(currentTask()).uncancel())
            .run(this::look));
    assertThat(log).containsExactly(false, "goes on");
  }

  @Test
  void callbackIsToldThatItNeedsATask() {
    EventLoop[] loop = new EventLoop[1];
    run(
        body()
            .run(() -> loop[0] = EventLoop.current())
            .run(() -> loop[0].callSoon(Tasks::checkCancelled))
            .run(() -> loop[0].callSoon(() -> log.add(Tasks.isCancelled())))
            .await(() -> yieldNow()));
    assertThat(log).isEmpty();
    assertThat(reports)
        .extracting(report -> requireNonNull(report.exception()).getMessage())
        .satisfiesExactly(
            message -> assertThat(message).startsWith("Tasks.checkCancelled() needs a task"),
            message -> assertThat(message).startsWith("Tasks.isCancelled() needs a task"));
  }

  @Test
  void outsideALoopItIsSaidHowToGetOne() {
    assertThatThrownBy(Tasks::checkCancelled)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AsyncMain.run(");
  }

  /** Logs whether a cancellation is due, and what checking for it does. */
  private void look() {
    log.add(Tasks.isCancelled());
    try {
      Tasks.checkCancelled();
      log.add("goes on");
    } catch (CancelledError error) {
      log.add(error.getMessage());
    }
  }

  private static void cancelSelf(String message) {
    requireNonNull(currentTask()).cancel(message);
  }

  private static Coroutine<Object> uncancelled() {
    return body().run(() -> requireNonNull(currentTask()).uncancel());
  }

  /** Runs a task and cancels it from outside after a second. */
  private void cancelled(Coroutine<Object> coroutine) {
    run(
        body()
            .run(() -> task = createTask(coroutine))
            .await(() -> yieldNow())
            .await(() -> yieldNow())
            .run(() -> task.cancel("outside"))
            .await(() -> task));
  }
}
