package dev.weft;

import static dev.weft.Coroutines.allTasks;
import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.currentTask;
import static dev.weft.Coroutines.startTask;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A loop knows its tasks wherever they stand: queued, waiting, or in the middle of a step. */
class AllTasksTest extends LoopTest {
  private void logNames() {
    allTasks().forEach(task -> log.add(task.name()));
  }

  private static Task<?> named(String name, Coroutine<?> coroutine) {
    return createTask(coroutine, name);
  }

  @Test
  void oneThatTakesItsFirstStepIsThere() {
    run(body().run(() -> logNames()));
    assertThat(log).containsExactly("Task-1");
  }

  @Test
  void onesThatHaveNotBegunAreThereEldestFirst() {
    run(
        body()
            .run(() -> named("a", later(1, "")))
            .run(() -> named("b", body()))
            .run(() -> logNames()));
    assertThat(log).containsExactly("Task-1", "a", "b");
  }

  @Test
  void onesThatWaitAreThereAndOnesThatEndedAreNot() {
    run(
        body()
            .run(() -> named("waits", later(9, "")))
            .run(() -> named("ends", body()))
            .run(() -> named("goes on", body().await(() -> yieldNow()).await(() -> yieldNow())))
            .await(() -> yieldNow())
            .run(() -> named("new", body()))
            .run(() -> logNames()));
    assertThat(log).containsExactly("Task-1", "waits", "goes on", "new");
  }

  @Test
  void onesThatStartInsideOneAnotherAreThere() {
    run(
        body()
            .run(
                () ->
                    startTask(
                        body()
                            .run(() -> startTask(body().run(() -> logNames())))
                            .run(() -> log.add("then"))
                            .run(() -> logNames()))));
    assertThat(log).containsExactly("Task-1", "Task-2", "Task-3", "then", "Task-1", "Task-2");
  }

  @Test
  void oneThatStartedAnotherIsThereWhenThatCallsBack() {
    run(
        body()
            .run(() -> startTask(later(1, "")).onDone(done -> logNames()))
            .await(() -> later(2, "")));
    assertThat(log).containsExactly("Task-1");
  }

  @Test
  void currentTaskStaysWhileItMakesMoreThanTheQueueHadPlacesFor() {
    run(
        body()
            .run(
                () -> {
                  for (int i = 0; i < 1_000; i++) {
                    createTask(body());
                    assertThat(currentTask()).isNotNull().hasToString("Task[Task-1, pending]");
                  }
                })
            .run(() -> log.add(allTasks().size())));
    assertThat(log).containsExactly(1_001);
  }

  @Test
  void callbackHasNoTaskButSeesAll() {
    run(
        body()
            .run(() -> EventLoop.current().callSoon(() -> log.add("task " + currentTask())))
            .run(() -> EventLoop.current().callSoon(() -> logNames()))
            .await(() -> yieldNow()));
    assertThat(log).containsExactly("task null", "Task-1");
  }

  @Test
  void oneThatWaitsForWhatNobodyHoldsIsHeld() {
    run(
        body()
            .run(() -> createTask(body().await(() -> new Promise<>())))
            .await(() -> yieldNow())
            .run(System::gc)
            .run(() -> logNames()));
    assertThat(log).containsExactly("Task-1", "Task-2");
  }
}
