package dev.weft.sync;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.yieldNow;
import static dev.weft.sync.Select.onDone;
import static dev.weft.sync.Select.onReceive;
import static dev.weft.sync.Select.onReceiveResult;
import static dev.weft.sync.Select.onSend;
import static dev.weft.sync.Select.onTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Promise;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectTest extends SyncTest {
  private final Channel<String> one = Channel.rendezvous();
  private final Channel<String> other = Channel.rendezvous();
  private final Channel<String> buffer = Channel.buffered(1);

  @Test
  void firstClauseThatIsPossibleIsDoneWithoutATurn() {
    buffer.trySend("x");
    run(
        body()
            .run(() -> begin("other", () -> turns(1)))
            .await(
                () ->
                    Select.of(onReceive(one, x -> "one " + x), onReceive(buffer, x -> "buf " + x)),
                log::add)
            .await(() -> settle()));
    assertThat(log).containsExactly("buf x", "other");
  }

  @Test
  void ofSeveralPossibleClausesTheFirstIsDone() {
    buffer.trySend("x");
    Channel<String> more = Channel.buffered(1);
    more.trySend("y");
    run(
        body()
            .await(() -> Select.of(onReceive(more, x -> x), onReceive(buffer, x -> x)), log::add)
            .run(() -> log.add(buffer.isEmpty())));
    assertThat(log).containsExactly("y", false);
  }

  @Test
  void selectWaitsUntilAClauseBecomesPossible() {
    run(
        body()
            .run(
                () ->
                    begin(
                        "s",
                        () ->
                            Select.of(
                                onReceive(one, x -> "1" + x), onReceive(other, x -> "2" + x))))
            .await(() -> settle())
            .await(() -> other.send("x"))
            .await(() -> settle()));
    assertThat(log).containsExactly("s 2x");
  }

  @Test
  void clausesThatLostLeaveNoTrace() {
    run(
        body()
            .run(
                () -> begin("s", () -> Select.of(onReceive(one, x -> x), onReceive(other, x -> x))))
            .await(() -> settle())
            .await(() -> other.send("x"))
            .run(() -> log.add(one.trySend("y")))
            .await(() -> settle())
            .run(() -> log.add(one.trySend("z"))));
    assertThat(log).containsExactly(false, "s x", false);
  }

  @Test
  void selectSends() {
    run(
        body()
            .run(
                () ->
                    begin(
                        "s",
                        () ->
                            Select.of(
                                onSend(one, "x", () -> "sent"), onReceive(other, x -> "got"))))
            .await(() -> settle())
            .await(() -> one.receive(), log::add)
            .await(() -> settle()));
    assertThat(log).containsExactly("x", "s sent");
  }

  @Test
  void itemOfASendClauseThatLostIsNotSent() {
    run(
        body()
            .run(
                () ->
                    begin(
                        "s",
                        () ->
                            Select.of(
                                onSend(one, "x", () -> "sent"), onReceive(other, x -> "got"))))
            .await(() -> settle())
            .await(() -> other.send("y"))
            .run(() -> log.add(one.tryReceive()))
            .await(() -> settle()));
    assertThat(log).containsExactly(new ChannelResult.Empty<>(), "s got");
  }

  @Test
  void twoSelectsMeet() {
    run(
        body()
            .run(() -> begin("a", () -> both("a")))
            .run(() -> begin("b", () -> both("b")))
            .await(() -> settle()));
    assertThat(log).containsExactly("b sent", "a got b");
  }

  @Test
  void selectDoesNotMeetItself() {
    run(
        body()
            .run(() -> begin("a", () -> both("a")))
            .await(() -> settle())
            .run(() -> log.add("waits"))
            .run(() -> cancel("a"))
            .await(() -> settle()));
    assertThat(log).containsExactly("waits", "a cancelled");
  }

  @Test
  void taskThatEndsIsAClause() {
    run(
        body()
            .await(
                () ->
                    Select.of(
                        onReceive(one, x -> x),
                        onDone(createTask(later(1, "v")), v -> "done " + v)),
                log::add));
    assertThat(log).containsExactly("done v");
  }

  @Test
  void failureOfTheTaskComesOutOfTheSelect() {
    var failure = new IllegalArgumentException("failure");
    run(
        body()
            .tryAwait(
                () -> Select.of(onDone(createTask(failLater(1, failure)), v -> v)), log::add));
    assertThat(log).containsExactly(failure);
    assertThat(reports).isEmpty();
  }

  @Test
  void taskThatLostGoesOn() {
    run(
        body()
            .run(() -> begin("w", worker("w", 5)))
            .await(
                () ->
                    Select.of(onDone(task("w"), v -> "done"), onTimeout(seconds(1), () -> "late")),
                log::add)
            .await(() -> task("w")));
    assertThat(log).containsExactly("w begins", "late", "w ends");
  }

  @Test
  void donePromiseIsPossibleAtOnce() {
    var promise = new Promise<String>();
    promise.setResult("v");
    run(body().await(() -> Select.of(onDone(promise, v -> v)), log::add));
    assertThat(log).containsExactly("v");
  }

  @Test
  void timeOutEndsTheSelectAfterItsTime() {
    run(
        body()
            .await(
                () -> Select.of(onReceive(one, x -> x), onTimeout(seconds(3), () -> "late")),
                log::add)
            .run(() -> log.add(EventLoop.current().time() / 1_000_000_000)));
    assertThat(log).containsExactly("late", 3L);
  }

  @Test
  void timeOutThatLostDoesNotRun() {
    run(
        body()
            .run(() -> begin("s", body().await(() -> yieldNow()).await(() -> one.send("x"))))
            .await(
                () -> Select.of(onReceive(one, x -> x), onTimeout(seconds(3), () -> "late")),
                log::add)
            .await(() -> later(5, "")));
    assertThat(log).containsExactly("x");
  }

  @Test
  void timeOutOfZeroMeansIfNothingElseIsPossible() {
    run(
        body()
            .await(
                () -> Select.of(onReceive(buffer, x -> x), onTimeout(seconds(0), () -> "nothing")),
                log::add)
            .await(() -> buffer.send("x"))
            .await(
                () -> Select.of(onReceive(buffer, x -> x), onTimeout(seconds(0), () -> "nothing")),
                log::add));
    assertThat(log).containsExactly("nothing", "x");
  }

  @Test
  void closedChannelFailsTheSelect() {
    run(
        body()
            .run(() -> begin("r", () -> Select.of(onReceive(one, x -> x))))
            .run(() -> begin("s", () -> Select.of(onSend(other, "x", () -> "sent"))))
            .await(() -> settle())
            .run(() -> one.close())
            .run(() -> other.cancel())
            .await(() -> settle())
            .tryAwait(
                () -> Select.of(onReceive(one, x -> x)), failure -> log.add(describe(failure)))
            .tryAwait(
                () -> Select.of(onSend(other, "x", () -> "")),
                failure -> log.add(describe(failure))));
    assertThat(log)
        .containsExactly("r ChannelClosed", "s ChannelClosed", "ChannelClosed", "ChannelClosed");
  }

  @Test
  void endOfAChannelMayBeAValue() {
    run(
        body()
            .run(() -> begin("r", () -> Select.of(onReceiveResult(one, result -> result))))
            .await(() -> settle())
            .run(() -> one.close())
            .await(() -> settle()));
    assertThat(log).containsExactly("r Closed[cause=null]");
  }

  @Test
  void itemOfASelectThatIsCancelledBeforeItGoesOnGoesToTheNext() {
    run(
        body()
            .run(() -> begin("s", () -> Select.of(onReceive(one, x -> x))))
            .run(() -> begin("r", () -> one.receive()))
            .await(() -> settle())
            .await(() -> one.send("x"))
            .run(() -> cancel("s"))
            .await(() -> settle()));
    assertThat(log).containsExactly("s cancelled", "r x");
  }

  @Test
  void selectThatSentIsCancelledAtItsNextSuspension() {
    run(
        body()
            .run(
                () ->
                    begin(
                        "s",
                        body()
                            .await(() -> Select.of(onSend(one, "x", () -> "sent")), log::add)
                            .await(() -> yieldNow())
                            .run(() -> log.add("not reached"))))
            .await(() -> settle())
            .await(() -> one.receive(), log::add)
            .run(() -> cancel("s"))
            .await(() -> settle()));
    assertThat(log).containsExactly("x", "sent", "s cancelled");
  }

  @Test
  void cancelledSelectLeavesTheTaskAndTheTimerAlone() {
    run(
        body()
            .run(() -> begin("w", worker("w", 5)))
            .run(
                () ->
                    begin(
                        "s",
                        () ->
                            Select.of(onDone(task("w"), v -> v), onTimeout(seconds(1), () -> "t"))))
            .await(() -> settle())
            .run(() -> cancel("s"))
            .await(() -> task("w")));
    assertThat(log).containsExactly("w begins", "s cancelled", "w ends");
  }

  @Test
  void whatAFunctionThrowsComesOutOfTheSelect() {
    buffer.trySend("x");
    var failure = new IllegalArgumentException("function");
    run(
        body()
            .tryAwait(
                () ->
                    Select.of(
                        onReceive(
                            buffer,
                            x -> {
                              throw failure;
                            })),
                log::add));
    assertThat(log).containsExactly(failure);
  }

  @Test
  void clausesMayBeUsedAgain() {
    var clause = onReceive(buffer, (String x) -> x);
    run(
        body()
            .await(() -> buffer.send("x"))
            .await(() -> Select.of(clause), log::add)
            .await(() -> buffer.send("y"))
            .await(() -> Select.of(clause), log::add));
    assertThat(log).containsExactly("x", "y");
  }

  @Test
  void selectWithoutClausesIsAnError() {
    assertThatThrownBy(() -> Select.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private Coroutine<String> both(String name) {
    return Select.of(onSend(one, name, () -> "sent"), onReceive(one, x -> "got " + x));
  }
}
