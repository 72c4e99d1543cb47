package dev.weft;

import static dev.weft.Coroutines.allTasks;
import static dev.weft.Coroutines.asCompleted;
import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.gather;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of {@code yieldNow()}, which is one object for all, wherever it is used. */
class YieldTest extends LoopTest {
  private final Ticks ticks = new Ticks();
  private final Coroutine<Void> yield = yieldNow();

  @Test
  void twoAwaitsOfOneObjectTakeTwoTurns() {
    run(
        body()
            .run(ticks::start)
            .await(() -> yield)
            .run(() -> log.add(ticks.now()))
            .await(() -> yield)
            .await(() -> yield)
            .run(() -> log.add(ticks.now()))
            .run(ticks::stop));
    assertThat(log).containsExactly(1, 3);
  }

  @Test
  void twoTasksOfOneObjectBothEnd() {
    run(
        body()
            .run(() -> log.add(createTask(yield)))
            .run(() -> log.add(createTask(yield)))
            .await(() -> log.get(0))
            .await(() -> log.get(1)));
    assertThat(log).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void gatherOfTwoMakesTwoTasks() {
    run(
        body()
            .run(() -> log.add(gather(yieldNow(), yieldNow())))
            .run(() -> log.add(allTasks().size()))
            .await(() -> log.get(0), log::add));
    assertThat(log).element(1).isEqualTo(3);
    assertThat((List<?>) log.get(2)).hasSize(2).containsOnlyNulls();
  }

  @Test
  void asCompletedGivesEachOfTwo() {
    run(
        body()
            .run(() -> log.add(asCompleted(List.of(yieldNow(), yieldNow())).iterator()))
            .await(this::hasNext, log::add)
            .run(() -> ((AsyncIterator<?>) log.get(0)).next())
            .await(this::hasNext, log::add)
            .run(() -> ((AsyncIterator<?>) log.get(0)).next())
            .await(this::hasNext, log::add));
    assertThat(log.subList(1, 4)).containsExactly(true, true, false);
  }

  @Test
  void cancellationInTheTurnComesOutOfIt() {
    run(
        body()
            .run(
                () ->
                    log.add(
                        createTask(
                            body().tryAwait(() -> yield, caught -> log.add(caught.getMessage())))))
            .await(() -> yield)
            .run(() -> ((Task<?>) log.get(0)).cancel("stop"))
            .await(() -> log.get(0)));
    assertThat(log).last().isEqualTo("stop");
  }

  private Coroutine<Boolean> hasNext() {
    return ((AsyncIterator<?>) log.get(0)).hasNext();
  }
}
