package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Idle callbacks and random order. */
class SchedulingTest extends LoopTest {

  @Test
  void idleCallbackRunsWhenNothingElseIsReady() {
    run(
        body()
            .run(() -> EventLoop.current().callWhenIdle(() -> log.add("idle")))
            .await(() -> yieldNow())
            .run(() -> log.add("first"))
            .await(() -> yieldNow())
            .run(() -> log.add("second"))
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add("later")));
    assertThat(log).containsExactly("first", "second", "idle", "later");
  }

  @Test
  void idleCallbackRunsBeforeVirtualTimePasses() {
    run(
        body()
            .run(() -> EventLoop.current().callWhenIdle(() -> log.add(EventLoop.current().time())))
            .await(() -> sleep(seconds(1))));
    assertThat(log).containsExactly(0L);
  }

  @Test
  void timerThatIsDueRunsBeforeAnIdleCallback() {
    run(
        body()
            .run(() -> EventLoop.current().callWhenIdle(() -> log.add("idle")))
            .run(() -> EventLoop.current().callLater(seconds(0), () -> log.add("timer")))
            .await(() -> sleep(seconds(1))));
    assertThat(log).containsExactly("timer", "idle");
  }

  @Test
  void idleCallbackRunsOnceAndMayAskAgain() {
    run(
        body()
            .run(
                () ->
                    EventLoop.current()
                        .callWhenIdle(
                            () -> {
                              log.add("first");
                              EventLoop.current().callWhenIdle(() -> log.add("second"));
                            }))
            .await(() -> sleep(seconds(1)))
            .await(() -> sleep(seconds(1))));
    assertThat(log).containsExactly("first", "second");
  }

  @Test
  void cancelledIdleCallbackDoesNotRun() {
    run(
        body()
            .run(() -> EventLoop.current().callWhenIdle(() -> log.add("never")).cancel())
            .await(() -> sleep(seconds(1))));
    assertThat(log).isEmpty();
  }

  @Test
  void randomOrderMixesTheTasksOfATurn() {
    assertThat(orderOfTasks(1)).isNotEqualTo(orderOfTasks(2)).isNotEqualTo(List.of(0, 1, 2, 3, 4));
  }

  @Test
  void randomOrderIsTheSameForTheSameSeed() {
    assertThat(orderOfTasks(3)).isEqualTo(orderOfTasks(3));
  }

  @Test
  void randomOrderLosesNoTask() {
    assertThat(orderOfTasks(4)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void callbacksKeepTheirOrderInRandomOrder() {
    AsyncMain.run(
        body()
            .run(
                () -> {
                  for (int i = 0; i < 50; i++) {
                    int number = i;
                    EventLoop.current().callSoon(() -> log.add(number));
                    createTask(yieldNow());
                  }
                })
            .await(() -> sleep(seconds(1))),
        options().randomOrder(5));
    assertThat(log).hasSize(50).isSortedAccordingTo((a, b) -> (int) a - (int) b);
  }

  private List<Object> orderOfTasks(long seed) {
    log.clear();
    AsyncMain.run(
        body()
            .run(
                () -> {
                  for (int i = 0; i < 5; i++) {
                    int number = i;
                    createTask(body().run(() -> log.add(number)));
                  }
                })
            .await(() -> sleep(seconds(1))),
        options().randomOrder(seed));
    return List.copyOf(log);
  }
}
