package dev.weft.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AsyncBarrierTest extends SyncTest {
  private final AsyncBarrier barrier = new AsyncBarrier(3);

  @Test
  void barrierForNobodyIsAnError() {
    assertThatThrownBy(() -> new AsyncBarrier(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void newBarrierIsEmptyAndWhole() {
    assertThat(barrier.parties()).isEqualTo(3);
    assertThat(barrier.waiting()).isZero();
    assertThat(barrier.isBroken()).isFalse();
  }

  @Test
  void barrierForOneNeverSuspends() {
    var alone = new AsyncBarrier(1);
    run(
        body()
            .run(() -> begin("other", () -> turns(1)))
            .await(() -> alone.waitAll(), log::add)
            .await(() -> alone.waitAll(), log::add)
            .await(() -> settle()));
    assertThat(log).containsExactly(0, 0, "other");
  }

  @Test
  void nobodyGoesOnBeforeTheLastHasCome() {
    run(
        body()
            .run(() -> arrive("a"))
            .run(() -> arrive("b"))
            .await(() -> settle())
            .run(() -> log.add(barrier.waiting()))
            .run(() -> arrive("c"))
            .await(() -> settle()));
    assertThat(log).containsExactly(2, "c 2", "a 0", "b 1");
  }

  @Test
  void barrierServesRoundAfterRound() {
    run(
        body()
            .run(() -> arrive("a"))
            .run(() -> arrive("b"))
            .run(() -> arrive("c"))
            .await(() -> settle())
            .run(() -> arrive("d"))
            .run(() -> arrive("e"))
            .run(() -> arrive("f"))
            .await(() -> settle()));
    assertThat(log).containsExactly("c 2", "a 0", "b 1", "f 2", "d 0", "e 1");
  }

  @Test
  void whoComesWhileARoundLeavesBelongsToTheNext() {
    run(
        body()
            .run(() -> arrive("a"))
            .run(() -> arrive("b"))
            .await(() -> settle())
            .await(() -> barrier.waitAll())
            .run(() -> log.add(barrier.waiting()))
            .run(() -> arrive("d"))
            .await(() -> settle())
            .run(() -> log.add(barrier.waiting()))
            .run(() -> cancel("d"))
            .await(() -> settle()));
    assertThat(log).containsExactly(0, "a 0", "b 1", 1, "d cancelled");
  }

  @Test
  void lastOfARoundThatComesAgainWaitsUntilTheOthersHaveLeft() {
    run(
        body()
            .run(() -> arrive("a"))
            .run(() -> arrive("b"))
            .await(() -> settle())
            .await(() -> barrier.waitAll())
            .run(
                () ->
                    begin(
                        "again", body().await(() -> barrier.waitAll(), i -> log.add("again " + i))))
            .await(() -> settle())
            .run(() -> arrive("e"))
            .run(() -> arrive("f"))
            .await(() -> settle()));
    assertThat(log).containsExactly("a 0", "b 1", "f 2", "again 0", "e 1");
  }

  @Test
  void cancelledTaskLeavesTheRoundWhole() {
    run(
        body()
            .run(() -> arrive("a"))
            .run(() -> arrive("b"))
            .await(() -> settle())
            .run(() -> cancel("a"))
            .await(() -> settle())
            .run(() -> log.add(barrier.waiting()))
            .run(() -> log.add(barrier.isBroken()))
            .run(() -> arrive("c"))
            .run(() -> arrive("d"))
            .await(() -> settle()));
    assertThat(log).startsWith("a cancelled", 1, false).hasSize(6);
  }

  @Test
  void taskCancelledAfterTheLastHasComeLetsTheOthersGoOn() {
    run(
        body()
            .run(() -> arrive("a"))
            .run(() -> arrive("b"))
            .await(() -> settle())
            .await(() -> barrier.waitAll())
            .run(() -> cancel("a"))
            .await(() -> settle())
            .run(() -> log.add(barrier.toString())));
    assertThat(log).containsExactly("a cancelled", "b 1", "AsyncBarrier[FILLING, 0 of 3]");
  }

  @Test
  void taskCancelledOutsideALeavingRoundDoesNotCount() {
    run(
        body()
            .run(() -> arrive("a"))
            .run(() -> arrive("b"))
            .await(() -> settle())
            .run(() -> arrive("d"))
            .run(() -> arrive("e"))
            .run(() -> arrive("f"))
            .await(() -> turns(1))
            .run(() -> cancel("f"))
            .await(() -> settle())
            .run(() -> log.add(barrier.waiting()))
            .run(() -> cancel("e"))
            .await(() -> settle()));
    assertThat(log).containsExactly("d 2", "a 0", "b 1", "f cancelled", 1, "e cancelled");
  }

  @Test
  void abortFailsThoseWhoWaitAndThoseWhoCome() {
    run(
        body()
            .run(() -> arrive("a"))
            .await(() -> settle())
            .await(() -> barrier.abort())
            .await(() -> settle())
            .run(() -> arrive("late"))
            .await(() -> settle())
            .run(() -> log.add(barrier.isBroken())));
    assertThat(log).containsExactly("a BrokenBarrierError", "late BrokenBarrierError", true);
  }

  @Test
  void resetFailsThoseWhoWaitAndServesThoseWhoCome() {
    run(
        body()
            .run(() -> arrive("a"))
            .await(() -> settle())
            .await(() -> barrier.reset())
            .run(() -> arrive("b"))
            .run(() -> arrive("c"))
            .run(() -> arrive("d"))
            .await(() -> settle())
            .run(() -> log.add(barrier.isBroken())));
    assertThat(log).containsExactly("a BrokenBarrierError", "d 2", "b 0", "c 1", false);
  }

  @Test
  void resetMakesABrokenBarrierWhole() {
    run(
        body()
            .await(() -> barrier.abort())
            .await(() -> barrier.reset())
            .run(() -> log.add(barrier.isBroken()))
            .run(() -> arrive("a"))
            .run(() -> arrive("b"))
            .run(() -> arrive("c"))
            .await(() -> settle()));
    assertThat(log).containsExactly(false, "c 2", "a 0", "b 1");
  }

  @Test
  void resetOfAnEmptyBarrierChangesNothing() {
    run(body().await(() -> barrier.reset()));
    assertThat(barrier).hasToString("AsyncBarrier[FILLING, 0 of 3]");
  }

  @Test
  void abortHappensWhenItIsAwaitedAndNotBefore() {
    run(body().run(() -> barrier.abort()));
    assertThat(barrier.isBroken()).isFalse();
  }

  private void arrive(String name) {
    begin(name, () -> barrier.waitAll());
  }
}
