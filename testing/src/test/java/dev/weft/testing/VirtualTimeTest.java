package dev.weft.testing;

import static dev.weft.Coroutines.coroutine;
import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.EventLoop;
import dev.weft.Promise;
import dev.weft.RunOptions;
import dev.weft.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
  private final VirtualTime time = new VirtualTime();
  private final List<Object> log = new ArrayList<>();

  @AfterEach
  void close() {
    time.close();
  }

  @Test
  void timeBeginsAtZeroAndStandsStill() {
    time.runCurrent();
    assertThat(time.now()).isZero();
  }

  @Test
  void startRunsUpToTheFirstTimer() {
    Task<String> task = time.start(sleep(seconds(1), "value"));
    assertThat(task.isDone()).isFalse();
    assertThat(time.tasks()).containsExactly(task);
    assertThat(time.now()).isZero();
  }

  @Test
  void startRunsToTheEndWhatNeedsNoTime() {
    assertThat(time.start(coroutine(() -> done("value"))).result()).isEqualTo("value");
  }

  @Test
  void advanceByRunsWhatIsDueUpToThenAndThen() {
    Task<Void> before = time.start(sleep(seconds(1)));
    Task<Void> then = time.start(sleep(seconds(2)));
    Task<Void> after = time.start(sleep(seconds(2).plusNanos(1)));
    time.advanceBy(seconds(2));
    assertThat(before.isDone()).isTrue();
    assertThat(then.isDone()).isTrue();
    assertThat(after.isDone()).isFalse();
    assertThat(time.now()).isEqualTo(seconds(2));
  }

  @Test
  void advanceByStopsAtEachTimerOnItsWay() {
    time.start(
        coroutine(
            () -> {
              EventLoop loop = EventLoop.current();
              loop.callLater(
                  seconds(1),
                  () -> {
                    log.add(loop.time());
                    loop.callLater(seconds(1), () -> log.add(loop.time()));
                  });
              return done();
            }));
    time.advanceBy(seconds(10));
    assertThat(log).containsExactly(seconds(1).toNanos(), seconds(2).toNanos());
    assertThat(time.now()).isEqualTo(seconds(10));
  }

  @Test
  void runCurrentRunsWhatTheTestHasMadeReady() {
    var promise = new Promise<String>();
    Task<String> task = time.start(promise.toCoroutine());
    promise.setResult("value");
    assertThat(task.isDone()).isFalse();
    time.runCurrent();
    assertThat(task.result()).isEqualTo("value");
    assertThat(time.now()).isZero();
  }

  @Test
  void runLetsTimePassByItself() {
    assertThat(time.run(sleep(Duration.ofDays(1), "value"))).isEqualTo("value");
    assertThat(time.now()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void settleWaitsUntilTheOthersWait() {
    time.run(
        coroutine(
            () -> {
              Task<Void> unused =
                  createTask(
                      coroutine(
                          () -> {
                            log.add("begins");
                            return sleep(seconds(1));
                          }));
              EventLoop loop = EventLoop.current();
              loop.callSoon(() -> loop.callSoon(() -> log.add("two turns later")));
              return VirtualTime.settle();
            }));
    assertThat(log).containsExactly("begins", "two turns later");
    assertThat(time.now()).isZero();
  }

  @Test
  void settleCanBeCancelled() {
    time.run(
        coroutine(
            () -> {
              Task<Void> task = createTask(VirtualTime.settle());
              EventLoop.current().callSoon(task::cancel);
              EventLoop.current().callSoon(() -> log.add(task.cancelling()));
              return done();
            }));
    time.runCurrent();
    assertThat(log).containsExactly(1);
    assertThat(time.tasks()).isEmpty();
  }

  @Test
  void closeCancelsWhatIsLeft() {
    Task<Void> task = time.start(sleep(seconds(1)));
    time.close();
    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void afterCloseEverythingSaysSo() {
    time.close();
    assertThatThrownBy(time::runCurrent)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> time.advanceBy(seconds(1))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void timeGoesForwardsOnlyAndNotForEver() {
    assertThatThrownBy(() -> time.advanceBy(seconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> time.advanceBy(seconds(Long.MAX_VALUE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void insideALoopTimeCannotBeDriven() {
    assertThatThrownBy(
            () ->
                time.run(
                    coroutine(
                        () -> {
                          time.advanceBy(seconds(1));
                          return done();
                        })))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("runs on this thread already");
  }

  @Test
  void optionsAreThoseOfTheLoop() {
    try (var named = new VirtualTime(RunOptions.defaults().name("clockwork"))) {
      String name = named.run(coroutine(() -> done(EventLoop.current().toString())));
      assertThat(name).contains("clockwork");
    }
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
