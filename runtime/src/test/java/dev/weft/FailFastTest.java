package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.gather;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link RunOptions#failFast}: failures that concern nobody end the run. */
class FailFastTest extends LoopTest {
  private final IOException failure = new IOException("x");

  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private Task<Object> task;

  @Test
  void failureOfATaskThatNobodyAwaitsCancelsMain() {
    Throwable thrown =
        runFailFast(
            body().run(() -> createTask(failLater(1, failure), "lost")).await(() -> waiting()));
    assertThat(thrown)
        .isInstanceOf(CancelledError.class)
        .hasMessageContaining("the exception of Task[lost, failed with")
        .hasMessageContaining("was never retrieved");
    assertThat(reports).extracting(ErrorReport::exception).containsExactly(failure);
    assertThat(log).containsExactly("main cancelled after PT1S");
  }

  @Test
  void failureOfACallbackCancelsMain() {
    Throwable thrown =
        runFailFast(
            body()
                .run(
                    () ->
                        EventLoop.current()
                            .callLater(
                                seconds(2),
                                () -> {
                                  throw new IllegalStateException("callback");
                                }))
                .await(() -> waiting()));
    assertThat(thrown).isInstanceOf(CancelledError.class).hasMessageStartingWith("a callback");
    assertThat(log).containsExactly("main cancelled after PT2S");
  }

  @Test
  void withoutTheOptionTheRunGoesOn() {
    run(body().run(() -> createTask(failLater(1, failure))).await(() -> waiting()));
    assertThat(log).containsExactly("main ends after PT9S");
    assertThat(reports).hasSize(1);
  }

  @Test
  void failureThatSomebodyAwaitsIsHis() {
    Throwable thrown =
        runFailFast(
            body()
                .run(() -> task = createTask(failLater(1, failure)))
                .tryAwait(() -> task, log::add)
                .await(() -> waiting()));
    assertThat(thrown).isNull();
    assertThat(log).containsExactly(failure, "main ends after PT10S");
  }

  @Test
  void failureInAGroupIsTheGroups() {
    Throwable thrown =
        runFailFast(
            body()
                .tryAwait(
                    () ->
                        new InScope<>(
                            TaskGroup::open,
                            group -> body().run(() -> group.createTask(failLater(1, failure)))),
                    log::add)
                .await(() -> waiting()));
    assertThat(thrown).isNull();
    assertThat(log).containsExactly(failure, "main ends after PT10S");
  }

  @Test
  void failureThatIsWatchedIsNotLost() {
    Throwable thrown =
        runFailFast(
            body()
                .run(() -> task = createTask(failLater(1, failure)))
                .await(
                    () ->
                        waitUntil(List.of(task, createTask(later(5, ""))), WaitUntil.ALL_COMPLETED))
                .run(() -> log.add(task.exception()))
                .tryAwait(() -> gather(failLater(1, failure), later(1, "")), log::add)
                .await(() -> waiting()));
    assertThat(thrown).isNull();
    assertThat(log).containsExactly(failure, failure, "main ends after PT15S");
  }

  @Test
  void failureThatIsAskedForInTheNextTurnIsTaken() {
    var promise = new Promise<Object>();
    Throwable thrown =
        runFailFast(
            body()
                .run(() -> promise.setException(failure))
                .run(() -> log.add(promise.exception()))
                .await(() -> waiting()));
    assertThat(thrown).isNull();
    assertThat(log).containsExactly(failure, "main ends after PT9S");
  }

  private Coroutine<Object> waiting() {
    return body()
        .tryAwait(
            () -> sleep(seconds(9)),
            value -> log.add("main ends after " + now()),
            error -> {
              log.add("main cancelled after " + now());
              throw error;
            });
  }

  private static Duration now() {
    return Duration.ofNanos(EventLoop.current().time());
  }

  private Throwable runFailFast(Coroutine<Object> main) {
    return catchThrowable(() -> AsyncMain.run(main, options().failFast(true)));
  }
}
