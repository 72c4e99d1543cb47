package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.gather;
import static dev.weft.Coroutines.gatherSettled;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatherTest extends LoopTest {
  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private Task<?> task;

  @SuppressWarnings("NullAway.Init") // each test's first step sets it
  private Awaitable<?> gathered;

  @Test
  void valuesComeInTheOrderOfTheArguments() {
    run(body().await(() -> gather(later(3, "a"), later(1, "b"), later(2, "c")), log::add));
    assertThat(log).containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void collectionIsGatheredTheSameWay() {
    run(body().await(() -> gather(List.of(later(2, 1), later(1, 2))), log::add));
    assertThat(log).containsExactly(List.of(1, 2));
  }

  @Test
  void nothingGatheredIsAnEmptyList() {
    run(body().await(() -> gather(), log::add));
    assertThat(log).containsExactly(List.of());
  }

  @Test
  void nullIsAValue() {
    run(
        body()
            .await(
                () -> gather(sleep(seconds(1))),
                values -> log.add(((List<?>) values).get(0) == null)));
    assertThat(log).containsExactly(true);
  }

  @Test
  void oneCoroutineGivenTwiceRunsOnce() {
    Coroutine<String> once = worker("w", 1);
    run(body().await(() -> gather(once, once), log::add));
    assertThat(log).containsExactly("w begins", "w ends", List.of("w", "w"));
  }

  @Test
  void coroutinesBeginThoughNobodyAwaitsTheGather() {
    run(
        body()
            .run(() -> gathered = gather(worker("a", 1), worker("b", 1)))
            .await(() -> sleep(seconds(2))));
    assertThat(log).containsExactly("a begins", "b begins", "a ends", "b ends");
  }

  @Test
  void firstFailurePropagatesAtOnceAndTheOthersGoOn() {
    var failure = new IOException("first");
    run(
        body()
            .tryAwait(() -> gather(failLater(1, failure), worker("b", 2)), log::add)
            .await(() -> sleep(seconds(5))));
    assertThat(log).containsExactly("b begins", failure, "b ends");
  }

  @Test
  void laterFailuresAreDropped() {
    run(
        body()
            .tryAwait(
                () ->
                    gather(failLater(1, new IOException("1")), failLater(2, new IOException("2"))),
                failure -> log.add(failure.getMessage()))
            .await(() -> sleep(seconds(5))));
    assertThat(log).containsExactly("1");
    assertThat(reports).isEmpty();
  }

  @Test
  void cancelledChildFailsTheGatherThoughNobodyCancelledTheWaiter() {
    run(
        body()
            .run(() -> task = createTask(worker("a", 9)))
            .run(() -> EventLoop.current().callLater(seconds(1), () -> task.cancel("child")))
            .tryAwait(() -> gather(task, worker("b", 9)), failure -> log.add(failure.getMessage()))
            .run(
                () ->
                    log.add(
                        java.util.Objects.requireNonNull(Coroutines.currentTask()).cancelling())));
    assertThat(log)
        .containsExactly(
            "a begins", "b begins", "a cancelled: child", "child", 0, "b cancelled: null");
  }

  @Test
  void cancellingTheWaiterCancelsAllChildren() {
    run(
        body()
            .run(
                () -> task = createTask(body().await(() -> gather(worker("a", 9), worker("b", 9)))))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel("all"))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage())));
    assertThat(log)
        .containsExactly("a begins", "b begins", "a cancelled: all", "b cancelled: all", "all");
    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void cancelledGatherEndsWhenItsLastChildHasEnded() {
    Coroutine<Object> stubborn =
        body()
            .tryAwait(() -> sleep(seconds(9)), failure -> {})
            .await(() -> sleep(seconds(5)))
            .run(() -> log.add("stubborn ends"));
    run(
        body()
            .run(() -> task = createTask(body().await(() -> gatherSettled(stubborn))))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel())
            .tryAwait(() -> task, failure -> log.add(EventLoop.current().time())));
    assertThat(log).containsExactly("stubborn ends", seconds(6).toNanos());
    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void gatherOfDoneChildrenCannotBeCancelled() {
    run(
        body()
            .run(() -> task = createTask(later(0, "v")))
            .await(() -> task)
            .run(() -> gathered = gather(task))
            .run(() -> log.add(((Promise<?>) gathered).cancel()))
            .await(() -> gathered, log::add));
    assertThat(log).containsExactly(false, List.of("v"));
  }

  @Test
  void promisesAndTasksAreGatheredAsTheyAre() {
    Promise<String> promise = new Promise<>();
    run(
        body()
            .run(() -> EventLoop.current().callLater(seconds(1), () -> promise.setResult("p")))
            .await(() -> gather(promise, createTask(later(2, "t"))), log::add));
    assertThat(log).containsExactly(List.of("p", "t"));
  }

  @Test
  void gatherTakesAThousandChildren() {
    var children = new java.util.ArrayList<Coroutine<Integer>>();
    for (int i = 0; i < 1000; i++) {
      children.add(later(1000 - i, i));
    }
    run(body().await(() -> gather(children), values -> log.addAll((List<?>) values)));
    assertThat(log).hasSize(1000).startsWith(0, 1, 2).endsWith(999);
  }

  @Test
  void settledTellsHowEachEnded() {
    var failure = new IOException("b");
    run(
        body()
            .run(() -> task = createTask(worker("c", 9)))
            .run(() -> EventLoop.current().callLater(seconds(2), () -> task.cancel("c")))
            .await(
                () -> gatherSettled(later(1, "a"), failLater(1, failure), task),
                outcomes -> log.addAll((List<?>) outcomes)));
    assertThat(log.get(2)).isEqualTo(new Outcome.Success<>("a"));
    assertThat(log.get(3)).isEqualTo(new Outcome.Failure<>(failure));
    assertThat(log.get(4)).isInstanceOf(Outcome.Cancelled.class);
    assertThat(reports).isEmpty();
  }

  @Test
  void settledGatherThatIsCancelledIsCancelled() {
    run(
        body()
            .run(() -> task = createTask(body().await(() -> gatherSettled(worker("a", 9)))))
            .await(() -> yieldNow())
            .await(() -> yieldNow())
            .run(() -> task.cancel("why"))
            .tryAwait(() -> task, failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly("a begins", "a cancelled: why", "why");
  }
}
