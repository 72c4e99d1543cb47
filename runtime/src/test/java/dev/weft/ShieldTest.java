package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.shield;
import static dev.weft.Coroutines.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ShieldTest extends LoopTest {
  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private Task<?> task;

  @Test
  void shieldGivesTheValue() {
    run(body().await(() -> shield(later(1, "v")), log::add));
    assertThat(log).containsExactly("v");
  }

  @Test
  void shieldThrowsTheVeryException() {
    var failure = new IOException("x");
    run(body().tryAwait(() -> shield(LoopTest.<String>failLater(1, failure)), log::add));
    assertThat(log).hasSize(1).allMatch(caught -> caught == failure);
    assertThat(reports).isEmpty();
  }

  @Test
  void awaiterIsCancelledAndTheInnerGoesOn() {
    run(
        body()
            .run(() -> task = createTask(body().await(() -> shield(worker("inner", 3)))))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel("outer"))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage()))
            .await(() -> sleep(seconds(5))));
    assertThat(log).containsExactly("inner begins", "outer", "inner ends");
  }

  @Test
  void innerThatIsCancelledCancelsTheAwaiter() {
    run(
        body()
            .run(() -> task = createTask(worker("inner", 9)))
            .run(() -> EventLoop.current().callLater(seconds(1), () -> task.cancel("inner")))
            .tryAwait(() -> shield(task), failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly("inner begins", "inner cancelled: inner", "inner");
  }

  @Test
  void endOfTheRunCancelsTheShielded() {
    run(
        body()
            .run(() -> task = createTask(body().await(() -> shield(worker("inner", 9)))))
            .await(() -> sleep(seconds(1))));
    assertThat(log).containsExactly("inner begins", "inner cancelled: null");
  }

  @Test
  void failureAfterTheAwaiterWasCancelledIsReported() {
    var failure = new IOException("alone");
    run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            body().await(() -> shield(LoopTest.<String>failLater(3, failure)))))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel())
            .await(() -> sleep(seconds(5))));
    assertThat(reports).extracting(ErrorReport::exception).containsExactly(failure);
  }
}
