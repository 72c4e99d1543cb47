package dev.weft;

import static dev.weft.Coroutines.asCompleted;
import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class AsCompletedTest extends LoopTest {
  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private AsyncIterator<Task<String>> completions;

  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private Task<String> task;

  @Test
  void tasksComeInTheOrderOfTheirEnds() {
    run(over(later(3, "a"), later(1, "b"), later(2, "c")).await(this::rest));
    assertThat(log).containsExactly("b", "c", "a", "no more");
  }

  @Test
  void tasksThatEndedBeforeTheLoopAskedKeepTheirOrder() {
    run(
        over(later(3, "a"), later(1, "b"), later(2, "c"))
            .await(() -> sleep(seconds(9)))
            .await(this::rest));
    assertThat(log).containsExactly("b", "c", "a", "no more");
  }

  @Test
  void taskComesAsItself() {
    run(
        body()
            .run(() -> task = createTask(later(1, "a")))
            .run(() -> completions = asCompleted(List.of(task)).iterator())
            .await(() -> completions.hasNext())
            .run(() -> log.add(completions.next())));
    assertThat(log).containsExactly(task);
  }

  @Test
  void whatIsGivenTwiceComesOnce() {
    Coroutine<String> twice = later(1, "a");
    run(over(twice, twice).await(this::rest));
    assertThat(log).containsExactly("a", "no more");
  }

  @Test
  void nothingIsOverAtOnce() {
    run(over().await(this::rest));
    assertThat(log).containsExactly("no more");
  }

  @Test
  void failureStaysInItsTask() {
    var failure = new IOException("x");
    run(over(failLater(1, failure), later(2, "b")).await(this::rest));
    assertThat(log).containsExactly(failure, "b", "no more");
  }

  @Test
  void hasNextAskedTwiceStaysTheSame() {
    run(
        over(later(1, "a"))
            .await(() -> completions.hasNext(), log::add)
            .await(() -> completions.hasNext(), log::add)
            .run(() -> log.add(completions.next().result())));
    assertThat(log).containsExactly(true, true, "a");
  }

  @Test
  void nextWithoutHasNextIsRefused() {
    assertThat(failureOf(over(later(1, "a")).run(() -> completions.next())))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void limitThrowsAndTheTasksGoOn() {
    run(
        body()
            .run(() -> task = createTask(later(9, "late")))
            .run(
                () ->
                    completions =
                        asCompleted(List.of(createTask(later(1, "a")), task), seconds(3))
                            .iterator())
            .tryAwait(this::rest, failure -> log.add(failure.getClass()))
            .tryAwait(() -> completions.hasNext(), failure -> log.add(failure.getClass()))
            .await(() -> task, log::add));
    assertThat(log).containsExactly("a", TimeoutException.class, TimeoutException.class, "late");
  }

  @Test
  void cancellingTheWaitLeavesTheTasks() {
    run(
        body()
            .run(() -> task = createTask(later(9, "a")))
            .run(() -> completions = asCompleted(List.of(task)).iterator())
            .await(
                () -> {
                  Task<?> waiting = createTask(completions.hasNext());
                  EventLoop.current().callLater(seconds(1), waiting::cancel);
                  return Coroutines.gatherSettled(waiting);
                })
            .run(() -> log.add(task.isDone()))
            .await(this::rest));
    assertThat(log).containsExactly(false, "a", "no more");
  }

  @Test
  void closingLeavesTheTasks() {
    run(
        body()
            .run(() -> task = createTask(later(9, "a")))
            .run(() -> completions = asCompleted(List.of(task)).iterator())
            .await(() -> completions.close())
            .await(this::rest)
            .await(() -> yieldNow())
            .await(() -> task, log::add));
    assertThat(log).containsExactly("no more", "a");
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  private Steps<Object> over(Coroutine<String>... coroutines) {
    return body().run(() -> completions = asCompleted(List.of(coroutines)).iterator());
  }

  /** Goes through the rest, and logs each value or failure. */
  private Coroutine<Object> rest() {
    return body()
        .await(
            () -> completions.hasNext(),
            more -> log.add(Boolean.TRUE.equals(more) ? valueOf(completions.next()) : "no more"))
        .await(() -> log.get(log.size() - 1).equals("no more") ? body() : rest());
  }

  private static Object valueOf(Task<String> task) {
    Throwable failure = task.exception();
    return failure == null ? task.result() : failure;
  }
}
