package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.currentTask;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DebugTest extends LoopTest {
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final CountDownLatch warned = new CountDownLatch(1);

  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private Task<?> task;

  @SuppressWarnings("NullAway.Init") // set where a test needs another
  private Task<?> other;

  @Test
  void slowStepIsReportedWithItsStackWhileItBlocks() {
    AsyncMain.run(
        body().run(this::blockUntilWarned),
        options().slowCallback(Duration.ofMillis(5)).warnings(this::warn));
    assertThat(warnings.get(0))
        .startsWith("a step holds up the loop: Task[Task-1")
        .contains("dev.weft.DebugTest.blockUntilWarned")
        .doesNotContain("org.junit");
  }

  @Test
  void slowStepIsReportedWhenItIsOver() {
    AsyncMain.run(
        body().run(this::blockUntilWarned),
        options().slowCallback(Duration.ofMillis(5)).warnings(this::warn));
    assertThat(warnings).anyMatch(text -> text.startsWith("a step took "));
  }

  @Test
  void waitingIsNotSlow() {
    AsyncMain.run(
        sleep(Duration.ofMillis(20)),
        RunOptions.defaults().slowCallback(seconds(60)).warnings(warnings::add));
    assertThat(warnings).isEmpty();
  }

  @Test
  void taskThatEndsNormallyThoughCancelledIsReported() {
    swallowCancellation(options().debug(true));
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0))
        .startsWith("a task ended normally although it was cancelled")
        .contains("DebugTest.java", "uncancel()");
  }

  @Test
  void withoutDebugItIsNot() {
    swallowCancellation(options().debug(false));
    assertThat(warnings).isEmpty();
  }

  @Test
  void cancellationThatWasTakenBackIsNotReported() {
    AsyncMain.run(
        body()
            .run(
                () ->
                    task =
                        createTask(
                            body()
                                .tryAwait(
                                    () -> sleep(seconds(9)),
                                    cancelled -> requireNonNull(currentTask()).uncancel())))
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .await(() -> task),
        options().debug(true).warnings(warnings::add));
    assertThat(warnings).isEmpty();
  }

  @Test
  void timeoutIsNotReportedAsSwallowed() {
    AsyncMain.run(
        new InScope<>(() -> Coroutines.moveOnAfter(seconds(1)), limit -> later(9, "v")),
        options().debug(true).warnings(warnings::add));
    assertThat(warnings).isEmpty();
  }

  @Test
  void reportOfAFailureSaysWhereTheTaskWasMade() {
    AsyncMain.run(
        body()
            .run(() -> createTask(failLater(1, new IOException("x"))))
            .await(() -> sleep(seconds(2))),
        options().debug(true));
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).message()).contains("never retrieved (made at ", "DebugTest.java:");
  }

  @Test
  void withoutDebugItDoesNot() {
    AsyncMain.run(
        body()
            .run(() -> createTask(failLater(1, new IOException("x"))))
            .await(() -> sleep(seconds(2))),
        options().debug(false));
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).message()).endsWith("was never retrieved");
  }

  @Test
  void reportOfAFailingCallbackSaysWhereItWasMade() {
    AsyncMain.run(
        body()
            .run(
                () ->
                    EventLoop.current()
                        .callSoon(
                            () -> {
                              throw new IllegalStateException("x");
                            }))
            .await(() -> yieldNow()),
        options().debug(true));
    assertThat(reports.get(0).message())
        .startsWith("a callback failed (made at ")
        .contains("DebugTest.java:");
  }

  @Test
  void tasksThatHangInACircleAreNamed() {
    AsyncMain.run(
        body()
            .run(() -> task = createTask(body().await(() -> other), "a"))
            .run(() -> other = createTask(body().await(() -> task), "b"))
            .await(() -> Coroutines.toThread(() -> warned.await(9, TimeUnit.SECONDS))),
        options().debug(true).slowCallback(seconds(60)).warnings(this::warn));
    assertThat(warnings)
        .contains("tasks await one another in a circle and will never end: a awaits b awaits a");
  }

  @Test
  void debugIsOnWhereAssertionsAre() {
    assertThat(RunOptions.defaults().debug()).isEqualTo(RunOptions.class.desiredAssertionStatus());
  }

  private void swallowCancellation(RunOptions options) {
    AsyncMain.run(
        body()
            .run(() -> task = createTask(body().tryAwait(() -> sleep(seconds(9)), cancelled -> {})))
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .await(() -> task),
        options.warnings(warnings::add));
  }

  private void warn(String warning) {
    warnings.add(warning);
    warned.countDown();
  }

  private void blockUntilWarned() throws InterruptedException {
    warned.await();
  }
}
