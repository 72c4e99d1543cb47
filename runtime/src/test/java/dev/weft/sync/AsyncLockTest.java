package dev.weft.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Coroutine;
import org.junit.jupiter.api.Test;

class AsyncLockTest extends SyncTest {
  private final AsyncLock lock = new AsyncLock();

  @Test
  void newLockIsFree() {
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  void lockIsTakenWhenAwaitedAndNotBefore() {
    run(
        body()
            .run(() -> lock.lock())
            .run(() -> log.add(lock.isLocked()))
            .await(() -> lock.lock())
            .run(() -> log.add(lock.isLocked())));
    assertThat(log).containsExactly(false, true);
  }

  @Test
  void lockOfAFreeLockTakesNoTurn() {
    var ticks = new Ticks();
    run(
        body()
            .run(ticks::start)
            .await(() -> turns(1))
            .run(() -> log.add(ticks.now()))
            .await(() -> lock.lock())
            .run(() -> log.add(ticks.now()))
            .run(ticks::stop));
    assertThat(log.get(0)).isEqualTo(log.get(1));
  }

  @Test
  void waiterGoesOnInTheTurnAfterTheUnlock() {
    var ticks = new Ticks();
    run(
        body()
            .run(ticks::start)
            .await(() -> lock.lock())
            .run(() -> begin("a", body().await(() -> lock.lock()).run(() -> log.add(ticks.now()))))
            .await(() -> settle())
            .run(() -> log.add(ticks.now()))
            .run(() -> lock.unlock())
            .await(() -> settle())
            .run(ticks::stop));
    assertThat((int) log.get(1) - (int) log.get(0)).isEqualTo(1);
  }

  @Test
  void waitersGetTheLockInTheOrderTheyCame() {
    run(
        body()
            .await(() -> lock.lock())
            .run(() -> begin("a", pass("a")))
            .run(() -> begin("b", pass("b")))
            .run(() -> begin("c", pass("c")))
            .await(() -> settle())
            .run(() -> lock.unlock())
            .await(() -> settle()));
    assertThat(log).containsExactly("a in", "a out", "b in", "b out", "c in", "c out");
  }

  @Test
  void newcomerQueuesBehindTheWokenWaiter() {
    run(
        body()
            .await(() -> lock.lock())
            .run(() -> begin("waiter", pass("waiter")))
            .await(() -> settle())
            .run(() -> lock.unlock())
            .await(() -> lock.lock())
            .run(() -> log.add("main in")));
    assertThat(log).containsExactly("waiter in", "waiter out", "main in");
  }

  @Test
  void lockIsFreeBetweenTheUnlockAndTheWaitersTurn() {
    run(
        body()
            .await(() -> lock.lock())
            .run(() -> begin("a", () -> lock.lock()))
            .await(() -> settle())
            .run(() -> lock.unlock())
            .run(() -> log.add(lock.isLocked()))
            .await(() -> settle())
            .run(() -> log.add(lock.isLocked())));
    assertThat(log).containsExactly(false, "a", true);
  }

  @Test
  void cancelledWaiterLeavesTheLineToTheNext() {
    run(
        body()
            .await(() -> lock.lock())
            .run(() -> begin("a", () -> lock.lock()))
            .run(() -> begin("b", () -> lock.lock()))
            .await(() -> settle())
            .run(() -> cancel("a"))
            .run(() -> lock.unlock())
            .await(() -> settle()));
    assertThat(log).containsExactly("a cancelled", "b");
  }

  @Test
  void waiterCancelledAfterItsWakeUpWakesTheNext() {
    run(
        body()
            .await(() -> lock.lock())
            .run(() -> begin("a", () -> lock.lock()))
            .run(() -> begin("b", () -> lock.lock()))
            .await(() -> settle())
            .run(() -> lock.unlock())
            .run(() -> cancel("a"))
            .await(() -> settle()));
    assertThat(log).containsExactly("a cancelled", "b");
    assertThat(lock.isLocked()).isTrue();
  }

  @Test
  void lockIsFreeWhenItsOnlyWaiterWasCancelledAfterItsWakeUp() {
    run(
        body()
            .await(() -> lock.lock())
            .run(() -> begin("a", () -> lock.lock()))
            .await(() -> settle())
            .run(() -> lock.unlock())
            .run(() -> cancel("a"))
            .await(() -> settle())
            .await(() -> lock.lock())
            .run(() -> log.add("main")));
    assertThat(log).containsExactly("a cancelled", "main");
  }

  @Test
  void cancelledWaitersDoNotKeepAFreeLockFromNewcomers() {
    run(
        body()
            .await(() -> lock.lock())
            .run(() -> begin("a", () -> lock.lock()))
            .await(() -> settle())
            .run(() -> cancel("a"))
            .run(() -> lock.unlock())
            .await(() -> lock.lock())
            .run(() -> log.add("main")));
    assertThat(log).startsWith("main");
  }

  @Test
  void anotherTaskMayUnlock() {
    run(
        body()
            .await(() -> lock.lock())
            .run(() -> begin("a", body().run(lock::unlock)))
            .await(() -> lock.lock())
            .run(() -> log.add("again")));
    assertThat(log).containsExactly("again");
  }

  @Test
  void unlockOfAFreeLockIsAnError() {
    assertThatThrownBy(lock::unlock)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not locked");
  }

  @Test
  void acquireGivesWhatUnlocks() {
    run(
        body()
            .await(() -> lock.acquire(), held -> ((AsyncLock.Held) held).close())
            .run(() -> log.add(lock.isLocked())));
    assertThat(log).containsExactly(false);
  }

  @Test
  void acquireWaitsInTheSameLine() {
    run(
        body()
            .await(() -> lock.lock())
            .run(
                () ->
                    begin(
                        "a",
                        body()
                            .await(() -> lock.acquire(), held -> ((AsyncLock.Held) held).close())
                            .run(() -> log.add("a"))))
            .run(() -> begin("b", () -> lock.lock()))
            .await(() -> settle())
            .run(lock::unlock)
            .await(() -> settle()));
    assertThat(log).containsExactly("a", "b");
  }

  @Test
  void lockServesOneLoopAfterTheOther() {
    run(body().await(() -> lock.lock()).run(lock::unlock));
    run(body().await(() -> lock.lock()));
    assertThat(lock.isLocked()).isTrue();
  }

  @Test
  void unlockOnAnotherThreadIsAnError() {
    run(
        body()
            .await(() -> lock.lock())
            .run(() -> log.add(failureOnAnotherThread(lock::unlock).getMessage()))
            .run(() -> log.add(lock.isLocked())));
    assertThat(log.get(0)).asString().contains("runs on").contains("loop.execute");
    assertThat(log.get(1)).isEqualTo(true);
  }

  @Test
  void lockInAnotherLoopWhileTheFirstRunsIsAnError() {
    run(
        body()
            .await(() -> lock.lock())
            .run(() -> log.add(failureOnAnotherThread(() -> run(lock.lock())))));
    assertThat(log.get(0)).isInstanceOf(IllegalStateException.class);
  }

  /** Locks, gives way with the lock held, and unlocks. */
  private Coroutine<?> pass(String name) {
    return body()
        .await(() -> lock.lock())
        .run(() -> log.add(name + " in"))
        .await(() -> turns(2))
        .run(() -> log.add(name + " out"))
        .run(lock::unlock);
  }
}
