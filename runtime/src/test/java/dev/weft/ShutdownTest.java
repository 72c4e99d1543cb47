package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShutdownTest extends LoopTest {
  private final List<String> warnings = new ArrayList<>();

  @Test
  void whatIsLeftIsCancelledAndWaitedFor() {
    run(body().run(() -> createTask(slowToEnd(5))).await(() -> yieldNow()));
    assertThat(log).containsExactly("slow cancelled", "slow ends");
  }

  @Test
  void mainsValueIsGivenAllTheSame() {
    assertThat(
            run(
                LoopTest.<String>body()
                    .run(() -> createTask(slowToEnd(5)))
                    .await(() -> yieldNow())
                    .end(() -> "v")))
        .isEqualTo("v");
  }

  @Test
  void tasksMadeMeanwhileAreCancelledToo() {
    run(
        body()
            .run(
                () ->
                    createTask(
                        body()
                            .tryAwait(
                                () -> sleep(seconds(99)),
                                cancelled -> createTask(worker("late", 99)))
                            .await(() -> yieldNow())
                            .await(() -> yieldNow())))
            .await(() -> yieldNow()));
    assertThat(log).containsExactly("late begins", "late cancelled: null");
  }

  @Test
  void failureMeanwhileIsReported() {
    var failure = new IOException("clean-up");
    run(
        body()
            .run(
                () ->
                    createTask(
                        body()
                            .tryAwait(
                                () -> sleep(seconds(99)),
                                cancelled -> {
                                  throw failure;
                                })))
            .await(() -> yieldNow()));
    assertThat(reports).extracting(ErrorReport::exception).containsExactly(failure);
  }

  @Test
  void failureThatNobodyAwaitedIsReportedOnce() {
    var failure = new IllegalStateException("x");
    run(body().run(() -> createTask(failLater(1, failure))).await(() -> sleep(seconds(9))));
    assertThat(reports).extracting(ErrorReport::exception).containsExactly(failure);
  }

  @Test
  void failureThatWasRetrievedIsNotReported() {
    List<Task<?>> tasks = new ArrayList<>();
    run(
        body()
            .run(() -> tasks.add(createTask(failLater(1, new IllegalStateException("x")))))
            .await(() -> sleep(seconds(9)))
            .run(() -> log.add(tasks.get(0).exception())));
    assertThat(reports).isEmpty();
  }

  @Test
  void mainsFailureComesOutAfterTheRestHasEnded() {
    var failure = new IOException("main");
    assertThat(
            failureOf(
                body().run(() -> createTask(slowToEnd(5))).await(() -> failLater(1, failure))))
        .isSameAs(failure);
    assertThat(log).containsExactly("slow cancelled", "slow ends");
  }

  @Test
  void graceEndsTheWaitAndNamesWhatIsStuck() {
    AsyncMain.run(
        body().run(() -> createTask(slowToEnd(60), "stubborn")).await(() -> yieldNow()),
        options().shutdownGrace(seconds(5)).warnings(warnings::add));
    assertThat(log).containsExactly("slow cancelled");
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0))
        .startsWith("abandoned at the end")
        .contains("Task[stubborn, pending]", "waiting in");
  }

  @Test
  void whatEndsWithinTheGraceIsNotNamed() {
    AsyncMain.run(
        body().run(() -> createTask(slowToEnd(3))).await(() -> yieldNow()),
        options().shutdownGrace(seconds(5)).debug(false).warnings(warnings::add));
    assertThat(log).containsExactly("slow cancelled", "slow ends");
    assertThat(warnings).isEmpty();
  }

  private Coroutine<Object> slowToEnd(int seconds) {
    return body()
        .tryAwait(() -> sleep(seconds(99)), cancelled -> log.add("slow cancelled"))
        .await(() -> sleep(seconds(seconds)))
        .run(() -> log.add("slow ends"));
  }
}
