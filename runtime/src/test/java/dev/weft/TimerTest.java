package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.gather;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimerTest extends LoopTest {
  private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

  @Test
  void sleepTakesItsTime() {
    run(
        body()
            .await(() -> sleep(Duration.ofNanos(1_500_000_001)))
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log).containsExactly(1_500_000_001L);
  }

  @Test
  void sleepBeginsWhenAwaited() {
    run(
        body()
            .run(() -> log.add(sleep(seconds(1))))
            .await(() -> sleep(seconds(5)))
            .await(() -> log.get(0))
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log).last().isEqualTo(seconds(6).toNanos());
  }

  @Test
  void sleepGivesItsValue() {
    run(body().await(() -> sleep(seconds(1), "v"), log::add));
    assertThat(log).containsExactly("v");
  }

  @Test
  void sleepsOverlap() {
    run(
        body()
            .await(() -> gather(sleep(seconds(2)), sleep(seconds(3)), sleep(seconds(1))))
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log).containsExactly(seconds(3).toNanos());
  }

  @Test
  void timersRunInTheOrderOfTheirDeadlines() {
    run(
        body()
            .run(() -> EventLoop.current().callLater(seconds(3), () -> log.add(3)))
            .run(() -> EventLoop.current().callLater(seconds(1), () -> log.add(1)))
            .run(() -> EventLoop.current().callLater(seconds(2), () -> log.add(2)))
            .await(() -> sleep(seconds(4))));
    assertThat(log).containsExactly(1, 2, 3);
  }

  @Test
  void timersWithOneDeadlineRunInTheOrderTheyWereSet() {
    run(
        body()
            .run(
                () -> {
                  for (int i = 0; i < 100; i++) {
                    int number = i;
                    EventLoop.current().callAt(1_000, () -> log.add(number));
                  }
                })
            .await(() -> sleep(seconds(1))));
    assertThat(log).hasSize(100).isSortedAccordingTo((a, b) -> (int) a - (int) b);
  }

  @Test
  void pastDeadlinesRunInTheirOrderInTheNextTurn() {
    run(
        body()
            .run(() -> EventLoop.current().callLater(seconds(-1), () -> log.add("less late")))
            .run(() -> EventLoop.current().callLater(seconds(-2), () -> log.add("more late")))
            .run(() -> EventLoop.current().callSoon(() -> log.add("soon")))
            .await(() -> yieldNow())
            .run(() -> log.add("next turn")));
    assertThat(log).containsExactly("soon", "next turn", "more late", "less late");
  }

  @Test
  void cancelledTimerDoesNotRun() {
    run(
        body()
            .run(
                () -> {
                  Handle handle = EventLoop.current().callLater(seconds(1), () -> log.add("never"));
                  handle.cancel();
                  log.add(handle.isCancelled());
                })
            .await(() -> sleep(seconds(2))));
    assertThat(log).containsExactly(true);
  }

  @Test
  void timerThatIsDueCanStillBeCancelled() {
    run(
        body()
            .run(
                () -> {
                  var second = new Handle[1];
                  EventLoop.current().callAt(1, () -> second[0].cancel());
                  second[0] = EventLoop.current().callAt(1, () -> log.add("never"));
                })
            .await(() -> sleep(seconds(1))));
    assertThat(log).isEmpty();
  }

  @Test
  void longestSleepIsEndlessAndCanBeCancelled() {
    run(
        body()
            .run(() -> log.add(createTask(sleep(LONGEST))))
            .await(() -> sleep(Duration.ofDays(100_000)))
            .run(() -> log.add(((Task<?>) log.get(0)).isDone()))
            .run(() -> ((Task<?>) log.get(0)).cancel())
            .tryAwait(() -> log.get(0), failure -> log.add(failure.getClass())));
    assertThat(log).endsWith(false, CancelledError.class);
  }

  @Test
  void shortestDurationIsZero() {
    run(
        body()
            .await(() -> sleep(Duration.ofSeconds(Long.MIN_VALUE)))
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log).containsExactly(0L);
  }

  @Test
  void hugeDelaysNeverWrapRound() {
    run(
        body()
            .await(() -> sleep(seconds(1)))
            .run(() -> EventLoop.current().callLater(LONGEST, () -> log.add("never")))
            .run(() -> EventLoop.current().callLater(LONGEST.negated(), () -> log.add("at once")))
            .await(() -> sleep(seconds(1))));
    assertThat(log).containsExactly("at once");
  }

  @Test
  void yearsOfVirtualTimePassAtOnce() {
    run(
        body()
            .await(() -> sleep(Duration.ofDays(365)))
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log).containsExactly(Duration.ofDays(365).toNanos());
  }

  @Test
  void virtualClockStandsStillWhileThereIsWork() {
    run(
        body()
            .run(() -> createTask(sleep(seconds(1))))
            .await(() -> yieldNow())
            .await(() -> yieldNow())
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log).containsExactly(0L);
  }

  @Test
  void realSleepIsNotShorter() {
    var nanos = Duration.ofMillis(30);
    long start = System.nanoTime();
    AsyncMain.run(sleep(nanos));
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(nanos.toNanos());
  }
}
