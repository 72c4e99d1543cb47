package dev.weft.sync;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.nonCancellable;
import static dev.weft.Coroutines.waitFor;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.AsyncIterator;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ChannelTest extends SyncTest {
  private final Channel<String> meeting = Channel.rendezvous();
  private final Channel<String> buffered = Channel.buffered(2);
  private final Channel<String> conflated = Channel.conflated();

  @Test
  void senderWaitsForAReceiver() {
    run(
        body()
            .run(() -> begin("a", () -> meeting.send("x")))
            .await(() -> settle())
            .run(() -> log.add("waits"))
            .await(() -> meeting.receive(), log::add)
            .await(() -> settle()));
    assertThat(log).containsExactly("waits", "x", "a");
  }

  @Test
  void receiverWaitsForASender() {
    run(
        body()
            .run(() -> begin("a", () -> meeting.receive()))
            .await(() -> settle())
            .await(() -> meeting.send("x"))
            .run(() -> log.add("sent"))
            .await(() -> settle()));
    assertThat(log).containsExactly("sent", "a x");
  }

  @Test
  void receiverGoesOnInTheTurnAfterTheSend() {
    var ticks = new Ticks();
    run(
        body()
            .run(ticks::start)
            .run(
                () ->
                    begin(
                        "a", body().await(() -> meeting.receive()).run(() -> log.add(ticks.now()))))
            .await(() -> settle())
            .run(() -> log.add(ticks.now()))
            .await(() -> meeting.send("x"))
            .await(() -> settle())
            .run(ticks::stop));
    assertThat((int) log.get(1) - (int) log.get(0)).isEqualTo(1);
  }

  @Test
  void receiversAreServedInTheOrderTheyCame() {
    run(
        body()
            .run(() -> begin("a", () -> meeting.receive()))
            .run(() -> begin("b", () -> meeting.receive()))
            .await(() -> settle())
            .await(() -> meeting.send("x"))
            .await(() -> meeting.send("y"))
            .await(() -> settle()));
    assertThat(log).containsExactly("a x", "b y");
  }

  @Test
  void newcomerDoesNotGetTheItemOfAReceiverThatWaited() {
    run(
        body()
            .run(() -> begin("a", () -> buffered.receive()))
            .await(() -> settle())
            .await(() -> buffered.send("x"))
            .run(() -> log.add(buffered.tryReceive()))
            .await(() -> settle()));
    assertThat(log).containsExactly(new ChannelResult.Empty<>(), "a x");
  }

  @Test
  void sendersAreServedInTheOrderTheyCame() {
    run(
        body()
            .run(() -> begin("a", () -> meeting.send("x")))
            .run(() -> begin("b", () -> meeting.send("y")))
            .await(() -> settle())
            .await(() -> meeting.receive(), log::add)
            .await(() -> meeting.receive(), log::add)
            .await(() -> settle()));
    assertThat(log).containsExactly("x", "y", "a", "b");
  }

  @Test
  void bufferTakesItsNumberOfItemsWithoutAWait() {
    run(
        body()
            .run(() -> begin("other", () -> turns(1)))
            .await(() -> buffered.send("x"))
            .await(() -> buffered.send("y"))
            .run(() -> log.add("sent"))
            .await(() -> buffered.receive(), log::add)
            .await(() -> buffered.receive(), log::add)
            .await(() -> settle()));
    assertThat(log).containsExactly("sent", "x", "y", "other");
  }

  @Test
  void senderWaitsForAPlaceInTheBuffer() {
    run(
        body()
            .await(() -> buffered.send("x"))
            .await(() -> buffered.send("y"))
            .run(() -> begin("a", () -> buffered.send("z")))
            .await(() -> settle())
            .run(() -> log.add("waits"))
            .await(() -> buffered.receive(), log::add)
            .await(() -> settle())
            .await(() -> buffered.receive(), log::add)
            .await(() -> buffered.receive(), log::add));
    assertThat(log).containsExactly("waits", "x", "a", "y", "z");
  }

  @Test
  void unlimitedChannelNeverMakesASenderWait() {
    Channel<Integer> unlimited = Channel.unlimited();
    for (int i = 0; i < 1000; i++) {
      assertThat(unlimited.trySend(i)).isTrue();
    }
  }

  @Test
  void conflatedChannelKeepsTheLatestAlone() {
    conflated.onUndelivered(item -> log.add("dropped " + item));
    run(
        body()
            .await(() -> conflated.send("x"))
            .await(() -> conflated.send("y"))
            .await(() -> conflated.send("z"))
            .await(() -> conflated.receive(), log::add)
            .run(() -> log.add(conflated.isEmpty())));
    assertThat(log).containsExactly("dropped x", "dropped y", "z", true);
  }

  @Test
  void bufferThatDropsTheLatestKeepsTheFirst() {
    Channel<String> channel = Channel.buffered(1, Overflow.DROP_LATEST);
    channel.onUndelivered(item -> log.add("dropped " + item));
    run(
        body()
            .await(() -> channel.send("x"))
            .await(() -> channel.send("y"))
            .await(() -> channel.receive(), log::add));
    assertThat(log).containsExactly("dropped y", "x");
  }

  @Test
  void bufferWithoutPlacesIsAnError() {
    assertThatThrownBy(() -> Channel.buffered(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @SuppressWarnings("NullAway") // the point of the test
  void nullIsRefused() {
    assertThatThrownBy(() -> meeting.send(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> meeting.trySend(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void trySendTellsWhetherThereWasAPlace() {
    assertThat(meeting.trySend("x")).isFalse();
    assertThat(buffered.trySend("x")).isTrue();
    assertThat(buffered.trySend("y")).isTrue();
    assertThat(buffered.trySend("z")).isFalse();
  }

  @Test
  void tryReceiveTakesFromASenderThatWaits() {
    run(
        body()
            .run(() -> begin("a", () -> meeting.send("x")))
            .await(() -> settle())
            .run(() -> log.add(meeting.tryReceive()))
            .run(() -> log.add(meeting.tryReceive()))
            .await(() -> settle()));
    assertThat(log)
        .containsExactly(new ChannelResult.Received<>("x"), new ChannelResult.Empty<>(), "a");
  }

  @Test
  void sendHappensWhenItIsAwaitedAndNotBefore() {
    run(body().run(() -> buffered.send("x")));
    assertThat(buffered.isEmpty()).isTrue();
  }

  @Test
  void closedChannelTakesNothingInAndGivesOutWhatItHas() {
    run(
        body()
            .await(() -> buffered.send("x"))
            .run(() -> log.add(buffered.close()))
            .run(() -> log.add(buffered.close()))
            .await(() -> buffered.receive(), log::add)
            .tryAwait(() -> buffered.receive(), failure -> log.add(describe(failure)))
            .tryAwait(() -> buffered.send("y"), failure -> log.add(describe(failure)))
            .run(() -> log.add(buffered.tryReceive())));
    assertThat(log)
        .containsExactly(
            true,
            false,
            "x",
            "ChannelClosed",
            "ChannelClosed",
            new ChannelResult.Closed<String>(null));
    assertThatThrownBy(() -> buffered.trySend("z")).isInstanceOf(ChannelClosed.class);
  }

  @Test
  void closeEndsTheWaitOfReceivers() {
    run(
        body()
            .run(() -> begin("a", () -> meeting.receive()))
            .run(() -> begin("b", () -> meeting.receiveResult()))
            .await(() -> settle())
            .run(() -> meeting.close())
            .await(() -> settle()));
    assertThat(log).containsExactly("a ChannelClosed", "b Closed[cause=null]");
  }

  @Test
  void itemsOfSendersThatWaitedBeforeTheCloseAreReceived() {
    run(
        body()
            .run(() -> begin("a", () -> meeting.send("x")))
            .await(() -> settle())
            .run(() -> meeting.close())
            .await(() -> settle())
            .await(() -> meeting.receive(), log::add)
            .await(() -> settle())
            .tryAwait(() -> meeting.receive(), failure -> log.add(describe(failure))));
    assertThat(log).containsExactly("x", "a", "ChannelClosed");
  }

  @Test
  void causeOfTheCloseComesWithTheException() {
    var cause = new IllegalArgumentException("cause");
    meeting.close(cause);
    assertThat(failureOf(meeting.receive())).isInstanceOf(ChannelClosed.class).hasCause(cause);
    assertThat(failureOf(meeting.send("x"))).isInstanceOf(ChannelClosed.class).hasCause(cause);
    assertThat(failureOf(meeting.iterator().hasNext())).hasCause(cause);
    assertThat(meeting.tryReceive()).isEqualTo(new ChannelResult.Closed<>(cause));
  }

  @Test
  void cancelDropsWhatIsThereAndEndsAllWaits() {
    buffered.onUndelivered(item -> log.add("dropped " + item));
    run(
        body()
            .await(() -> buffered.send("x"))
            .await(() -> buffered.send("y"))
            .run(() -> begin("a", () -> buffered.send("z")))
            .await(() -> settle())
            .run(() -> buffered.cancel())
            .await(() -> settle())
            .tryAwait(() -> buffered.receive(), failure -> log.add(failure.getMessage())));
    assertThat(log)
        .containsExactly(
            "dropped x", "dropped y", "dropped z", "a ChannelClosed", "the channel was cancelled");
  }

  @Test
  void cancelEndsTheWaitOfReceivers() {
    run(
        body()
            .run(() -> begin("a", () -> meeting.receive()))
            .await(() -> settle())
            .run(() -> meeting.cancel())
            .await(() -> settle()));
    assertThat(log).containsExactly("a ChannelClosed");
  }

  @Test
  void itemOfAReceiverThatIsCancelledBeforeItGoesOnGoesToTheNext() {
    run(
        body()
            .run(() -> begin("a", () -> meeting.receive()))
            .run(() -> begin("b", () -> meeting.receive()))
            .await(() -> settle())
            .await(() -> meeting.send("x"))
            .run(() -> cancel("a"))
            .await(() -> settle()));
    assertThat(log).containsExactly("a cancelled", "b x");
  }

  @Test
  void itemsOfCancelledReceiversKeepTheirOrder() {
    run(
        body()
            .run(() -> begin("a", () -> buffered.receive()))
            .run(() -> begin("b", () -> buffered.receive()))
            .await(() -> settle())
            .await(() -> buffered.send("x"))
            .await(() -> buffered.send("y"))
            .await(() -> buffered.send("z"))
            .run(() -> cancel("a"))
            .run(() -> cancel("b"))
            .await(() -> settle())
            .await(() -> buffered.receive(), log::add)
            .await(() -> buffered.receive(), log::add)
            .await(() -> buffered.receive(), log::add));
    assertThat(log).containsExactly("a cancelled", "b cancelled", "x", "y", "z");
  }

  @Test
  void itemOfACancelledReceiverOfAConflatedChannelGivesWayToANewerOne() {
    conflated.onUndelivered(item -> log.add("dropped " + item));
    run(
        body()
            .run(() -> begin("a", () -> conflated.receive()))
            .await(() -> settle())
            .await(() -> conflated.send("x"))
            .await(() -> conflated.send("y"))
            .run(() -> cancel("a"))
            .await(() -> settle())
            .await(() -> conflated.receive(), log::add));
    assertThat(log).containsExactly("dropped x", "a cancelled", "y");
  }

  @Test
  void cancelledSenderSendsNothing() {
    meeting.onUndelivered(item -> log.add("dropped " + item));
    run(
        body()
            .run(() -> begin("a", () -> meeting.send("x")))
            .await(() -> settle())
            .run(() -> cancel("a"))
            .run(() -> log.add(meeting.tryReceive()))
            .await(() -> settle()));
    assertThat(log).containsExactly(new ChannelResult.Empty<>(), "dropped x", "a cancelled");
  }

  @Test
  void senderWhoseItemWasReceivedIsCancelledAtItsNextSuspension() {
    run(
        body()
            .run(
                () ->
                    begin(
                        "a",
                        body()
                            .await(() -> meeting.send("x"))
                            .run(() -> log.add("sent"))
                            .await(() -> yieldNow())
                            .run(() -> log.add("not reached"))))
            .await(() -> settle())
            .await(() -> meeting.receive(), log::add)
            .run(() -> task("a").cancel("late"))
            .run(() -> log.add(task("a").cancelling()))
            .tryAwait(() -> task("a"), failure -> log.add(failure.getMessage()))
            .run(() -> log.add(task("a").cancelling())));
    assertThat(log).containsExactly("x", 1, "sent", "a cancelled", "late", 1);
  }

  @Test
  void timeOutInTheTurnOfTheReceiverComesTooLate() {
    run(
        body()
            .run(() -> EventLoop.current().callLater(seconds(1), meeting::tryReceive))
            .run(
                () ->
                    begin(
                        "a",
                        body()
                            .await(
                                () ->
                                    nonCancellable(
                                        () ->
                                            body()
                                                .await(
                                                    () -> waitFor(meeting.send("x"), seconds(1)))))
                            .run(() -> log.add("sent"))
                            .await(() -> yieldNow())
                            .run(() -> log.add("goes on"))))
            .await(() -> task("a"))
            .run(() -> log.add(task("a").cancelling())));
    assertThat(log).containsExactly("sent", "goes on", 0);
  }

  @Test
  void timeOutOfASendMeansThatNothingWasSent() {
    run(
        body()
            .tryAwait(
                () -> waitFor(meeting.send("x"), seconds(1)), failure -> log.add(describe(failure)))
            .run(() -> log.add(meeting.tryReceive())));
    assertThat(log).containsExactly("TimeoutException", new ChannelResult.Empty<>());
  }

  @Test
  void iterationEndsWhenTheChannelIsClosedAndEmpty() {
    AsyncIterator<String> iterator = buffered.iterator();
    run(
        body()
            .await(() -> buffered.send("x"))
            .run(() -> buffered.close())
            .await(() -> iterator.hasNext(), log::add)
            .await(() -> iterator.hasNext(), log::add)
            .run(() -> log.add(iterator.next()))
            .await(() -> iterator.hasNext(), log::add));
    assertThat(log).containsExactly(true, true, "x", false);
  }

  @Test
  void iterationOfACancelledChannelFails() {
    meeting.cancel();
    assertThat(failureOf(meeting.iterator().hasNext())).isInstanceOf(ChannelClosed.class);
  }

  @Test
  void nextWithoutHasNextIsAnError() {
    assertThatThrownBy(() -> meeting.iterator().next()).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void sendOnAnotherThreadIsAnErrorAndSendsNothing() {
    run(
        body()
            .await(() -> buffered.send("x"))
            .run(() -> log.add(failureOnAnotherThread(() -> buffered.trySend("y"))))
            .await(() -> buffered.receive())
            .run(() -> log.add(buffered.isEmpty())));
    assertThat(log.get(0)).isInstanceOf(IllegalStateException.class);
    assertThat(log.get(1)).isEqualTo(true);
  }

  @Test
  void itemsOfManySendersAreReceivedInTheOrderInWhichTheirSendsCame() {
    Task<?>[] senders = new Task<?>[3];
    run(
        body()
            .run(
                () -> {
                  for (int i = 0; i < senders.length; i++) {
                    senders[i] = createTask(sender(i));
                  }
                })
            .run(() -> begin("r", receiver(9)))
            .await(() -> senders[0])
            .await(() -> senders[1])
            .await(() -> senders[2])
            .await(() -> task("r")));
    assertThat(log).containsExactly("00", "10", "20", "01", "02", "11", "21", "12", "22");
  }

  private Coroutine<?> sender(int number) {
    var body = body();
    for (int i = 0; i < 3; i++) {
      String item = number + "" + i;
      body.await(() -> meeting.send(item));
    }
    return body;
  }

  private Coroutine<?> receiver(int items) {
    var body = body();
    for (int i = 0; i < items; i++) {
      body.await(() -> meeting.receive(), log::add);
    }
    return body;
  }
}
