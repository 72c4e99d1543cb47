package dev.weft.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsyncEventTest extends SyncTest {
  private final AsyncEvent event = new AsyncEvent();

  @Test
  void newEventIsNotSet() {
    assertThat(event.isSet()).isFalse();
  }

  @Test
  void eventMayBeSetBeforeTheLoopRuns() {
    event.set();
    run(body().await(() -> event.waitSet()).run(() -> log.add("on")));
    assertThat(log).containsExactly("on");
  }

  @Test
  void waitForASetEventTakesNoTurn() {
    event.set();
    run(
        body()
            .run(() -> begin("other", () -> turns(1)))
            .await(() -> event.waitSet())
            .run(() -> log.add("main"))
            .await(() -> settle()));
    assertThat(log).containsExactly("main", "other");
  }

  @Test
  void setWakesAllInTheOrderTheyCame() {
    run(
        body()
            .run(() -> begin("a", () -> event.waitSet()))
            .run(() -> begin("b", () -> event.waitSet()))
            .run(() -> begin("c", () -> event.waitSet()))
            .await(() -> settle())
            .run(() -> event.set())
            .run(() -> log.add("set"))
            .await(() -> turns(1)));
    assertThat(log).containsExactly("set", "a", "b", "c");
  }

  @Test
  void clearDirectlyAfterSetStillWakesThoseWhoWaited() {
    run(
        body()
            .run(() -> begin("a", () -> event.waitSet()))
            .await(() -> settle())
            .run(() -> event.set())
            .run(() -> event.clear())
            .run(() -> begin("late", () -> event.waitSet()))
            .await(() -> settle())
            .run(() -> log.add(event.isSet()))
            .run(() -> event.set())
            .await(() -> settle()));
    assertThat(log).containsExactly("a", false, "late");
  }

  @Test
  void secondSetDoesNothing() {
    event.set();
    event.set();
    assertThat(event.isSet()).isTrue();
  }

  @Test
  void cancelledWaiterLeavesTheOthersWaiting() {
    run(
        body()
            .run(() -> begin("a", () -> event.waitSet()))
            .run(() -> begin("b", () -> event.waitSet()))
            .await(() -> settle())
            .run(() -> cancel("a"))
            .await(() -> settle())
            .run(() -> event.set())
            .await(() -> settle()));
    assertThat(log).containsExactly("a cancelled", "b");
  }

  @Test
  void cancelWinsOverASetInTheSameTurn() {
    run(
        body()
            .run(() -> begin("a", () -> event.waitSet()))
            .await(() -> settle())
            .run(() -> event.set())
            .run(() -> cancel("a"))
            .await(() -> settle()));
    assertThat(log).containsExactly("a cancelled");
  }

  @Test
  void setOnAnotherThreadIsAnErrorAndDoesNothing() {
    run(
        body()
            .run(() -> begin("a", () -> event.waitSet()))
            .await(() -> settle())
            .run(() -> log.add(failureOnAnotherThread(event::set)))
            .run(() -> log.add(event.isSet()))
            .run(() -> cancel("a")));
    assertThat(log.get(0)).isInstanceOf(IllegalStateException.class);
    assertThat(log.get(1)).isEqualTo(false);
  }
}
