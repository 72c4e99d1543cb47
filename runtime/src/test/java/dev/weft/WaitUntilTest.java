package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.waitUntil;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitUntilTest extends LoopTest {
  private final List<Task<String>> tasks = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private Task<?> task;

  @Test
  void allCompletedWaitsForTheLast() {
    run(
        start(later(3, "a"), later(1, "b"))
            .await(() -> waitUntil(tasks, WaitUntil.ALL_COMPLETED), this::logWaited)
            .run(this::logTime));
    assertThat(log).containsExactly(tasks, List.of(), 3L);
  }

  @Test
  void firstCompletedWaitsForOne() {
    run(
        start(later(3, "a"), later(1, "b"))
            .await(() -> waitUntil(tasks, WaitUntil.FIRST_COMPLETED), this::logWaited)
            .run(this::logTime));
    assertThat(log).containsExactly(List.of(tasks.get(1)), List.of(tasks.get(0)), 1L);
  }

  @Test
  void firstCompletedNamesAllThatEndedInTheSameTurn() {
    run(
        start(later(1, "a"), later(1, "b"), later(2, "c"))
            .await(() -> waitUntil(tasks, WaitUntil.FIRST_COMPLETED), this::logWaited));
    assertThat(log).containsExactly(tasks.subList(0, 2), tasks.subList(2, 3));
  }

  @Test
  void firstExceptionWaitsForAFailure() {
    run(
        start(later(1, "a"), failLater(2, new IOException("x")), later(9, "c"))
            .await(() -> waitUntil(tasks, WaitUntil.FIRST_EXCEPTION), this::logWaited)
            .run(this::logTime));
    assertThat(log).containsExactly(tasks.subList(0, 2), tasks.subList(2, 3), 2L);
  }

  @Test
  void firstExceptionWithoutOneWaitsForAll() {
    run(
        start(later(1, "a"), later(2, "b"))
            .await(() -> waitUntil(tasks, WaitUntil.FIRST_EXCEPTION), this::logWaited));
    assertThat(log).containsExactly(tasks, List.of());
  }

  @Test
  void cancellationIsNoException() {
    run(
        start(later(9, "a"), later(3, "b"))
            .run(() -> EventLoop.current().callLater(seconds(1), tasks.get(0)::cancel))
            .await(() -> waitUntil(tasks, WaitUntil.FIRST_EXCEPTION), this::logWaited)
            .run(this::logTime));
    assertThat(log).containsExactly(tasks, List.of(), 3L);
  }

  @Test
  void failureOfATaskDoesNotComeOut() {
    run(
        start(failLater(1, new IOException("x")))
            .await(() -> waitUntil(tasks, WaitUntil.ALL_COMPLETED), this::logWaited));
    assertThat(log).containsExactly(tasks, List.of());
  }

  @Test
  void failureThatNobodyTookIsStillReported() {
    var failure = new IOException("x");
    run(
        start(failLater(1, failure))
            .await(() -> waitUntil(tasks, WaitUntil.FIRST_EXCEPTION), this::logWaited));
    assertThat(reports).extracting(ErrorReport::exception).containsExactly(failure);
  }

  @Test
  void limitEndsTheWaitWithoutAnError() {
    run(
        start(later(1, "a"), later(9, "b"))
            .await(() -> waitUntil(tasks, WaitUntil.ALL_COMPLETED, seconds(3)), this::logWaited)
            .run(this::logTime)
            .await(() -> tasks.get(1), log::add));
    assertThat(log).containsExactly(tasks.subList(0, 1), tasks.subList(1, 2), 3L, "b");
  }

  @Test
  void tasksThatAreDoneEndItAtOnce() {
    run(
        start(later(1, "a"))
            .await(() -> tasks.get(0))
            .await(() -> waitUntil(tasks, WaitUntil.ALL_COMPLETED), this::logWaited)
            .run(this::logTime));
    assertThat(log).containsExactly(tasks, List.of(), 1L);
  }

  @Test
  void taskGivenTwiceCountsOnce() {
    run(
        start(later(1, "a"))
            .run(() -> tasks.add(tasks.get(0)))
            .await(() -> waitUntil(tasks, WaitUntil.ALL_COMPLETED), this::logWaited));
    assertThat(log).containsExactly(tasks.subList(0, 1), List.of());
  }

  @Test
  void cancellingItLeavesTheTasksRunning() {
    run(
        start(later(5, "a"))
            .run(
                () ->
                    task =
                        createTask(body().await(() -> waitUntil(tasks, WaitUntil.ALL_COMPLETED))))
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .tryAwait(() -> task, failure -> log.add(failure.getClass()))
            .await(() -> tasks.get(0), log::add));
    assertThat(log).containsExactly(CancelledError.class, "a");
  }

  @Test
  void noTaskIsRefused() {
    assertThatThrownBy(() -> waitUntil(tasks, WaitUntil.ALL_COMPLETED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no task");
  }

  @Test
  void taskOfAnotherLoopIsRefused() {
    run(start(later(0, "a")));
    assertThat(failureOf(body().await(() -> waitUntil(tasks, WaitUntil.ALL_COMPLETED))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("belongs to");
  }

  @Test
  void whatItGivesCannotBeChanged() {
    run(start(later(1, "a")).await(() -> waitUntil(tasks, WaitUntil.ALL_COMPLETED), log::add));
    Waited<?> waited = (Waited<?>) log.get(0);
    assertThatThrownBy(() -> waited.done().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @SafeVarargs
  private Steps<Object> start(Coroutine<String>... coroutines) {
    return body()
        .run(
            () -> {
              for (Coroutine<String> coroutine : coroutines) {
                tasks.add(createTask(coroutine));
              }
            });
  }

  private void logWaited(Object value) {
    Waited<?> waited = (Waited<?>) value;
    log.add(List.copyOf(waited.done()));
    log.add(List.copyOf(waited.pending()));
  }

  private void logTime() {
    log.add(EventLoop.current().time() / seconds(1).toNanos());
  }
}
