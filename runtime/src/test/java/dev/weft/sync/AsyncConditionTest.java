package dev.weft.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Coroutine;
import org.junit.jupiter.api.Test;

class AsyncConditionTest extends SyncTest {
  private final AsyncCondition condition = new AsyncCondition();
  private boolean holds;

  @Test
  void waitWithoutTheLockIsAnError() {
    assertThat(failureOf(condition.waitSignal()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("without the lock");
  }

  @Test
  void signalWithoutTheLockIsAnError() {
    assertThatThrownBy(() -> condition.signal(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(condition::signalAll).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void signalOfANegativeNumberIsAnError() {
    run(body().await(() -> condition.lock()));
    assertThatThrownBy(() -> condition.signal(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void waitUnlocksAndLocksAgain() {
    run(
        body()
            .run(() -> begin("a", waiter("a")))
            .await(() -> settle())
            .run(() -> log.add(condition.isLocked()))
            .await(() -> condition.lock())
            .run(() -> condition.signal(1))
            .await(() -> settle())
            .run(() -> log.add("unlock"))
            .run(() -> condition.unlock())
            .await(() -> settle()));
    assertThat(log).containsExactly(false, "unlock", "a true");
  }

  @Test
  void signalsGoToThoseWhoCameFirst() {
    run(
        body()
            .run(() -> begin("a", waiter("a")))
            .run(() -> begin("b", waiter("b")))
            .run(() -> begin("c", waiter("c")))
            .await(() -> settle())
            .await(() -> signal(2))
            .await(() -> settle())
            .run(() -> log.add("more"))
            .await(() -> signal(5))
            .await(() -> settle()));
    assertThat(log).containsExactly("a true", "b true", "more", "c true");
  }

  @Test
  void signalOfZeroWakesNobody() {
    run(
        body()
            .run(() -> begin("a", waiter("a")))
            .await(() -> settle())
            .await(() -> signal(0))
            .await(() -> settle())
            .run(() -> log.add("still"))
            .await(() -> signal(1))
            .await(() -> settle()));
    assertThat(log).containsExactly("still", "a true");
  }

  @Test
  void signalAllWakesAll() {
    run(
        body()
            .run(() -> begin("a", waiter("a")))
            .run(() -> begin("b", waiter("b")))
            .await(() -> settle())
            .await(() -> condition.lock())
            .run(() -> condition.signalAll())
            .run(() -> condition.unlock())
            .await(() -> settle()));
    assertThat(log).containsExactly("a true", "b true");
  }

  @Test
  void signalWithoutWaitersIsNotKept() {
    run(
        body()
            .await(() -> signal(1))
            .run(() -> begin("a", waiter("a")))
            .await(() -> settle())
            .run(() -> log.add("waits"))
            .run(() -> cancel("a"))
            .await(() -> settle()));
    assertThat(log).containsExactly("waits", "a cancelled");
  }

  @Test
  void cancelledWaitHasTheLockWhenItThrows() {
    run(
        body()
            .run(
                () ->
                    begin(
                        "a",
                        body()
                            .await(() -> condition.lock())
                            .tryAwait(
                                () -> condition.waitSignal(),
                                failure -> log.add(condition.isLocked()))
                            .run(() -> condition.unlock())))
            .await(() -> settle())
            .run(() -> cancel("a"))
            .await(() -> settle()));
    assertThat(log).containsExactly(true);
    assertThat(condition.isLocked()).isFalse();
  }

  @Test
  void cancelledWaitWaitsForTheLockHoweverOftenItIsCancelled() {
    run(
        body()
            .run(() -> begin("a", waiter("a")))
            .await(() -> settle())
            .await(() -> condition.lock())
            .run(() -> task("a").cancel("one"))
            .await(() -> settle())
            .run(() -> task("a").cancel("two"))
            .await(() -> settle())
            .run(() -> log.add(task("a").isDone()))
            .run(() -> condition.unlock())
            .tryAwait(() -> task("a"), failure -> log.add(failure.getMessage())));
    assertThat(log).containsExactly(false, "a cancelled", "two");
  }

  @Test
  void signalOfAWaiterThatIsCancelledAtOnceGoesToTheNext() {
    run(
        body()
            .run(() -> begin("a", waiter("a")))
            .run(() -> begin("b", waiter("b")))
            .await(() -> settle())
            .await(() -> signal(1))
            .run(() -> cancel("a"))
            .await(() -> settle()));
    assertThat(log).containsExactly("a cancelled", "b true");
  }

  @Test
  void signalOfAWaiterThatIsCancelledWhileItWaitsForTheLockGoesToTheNext() {
    run(
        body()
            .run(() -> begin("a", waiter("a")))
            .run(() -> begin("b", waiter("b")))
            .await(() -> settle())
            .await(() -> condition.lock())
            .run(() -> condition.signal(1))
            .await(() -> settle())
            .run(() -> cancel("a"))
            .await(() -> settle())
            .run(() -> condition.unlock())
            .await(() -> settle()));
    assertThat(log).containsExactly("a cancelled", "b true");
  }

  @Test
  void waiterCancelledWithoutASignalWakesNobody() {
    run(
        body()
            .run(() -> begin("a", waiter("a")))
            .run(() -> begin("b", waiter("b")))
            .await(() -> settle())
            .run(() -> cancel("a"))
            .await(() -> settle())
            .run(() -> log.add("b waits"))
            .run(() -> cancel("b"))
            .await(() -> settle()));
    assertThat(log).containsExactly("a cancelled", "b waits", "b cancelled");
  }

  @Test
  void waitUntilDoesNotWaitIfTheConditionHolds() {
    run(body().await(() -> condition.waitUntil(() -> true)).run(() -> log.add("on")));
    assertThat(log).containsExactly("on");
  }

  @Test
  void waitUntilGoesOnWaitingUntilTheConditionHolds() {
    run(
        body()
            .run(
                () ->
                    begin(
                        "a",
                        body()
                            .await(() -> condition.lock())
                            .await(() -> condition.waitUntil(() -> holds))
                            .run(() -> log.add("a " + condition.isLocked()))))
            .await(() -> settle())
            .await(() -> signal(1))
            .await(() -> settle())
            .run(() -> log.add("not yet"))
            .run(() -> holds = true)
            .await(() -> signal(1))
            .await(() -> settle()));
    assertThat(log).containsExactly("not yet", "a true");
  }

  @Test
  void failureOfTheConditionComesOutWithTheLockHeld() {
    var failure = new IllegalArgumentException("condition");
    run(
        body()
            .await(() -> condition.lock())
            .tryAwait(
                () ->
                    condition.waitUntil(
                        () -> {
                          throw failure;
                        }),
                log::add));
    assertThat(log).containsExactly(failure);
    assertThat(condition.isLocked()).isTrue();
  }

  @Test
  void twoConditionsShareALock() {
    var lock = new AsyncLock();
    var one = new AsyncCondition(lock);
    var other = new AsyncCondition(lock);
    run(body().await(() -> one.lock()));
    assertThat(lock.isLocked()).isTrue();
    assertThat(other.isLocked()).isTrue();
  }

  @Test
  void acquireGivesWhatUnlocks() {
    run(
        body()
            .await(() -> condition.acquire(), held -> ((AsyncLock.Held) held).close())
            .run(() -> log.add(condition.isLocked())));
    assertThat(log).containsExactly(false);
  }

  /** Waits for one signal and logs whether it has the lock then. */
  private Coroutine<?> waiter(String name) {
    return body()
        .await(() -> condition.lock())
        .tryAwait(
            () -> condition.waitSignal(),
            failure -> {
              condition.unlock();
              throw failure;
            })
        .run(() -> log.add(name + " " + condition.isLocked()))
        .run(() -> condition.unlock());
  }

  private Coroutine<?> signal(int most) {
    return body()
        .await(() -> condition.lock())
        .run(() -> condition.signal(most))
        .run(() -> condition.unlock());
  }
}
