package dev.weft.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AsyncSemaphoreTest extends SyncTest {
  @Test
  void negativeNumberOfPermitsIsAnError() {
    assertThatThrownBy(() -> new AsyncSemaphore(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AsyncSemaphore.bounded(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void semaphoreWithoutPermitsIsLocked() {
    assertThat(new AsyncSemaphore(0).isLocked()).isTrue();
    assertThat(new AsyncSemaphore(1).isLocked()).isFalse();
  }

  @Test
  void acquireTakesNoTurnWhileThereArePermits() {
    var semaphore = new AsyncSemaphore(2);
    run(
        body()
            .run(() -> begin("other", () -> turns(1)))
            .await(() -> semaphore.acquire())
            .await(() -> semaphore.acquire())
            .run(() -> log.add("main"))
            .await(() -> settle()));
    assertThat(log).containsExactly("main", "other");
    assertThat(semaphore.isLocked()).isTrue();
  }

  @Test
  void waitersGetPermitsInTheOrderTheyCame() {
    var semaphore = new AsyncSemaphore(0);
    run(
        body()
            .run(() -> begin("a", () -> semaphore.acquire()))
            .run(() -> begin("b", () -> semaphore.acquire()))
            .run(() -> begin("c", () -> semaphore.acquire()))
            .await(() -> settle())
            .run(semaphore::release)
            .run(semaphore::release)
            .await(() -> settle())
            .run(() -> log.add("more"))
            .run(semaphore::release)
            .await(() -> settle()));
    assertThat(log).containsExactly("a", "b", "more", "c");
  }

  @Test
  void newcomerDoesNotGetAPermitPastTheWokenWaiter() {
    var semaphore = new AsyncSemaphore(0);
    run(
        body()
            .run(() -> begin("waiter", () -> semaphore.acquire()))
            .await(() -> settle())
            .run(semaphore::release)
            .run(() -> log.add(semaphore.isLocked()))
            .run(() -> begin("newcomer", () -> semaphore.acquire()))
            .await(() -> settle())
            .run(() -> cancel("newcomer"))
            .await(() -> settle()));
    assertThat(log).containsExactly(true, "waiter", "newcomer cancelled");
  }

  @Test
  void semaphoreIsLockedWhileSomebodyIsWokenThoughPermitsAreFree() {
    var semaphore = new AsyncSemaphore(0);
    run(
        body()
            .run(() -> begin("a", () -> semaphore.acquire()))
            .await(() -> settle())
            .run(semaphore::release)
            .run(semaphore::release)
            .run(() -> log.add(semaphore.isLocked()))
            .await(() -> settle())
            .run(() -> log.add(semaphore.isLocked())));
    assertThat(log).containsExactly(true, "a", false);
  }

  @Test
  void whoComesWhileAnotherIsWokenStillGetsTheFreePermit() {
    var semaphore = new AsyncSemaphore(0);
    run(
        body()
            .run(() -> begin("a", () -> semaphore.acquire()))
            .await(() -> settle())
            .run(semaphore::release)
            .run(semaphore::release)
            .await(() -> semaphore.acquire())
            .run(() -> log.add("main")));
    assertThat(log).containsExactly("a", "main");
  }

  @Test
  void waiterCancelledBeforeItsPermitLeavesItToTheNext() {
    var semaphore = new AsyncSemaphore(0);
    run(
        body()
            .run(() -> begin("a", () -> semaphore.acquire()))
            .run(() -> begin("b", () -> semaphore.acquire()))
            .await(() -> settle())
            .run(() -> cancel("a"))
            .run(semaphore::release)
            .await(() -> settle()));
    assertThat(log).containsExactly("a cancelled", "b");
  }

  @Test
  void waiterCancelledAfterItGotItsPermitHandsItToTheNext() {
    var semaphore = new AsyncSemaphore(0);
    run(
        body()
            .run(() -> begin("a", () -> semaphore.acquire()))
            .run(() -> begin("b", () -> semaphore.acquire()))
            .await(() -> settle())
            .run(semaphore::release)
            .run(() -> cancel("a"))
            .await(() -> settle()));
    assertThat(log).containsExactly("a cancelled", "b");
  }

  @Test
  void permitOfACancelledTaskIsFreeIfNobodyWaits() {
    var semaphore = new AsyncSemaphore(0);
    run(
        body()
            .run(() -> begin("a", () -> semaphore.acquire()))
            .await(() -> settle())
            .run(semaphore::release)
            .run(() -> cancel("a"))
            .await(() -> settle())
            .run(() -> log.add(semaphore.isLocked())));
    assertThat(log).containsExactly("a cancelled", false);
  }

  @Test
  void severalPermitsOfCancelledTasksGoToSeveralWaiters() {
    var semaphore = new AsyncSemaphore(0);
    run(
        body()
            .run(() -> begin("a", () -> semaphore.acquire()))
            .run(() -> begin("b", () -> semaphore.acquire()))
            .run(() -> begin("c", () -> semaphore.acquire()))
            .run(() -> begin("d", () -> semaphore.acquire()))
            .await(() -> settle())
            .run(semaphore::release)
            .run(semaphore::release)
            .run(() -> cancel("a"))
            .run(() -> cancel("b"))
            .await(() -> settle()));
    assertThat(log).containsExactly("a cancelled", "b cancelled", "c", "d");
  }

  @Test
  void releaseMayAddPermits() {
    var semaphore = new AsyncSemaphore(0);
    semaphore.release();
    semaphore.release();
    run(body().await(() -> semaphore.acquire()).await(() -> semaphore.acquire()));
    assertThat(semaphore.isLocked()).isTrue();
  }

  @Test
  void boundedSemaphoreRefusesAReleaseTooMany() {
    var semaphore = AsyncSemaphore.bounded(1);
    assertThatThrownBy(semaphore::release)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("all its permits");
  }

  @Test
  void boundedSemaphoreTakesBackWhatItGave() {
    var semaphore = AsyncSemaphore.bounded(1);
    run(
        body()
            .await(() -> semaphore.acquire())
            .run(semaphore::release)
            .run(() -> log.add(semaphore.isLocked())));
    assertThat(log).containsExactly(false);
  }
}
