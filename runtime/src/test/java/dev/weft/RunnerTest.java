package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.currentTask;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RunnerTest extends LoopTest {
  @Test
  void runsSeveralOnOneLoop() {
    try (var runner = new Runner(options())) {
      for (int i = 0; i < 2; i++) {
        runner.run(body().run(() -> log.add(EventLoop.current())));
      }
      assertThat(log).containsExactly(runner.loop(), runner.loop());
    }
  }

  @Test
  void givesTheValue() {
    try (var runner = new Runner(options())) {
      assertThat(runner.run(later(1, "v"))).isEqualTo("v");
    }
  }

  @Test
  void rethrowsTheVeryException() {
    var failure = new IOException("x");
    try (var runner = new Runner(options())) {
      assertThatThrownBy(() -> runner.run(failLater(1, failure))).isSameAs(failure);
    }
  }

  @Test
  void runsAgainAfterAFailure() {
    try (var runner = new Runner(options())) {
      assertThatThrownBy(() -> runner.run(failLater(1, new IOException("x"))));
      assertThat(runner.run(later(1, "v"))).isEqualTo("v");
    }
  }

  @Test
  void tasksThatAreLeftGoOnInTheNextRun() {
    try (var runner = new Runner(options())) {
      runner.run(body().run(() -> createTask(worker("w", 2))).await(() -> yieldNow()));
      assertThat(log).containsExactly("w begins");
      runner.run(sleep(seconds(3)));
      assertThat(log).containsExactly("w begins", "w ends");
    }
  }

  @Test
  void timeGoesOnFromRunToRun() {
    try (var runner = new Runner(options())) {
      runner.run(sleep(seconds(2)));
      runner.run(sleep(seconds(3)));
      assertThat(runner.loop().time()).isEqualTo(seconds(5).toNanos());
    }
  }

  @Test
  void runAfterCloseIsRefused() {
    var runner = new Runner(options());
    runner.close();
    assertThatThrownBy(() -> runner.run(later(1, "v")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void closeTwiceIsCloseOnce() {
    var runner = new Runner(options());
    runner.run(body().run(() -> createTask(worker("w", 2))).await(() -> yieldNow()));
    runner.close();
    runner.close();
    assertThat(log).containsExactly("w begins", "w cancelled: null");
  }

  @Test
  void closeOfAnUnusedOneDoesNothing() {
    var runner = new Runner(options());
    runner.close();
    assertThat(reports).isEmpty();
  }

  @Test
  void closedLoopRefusesCallbacks() {
    var runner = new Runner(options());
    runner.close();
    assertThatThrownBy(() -> runner.loop().callSoon(() -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void runInsideALoopIsRefused() {
    Coroutine<String> inner = later(1, "v");
    assertThat(failureOf(body().run(() -> AsyncMain.run(inner))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("runs on this thread already");
  }

  @Test
  void coroutineThatWasRefusedCanStillBeUsed() {
    Coroutine<String> inner = later(1, "v");
    run(
        body()
            .tryAwait(() -> AsyncMain.run(inner), failure -> log.add(failure.getClass()))
            .await(() -> inner, log::add));
    assertThat(log).containsExactly(IllegalStateException.class, "v");
  }

  @Test
  void noLoopIsLeftOnTheThread() {
    run(later(1, "v"));
    assertThatThrownBy(EventLoop::current).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void interruptCancelsTheMainTaskAndIsKept() {
    Throwable failure =
        failureOf(
            body().run(() -> Thread.currentThread().interrupt()).await(() -> worker("main", 9)));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).isInstanceOf(CancelledError.class).hasMessageContaining("interrupted");
  }

  @Test
  void mainThatEndsCancelledIsACancelledError() {
    assertThat(
            failureOf(
                body()
                    .run(() -> requireNonNull(currentTask()).cancel("self"))
                    .await(() -> yieldNow())))
        .isInstanceOf(CancelledError.class)
        .hasMessage("self");
  }

  @Test
  void noCoroutineIsRefused() {
    assertThatThrownBy(() -> run(nothing())).isInstanceOf(NullPointerException.class);
  }

  @SuppressWarnings("NullAway") // a mistake on purpose
  private static Coroutine<Object> nothing() {
    return null;
  }
}
