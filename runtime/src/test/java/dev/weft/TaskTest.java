package dev.weft;

import static dev.weft.Coroutines.allTasks;
import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.currentTask;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TaskTest extends LoopTest {
  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private Task<?> task;

  @Test
  void taskNeedsARunningLoop() {
    assertThatThrownBy(() -> createTask(done("v")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no event loop runs");
  }

  @Test
  void tasksAreNumberedInTheOrderOfTheirCreation() {
    run(
        body()
            .run(() -> log.add(createTask(done()).name()))
            .run(() -> log.add(createTask(done()).name())));
    assertThat(log).containsExactly("Task-2", "Task-3");
  }

  @Test
  void nameIsThereFromTheFirstStep() {
    run(
        body()
            .await(
                () ->
                    createTask(
                        body().run(() -> log.add(String.valueOf(currentTask()))), "crawler")));
    assertThat(log).containsExactly("Task[crawler, pending]");
  }

  @Test
  void currentTaskIsTheOneThatRuns() {
    run(
        body()
            .run(() -> task = createTask(body().run(() -> log.add(currentTask() == task))))
            .await(() -> task));
    assertThat(log).containsExactly(true);
  }

  @Test
  void callbackHasNoCurrentTask() {
    run(
        body()
            .run(() -> EventLoop.current().callSoon(() -> log.add(currentTask() == null)))
            .await(() -> yieldNow()));
    assertThat(log).containsExactly(true);
  }

  @Test
  void allTasksAreThoseNotDone() {
    run(
        body()
            .run(() -> createTask(sleep(seconds(1)), "short"))
            .run(() -> createTask(sleep(seconds(9)), "long"))
            .await(() -> sleep(seconds(2)))
            .run(() -> allTasks().forEach(task -> log.add(task.name()))));
    assertThat(log).containsExactly("Task-1", "long");
  }

  @Test
  void taskIsAwaitedAnyNumberOfTimes() {
    run(
        body()
            .run(() -> task = createTask(later(1, "v")))
            .await(() -> task, log::add)
            .await(() -> task, log::add));
    assertThat(log).containsExactly("v", "v");
  }

  @Test
  void taskRunsThoughNobodyHoldsIt() {
    run(
        body()
            .run(() -> createTask(worker("w", 1)))
            .run(System::gc)
            .await(() -> sleep(seconds(2))));
    assertThat(log).containsExactly("w begins", "w ends");
  }

  @Test
  void taskThatAwaitsItselfIsAnError() {
    run(
        body()
            .run(() -> task = createTask(body().tryAwait(() -> task, log::add)))
            .await(() -> task));
    assertThat((Throwable) log.get(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("awaits itself");
  }

  @Test
  void resultOfATaskIsNotSetByHand() {
    run(
        body()
            .run(
                () -> {
                  Task<String> own = createTask(done("w"));
                  assertThatThrownBy(() -> own.setException(new Exception()))
                      .isInstanceOf(InvalidStateException.class);
                  assertThatThrownBy(() -> own.setResult("v"))
                      .isInstanceOf(InvalidStateException.class);
                })
            .await(() -> yieldNow()));
  }

  @Test
  void stackNamesTheAsyncMethodsAndLeavesOutTheLibrarysOwnFrames() {
    run(
        body()
            .run(() -> task = createTask(new Demo$$outer()))
            .await(() -> yieldNow())
            .run(() -> task.stack().forEach(frame -> log.add(frame.getMethodName()))));
    assertThat(log).containsExactly("outer");
  }

  @Test
  void stackOfADoneTaskIsEmpty() {
    run(body().run(() -> task = createTask(done())).await(() -> task));
    assertThat(task.stack()).isEmpty();
  }

  @Test
  @SuppressWarnings("FutureReturnValueIgnored") // the step awaits it
  void futureEndsAsTheTaskDoes() {
    run(
        body()
            .await(() -> createTask(later(1, "v")).toCompletableFuture(), log::add)
            .tryAwait(
                () -> createTask(failLater(1, new Exception("x"))).toCompletableFuture(),
                failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly("v", "x");
    assertThat(reports).isEmpty();
  }

  @Test
  void cancellingTheFutureCancelsTheTask() {
    run(
        body()
            .run(() -> task = createTask(worker("w", 9)))
            .await(() -> yieldNow())
            .run(() -> log.add(task.toCompletableFuture().cancel(false)))
            .tryAwait(() -> task, failure -> log.add(failure instanceof CancelledError)));
    assertThat(log).containsExactly("w begins", true, "w cancelled: null", true);
  }

  @Test
  void cancellingTheTaskCancelsTheFuture() {
    var future = new CompletableFuture<?>[1];
    run(
        body()
            .run(() -> task = createTask(worker("w", 9)))
            .run(() -> future[0] = task.toCompletableFuture())
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .tryAwait(() -> future[0], log::add));
    assertThat(log.get(2)).isInstanceOf(CancellationException.class);
    assertThat(future[0].isCancelled()).isTrue();
  }
}
