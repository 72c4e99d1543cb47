package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.race;
import static dev.weft.Coroutines.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceTest extends LoopTest {
  private final IOException first = new IOException("first");
  private final IOException second = new IOException("second");

  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private Task<?> task;

  @Test
  void firstToSucceedWinsAndTheOthersAreCancelled() {
    run(body().await(() -> race(worker("slow", 9), worker("fast", 1)), log::add));
    assertThat(log)
        .containsExactly("slow begins", "fast begins", "fast ends", "slow cancelled: null", "fast");
  }

  @Test
  void failureDoesNotEndTheRace() {
    run(body().await(() -> race(failLater(1, first), worker("w", 2)), log::add));
    assertThat(log).containsExactly("w begins", "w ends", "w");
    assertThat(reports).isEmpty();
  }

  @Test
  void firstFailureComesOutWhereNoneSucceeds() {
    assertThat(failureOf(body().await(() -> race(failLater(2, second), failLater(1, first)))))
        .isSameAs(first)
        .hasSuppressedException(second);
  }

  @Test
  void losersAreWaitedFor() {
    Coroutine<String> slowToEnd =
        LoopTest.<String>body()
            .tryAwait(() -> sleep(seconds(99)), cancelled -> {})
            .await(() -> sleep(seconds(5)))
            .end(() -> "too late");
    run(
        body()
            .await(() -> race(slowToEnd, later(1, "winner")), log::add)
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log).containsExactly("winner", seconds(6).toNanos());
  }

  @Test
  void cancellingItCancelsAllAndWaits() {
    run(
        body()
            .run(() -> task = createTask(body().await(() -> race(worker("a", 9), worker("b", 9)))))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel("outside"))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage())));
    assertThat(log)
        .containsExactly(
            "a begins", "b begins", "a cancelled: null", "b cancelled: null", "outside");
  }

  @Test
  void winnerInTheTurnOfACancellationIsDropped() {
    run(
        body()
            .run(() -> task = createTask(body().await(() -> race(later(1, "v")))))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel("outside"))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly("outside");
  }

  @Test
  void attemptsBeginOneDelayApart() {
    run(
        body()
            .await(
                () ->
                    race(
                        List.<AsyncSupplier<String>>of(
                            () -> worker("a", 9), () -> worker("b", 9), () -> worker("c", 1)),
                        seconds(2)),
                log::add)
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log)
        .containsExactly(
            "a begins",
            "b begins",
            "c begins",
            "c ends",
            "a cancelled: null",
            "b cancelled: null",
            "c",
            seconds(5).toNanos());
  }

  @Test
  void attemptThatFailsLetsTheNextBeginAtOnce() {
    run(
        body()
            .await(
                () ->
                    race(
                        List.<AsyncSupplier<String>>of(
                            () -> failLater(1, first), () -> later(1, "b")),
                        seconds(60)),
                log::add)
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log).containsExactly("b", seconds(2).toNanos());
  }

  @Test
  void attemptThatIsNotNeededNeverBegins() {
    run(
        body()
            .await(
                () ->
                    race(
                        List.<AsyncSupplier<String>>of(
                            () -> later(1, "a"),
                            () -> {
                              throw new AssertionError("begun");
                            }),
                        seconds(60)),
                log::add));
    assertThat(log).containsExactly("a");
  }

  @Test
  void noRunnerIsRefused() {
    assertThatThrownBy(() -> race(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one");
  }
}
