package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.gather;
import static dev.weft.Coroutines.gatherSettled;
import static dev.weft.Coroutines.shield;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** How many turns of the loop lie between an end and the code that waits for it. */
class HopTest extends LoopTest {
  private final Ticks ticks = new Ticks();

  @Test
  void awaitOfACoroutineTakesNoTurn() {
    assertThat(turnsOf(() -> done("v"))).isZero();
  }

  @Test
  void awaitOfADonePromiseTakesNoTurn() {
    assertThat(turnsOf(HopTest::donePromise)).isZero();
  }

  @Test
  void awaitOfADoneStageTakesNoTurn() {
    CompletionStage<String> stage = CompletableFuture.completedFuture("v");
    assertThat(turnsOf(() -> stage)).isZero();
  }

  @Test
  void gatherOfNothingTakesNoTurn() {
    assertThat(turnsOf(() -> gather())).isZero();
  }

  @Test
  void shieldOfADonePromiseTakesNoTurn() {
    assertThat(turnsOf(() -> shield(donePromise()))).isZero();
  }

  @Test
  void yieldTakesOneTurn() {
    assertThat(turnsOf(() -> yieldNow())).isEqualTo(1);
  }

  @Test
  void sleepOfZeroTakesOneTurn() {
    assertThat(turnsOf(() -> sleep(seconds(0)))).isEqualTo(1);
  }

  @Test
  void sleepOfLessThanZeroTakesOneTurn() {
    assertThat(turnsOf(() -> sleep(seconds(-5)))).isEqualTo(1);
  }

  @Test
  void awaitOfATaskGoesOnOneTurnAfterItsEnd() {
    assertThat(turnsAfterEnd(worker -> worker)).isEqualTo(1);
  }

  @Test
  void awaitOfGatherGoesOnTwoTurnsAfterTheLastEnd() {
    assertThat(turnsAfterEnd(worker -> gather(worker))).isEqualTo(2);
  }

  @Test
  void awaitOfGatherSettledGoesOnTwoTurnsAfterTheLastEnd() {
    assertThat(turnsAfterEnd(worker -> gatherSettled(worker))).isEqualTo(2);
  }

  @Test
  void awaitOfShieldGoesOnTwoTurnsAfterTheEnd() {
    assertThat(turnsAfterEnd(worker -> shield(worker))).isEqualTo(2);
  }

  @Test
  void taskBeginsInTheTurnAfterItsCreation() {
    run(
        body()
            .run(ticks::start)
            .await(() -> yieldNow())
            .run(() -> log.add(ticks.now()))
            .run(() -> createTask(body().run(() -> log.add(ticks.now()))))
            .await(() -> sleep(seconds(0)))
            .await(() -> sleep(seconds(0)))
            .run(ticks::stop));
    assertThat(log).containsExactly(1, 2);
  }

  @Test
  void tasksBeginInTheOrderOfTheirCreation() {
    run(
        body()
            .run(
                () -> {
                  for (int i = 0; i < 5; i++) {
                    int number = i;
                    createTask(body().run(() -> log.add(number)));
                  }
                })
            .await(() -> yieldNow()));
    assertThat(log).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void waitersGoOnInTheOrderTheyCame() {
    Promise<String> promise = new Promise<>();
    run(
        body()
            .run(() -> createTask(body().await(() -> promise).run(() -> log.add("first"))))
            .run(() -> createTask(body().await(() -> promise).run(() -> log.add("second"))))
            .await(() -> yieldNow())
            .run(() -> promise.onDone(done -> log.add("callback")))
            .run(() -> createTask(body().await(() -> promise).run(() -> log.add("third"))))
            .await(() -> yieldNow())
            .run(() -> promise.setResult("v"))
            .run(() -> log.add("set"))
            .await(() -> promise)
            .await(() -> yieldNow()));
    assertThat(log).containsExactly("set", "first", "second", "callback", "third");
  }

  @Test
  void twoTasksTakeTurns() {
    run(body().await(() -> gather(counter("a"), counter("b"))));
    assertThat(log).containsExactly("a0", "b0", "a1", "b1", "a2", "b2");
  }

  @Test
  void sleeperGoesOnInTheTurnAfterItsTimer() {
    run(
        body()
            .run(() -> createTask(body().await(() -> sleep(seconds(1))).run(() -> log.add("task"))))
            .await(() -> yieldNow())
            .run(() -> EventLoop.current().callLater(seconds(1), () -> log.add("callback")))
            .await(() -> sleep(seconds(2))));
    assertThat(log).containsExactly("callback", "task");
  }

  private interface Wrapper {
    Awaitable<?> around(Task<?> worker);
  }

  /** Turns between before and after an await in the main task. */
  private int turnsOf(Steps.Source source) {
    run(
        body()
            .run(ticks::start)
            .await(() -> yieldNow())
            .run(() -> log.add(ticks.now()))
            .await(source)
            .run(() -> log.add(ticks.now()))
            .run(ticks::stop));
    return (int) log.get(1) - (int) log.get(0);
  }

  /** Turns between the end of a task and what waits for it. */
  private int turnsAfterEnd(Wrapper wrapper) {
    run(
        body()
            .run(ticks::start)
            .await(
                () ->
                    wrapper.around(
                        createTask(body().await(() -> yieldNow()).run(() -> log.add(ticks.now())))))
            .run(() -> log.add(ticks.now()))
            .run(ticks::stop));
    return (int) log.get(1) - (int) log.get(0);
  }

  private Coroutine<Object> counter(String name) {
    return body()
        .run(() -> log.add(name + 0))
        .await(() -> yieldNow())
        .run(() -> log.add(name + 1))
        .await(() -> yieldNow())
        .run(() -> log.add(name + 2));
  }

  private static Promise<String> donePromise() {
    var promise = new Promise<String>();
    promise.setResult("v");
    return promise;
  }
}
