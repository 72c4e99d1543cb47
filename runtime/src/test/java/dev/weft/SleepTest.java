package dev.weft;

import static dev.weft.Coroutines.allTasks;
import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Cancelling a task that sleeps: before its time, and in the two turns in which the time comes. */
class SleepTest extends LoopTest {
  private final Coroutine<Object> sleeper =
      body()
          .tryAwait(() -> sleep(seconds(2)), caught -> log.add(caught.getMessage()))
          .run(() -> log.add("after " + EventLoop.current().time()))
          .await(() -> sleep(seconds(3)))
          .run(() -> log.add("end " + EventLoop.current().time()));

  @Test
  void sleepThatIsOverIsNotCancelled() {
    run(body().await(() -> sleeper));
    assertThat(log).containsExactly("after 2000000000", "end 5000000000");
  }

  @Test
  void cancelBeforeTheTimeEndsTheSleepThen() {
    cancelAt(seconds(1));
    assertThat(log).containsExactly("cancelled", "after 1000000000", "end 4000000000");
  }

  @Test
  void cancelBeforeTheTurnOfTheTimerWinsAndLeavesTheNextSleepWhole() {
    run(
        body()
            .run(() -> EventLoop.current().callAt(seconds(2).toNanos(), this::cancelSleeper))
            .run(() -> createTask(sleeper, "sleeper"))
            .await(() -> sleep(seconds(9))));
    assertThat(log).containsExactly("cancelled", "after 2000000000", "end 5000000000");
  }

  @Test
  void cancelAfterTheTurnOfTheTimerWinsToo() {
    cancelAt(seconds(2));
    assertThat(log).containsExactly("cancelled", "after 2000000000", "end 5000000000");
  }

  @Test
  void sleepWithoutAnEndCanBeCancelled() {
    run(
        body()
            .run(
                () ->
                    log.add(
                        createTask(
                            body()
                                .tryAwait(
                                    () -> sleep(Duration.ofSeconds(Long.MAX_VALUE)),
                                    caught -> log.add(caught.getMessage())))))
            .await(() -> yieldNow())
            .run(() -> log.add(Tasks.dump(EventLoop.current())))
            .run(() -> ((Task<?>) log.get(0)).cancel("stop"))
            .await(() -> log.get(0)));
    assertThat(log.get(1).toString()).contains("awaits sleep without an end");
    assertThat(log).last().isEqualTo("stop");
  }

  @Test
  void tasksAreToldInTheOrderOfTheirCreationWhenSomeHaveEnded() {
    run(
        body()
            .run(
                () -> {
                  for (int i = 0; i < 40; i++) {
                    createTask(later(i % 4 == 0 ? 1 : 5, ""), "t" + i);
                  }
                })
            .await(() -> sleep(seconds(2)))
            .run(() -> createTask(later(5, ""), "t40"))
            .run(() -> allTasks().forEach(task -> log.add(numberOf(task)))));
    assertThat(log).hasSize(32).isSortedAccordingTo((a, b) -> (int) a - (int) b);
  }

  private static int numberOf(Task<?> task) {
    return task.name().startsWith("t") ? Integer.parseInt(task.name().substring(1)) : -1;
  }

  private void cancelAt(Duration time) {
    run(
        body()
            .run(() -> createTask(sleeper, "sleeper"))
            .await(() -> yieldNow())
            .run(() -> EventLoop.current().callAt(time.toNanos(), this::cancelSleeper))
            .await(() -> sleep(seconds(9))));
  }

  private void cancelSleeper() {
    for (Task<?> task : allTasks()) {
      if (task.name().equals("sleeper")) {
        task.cancel("cancelled");
      }
    }
  }
}
