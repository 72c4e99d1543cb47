package dev.weft;

import static dev.weft.Coroutines.currentTask;
import static dev.weft.Coroutines.startTask;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Tasks that take their first step at once. */
class StartTaskTest extends LoopTest {
  @SuppressWarnings("NullAway.Init") // set by a step
  private Task<?> task;

  @Test
  void firstStepIsTakenInsideTheStepThatStartsIt() {
    run(body().run(() -> startTask(worker("a", 1))).run(() -> log.add("after")));
    assertThat(log.subList(0, 2)).containsExactly("a begins", "after");
  }

  @Test
  void taskThatNeverSuspendsIsDoneAtOnce() {
    run(body().run(() -> log.add(startTask(body().end(() -> "v")).result())));
    assertThat(log).containsExactly("v");
  }

  @Test
  void currentTaskIsTheStartedOneAndThenTheStarterAgain() {
    run(body().run(() -> startTask(body().run(() -> log.add(name())))).run(() -> log.add(name())));
    assertThat(log).containsExactly("Task-2", "Task-1");
  }

  @Test
  void whatItSetsIsItsOwn() {
    var local = new AsyncLocal<>("none");
    run(
        body()
            .run(() -> local.set("outer"))
            .run(() -> startTask(body().run(() -> local.set("inner"))))
            .run(() -> log.add(local.get())));
    assertThat(log).containsExactly("outer");
  }

  @Test
  void callbacksOfItsEndRunThroughTheLoopAllTheSame() {
    run(
        body()
            .run(() -> startTask(body()).onDone(done -> log.add("callback")))
            .run(() -> log.add("after"))
            .await(() -> yieldNow()));
    assertThat(log).containsExactly("after", "callback");
  }

  @Test
  void failureStaysInTheTask() {
    var failure = new IOException("x");
    run(body().run(() -> task = startTask(failNow(failure))).tryAwait(() -> task, log::add));
    assertThat(log).containsExactly(failure);
  }

  @Test
  void needsARunningLoop() {
    assertThatThrownBy(() -> startTask(body())).isInstanceOf(IllegalStateException.class);
  }

  private static Coroutine<?> failNow(Throwable failure) {
    return body()
        .run(
            () -> {
              throw failure;
            });
  }

  private static String name() {
    Task<?> task = currentTask();
    return task == null ? "none" : task.name();
  }
}
