package dev.weft.net;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.gather;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.AsyncIterator;
import dev.weft.Coroutine;
import dev.weft.InPlaceCall;
import dev.weft.Steps;
import dev.weft.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What comes out of a stream. */
@SuppressWarnings("NullAway.Init") // set by steps
class ReadTest extends NetTest {
  private Task<?> task;
  private Coroutine<byte[]> read;
  private AsyncIterator<String> lines;

  @Test
  void readGivesWhatThereIs() {
    run(connected().run(() -> say("abc")).await(() -> stream.read(10), this::logText));
    assertThat(log).containsExactly("abc");
  }

  @Test
  void readGivesAtMostSoMuchAndKeepsTheRest() {
    run(
        connected()
            .run(() -> say("abcde"))
            .await(() -> stream.read(2), this::logText)
            .await(() -> stream.read(2), this::logText)
            .await(() -> stream.read(2), this::logText));
    assertThat(log).containsExactly("ab", "cd", "e");
  }

  @Test
  void readWaitsForSomething() {
    run(
        connected()
            .run(() -> task = createTask(stream.read(10)))
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add(task.isDone()))
            .run(() -> say("x"))
            .await(() -> task, this::logText));
    assertThat(log).containsExactly(false, "x");
  }

  @Test
  void readOfNothingDoesNotWait() {
    run(connected().await(() -> stream.read(0), this::logText));
    assertThat(log).containsExactly("");
  }

  @Test
  void readIsEmptyAtTheEndAgainAndAgain() {
    run(
        connected()
            .run(() -> say("x"))
            .run(() -> peer.shutdownOutput())
            .await(() -> stream.read(10), this::logText)
            .await(() -> stream.read(10), this::logText)
            .await(() -> stream.read(10), this::logText));
    assertThat(log).containsExactly("x", "", "");
  }

  @Test
  void readAllGivesAllUpToTheEnd() {
    String much = "0123456789".repeat(50_000);
    run(
        connected()
            .run(() -> task = createTask(stream.readAll()))
            .run(() -> sayFromAnotherThread(much))
            .await(() -> task, this::logText)
            .await(() -> stream.readAll(), this::logText));
    assertThat(log).containsExactly(much, "");
  }

  private void sayFromAnotherThread(String much) {
    var thread =
        new Thread(
            () -> {
              try {
                say(much);
                peer.shutdownOutput();
              } catch (IOException broken) {
                throw new UncheckedIOException(broken);
              }
            });
    thread.start();
  }

  @Test
  void readExactlyWaitsForAll() {
    run(
        connected()
            .run(() -> say("abc"))
            .run(() -> task = createTask(stream.readExactly(5)))
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add(task.isDone()))
            .run(() -> say("def"))
            .await(() -> task, this::logText)
            .await(() -> stream.read(10), this::logText)
            .await(() -> stream.readExactly(0), this::logText));
    assertThat(log).containsExactly(false, "abcde", "f", "");
  }

  @Test
  void readExactlyThatTheStreamEndsBeforeGivesWhatCame() {
    Throwable failure =
        failureOf(
            connected()
                .run(() -> say("abc"))
                .run(() -> peer.shutdownOutput())
                .await(() -> stream.readExactly(5)));
    assertThat(failure)
        .isInstanceOfSatisfying(
            IncompleteReadException.class,
            incomplete -> assertThat(incomplete.partial()).isEqualTo(bytes("abc")))
        .hasMessageContaining("3 bytes of 5");
  }

  @Test
  void readUntilGivesTheSeparatorToo() {
    run(
        connected()
            .run(() -> say("a\r\nb\r"))
            .run(() -> task = createTask(readTwice("\r\n")))
            .await(() -> sleep(seconds(1)))
            .run(() -> say("\nc"))
            .await(() -> task)
            .await(() -> stream.read(10), this::logText));
    assertThat(log).containsExactly("a\r\n", "b\r\n", "c");
  }

  private Steps<Void> readTwice(String separator) {
    return NetTest.<Void>body()
        .await(() -> stream.readUntil(bytes(separator)), this::logText)
        .await(() -> stream.readUntil(bytes(separator)), this::logText);
  }

  @Test
  void readUntilThatTheStreamEndsBeforeGivesWhatCame() {
    Throwable failure =
        failureOf(
            connected()
                .run(() -> say("abc"))
                .run(() -> peer.shutdownOutput())
                .await(() -> stream.readUntil(bytes(";"))));
    assertThat(failure)
        .isInstanceOfSatisfying(
            IncompleteReadException.class,
            incomplete -> assertThat(incomplete.partial()).isEqualTo(bytes("abc")));
  }

  @Test
  void whatIsTooLongBeforeASeparatorStaysInTheStream() {
    run(
        connected(4)
            .run(() -> say("abcd;"))
            .await(() -> stream.readUntil(bytes(";")), this::logText)
            .run(() -> say("abcde;"))
            .tryAwait(() -> stream.readUntil(bytes(";")), this::logFailure)
            .run(() -> say("f"))
            .tryAwait(() -> stream.readUntil(bytes("!")), this::logOverrun)
            .await(() -> stream.readExactly(7), this::logText));
    assertThat(log).containsExactly("abcd;", "LimitOverrunException", 6, "abcde;f");
  }

  private void logOverrun(Throwable failure) {
    log.add(((LimitOverrunException) failure).consumed());
  }

  @Test
  void linesEndWithALineFeedAndTheLastOneWithTheStream() {
    run(
        connected()
            .run(() -> say("a\nb\r\n\n\rä\n\r\nlast\r"))
            .run(() -> peer.shutdownOutput())
            .await(() -> stream.readLine(), log::add)
            .await(() -> stream.readLine(), log::add)
            .await(() -> stream.readLine(), log::add)
            .await(() -> stream.readLine(), log::add)
            .await(() -> stream.readLine(), log::add)
            .await(() -> stream.readLine(), log::add)
            .await(() -> stream.readLine(), log::add)
            .await(() -> stream.readLine(), log::add));
    assertThat(log).containsExactly("a", "b", "", "\rä", "", "last\r", null, null);
  }

  @Test
  void lineThatIsTooLongIsDropped() {
    run(
        connected(4)
            .run(() -> say("abcde\nfghi\njklmno"))
            .tryAwait(() -> stream.readLine(), this::logOverrun)
            .await(() -> stream.readLine(), log::add)
            .tryAwait(() -> stream.readLine(), this::logOverrun)
            .run(() -> say("p\n"))
            .await(() -> stream.readLine(), log::add));
    assertThat(log).containsExactly(5, "fghi", 6, "p");
  }

  @Test
  void linesCanBeIteratedOver() {
    run(
        connected()
            .run(() -> say("a\nb"))
            .run(() -> peer.shutdownOutput())
            .run(() -> lines = stream.lines().iterator())
            .await(() -> lines.hasNext(), log::add)
            .await(() -> lines.hasNext(), log::add)
            .run(() -> log.add(lines.next()))
            .await(() -> lines.hasNext(), log::add)
            .run(() -> log.add(lines.next()))
            .await(() -> lines.hasNext(), log::add));
    assertThat(log).containsExactly(true, true, "a", true, "b", false);
    assertThatThrownBy(() -> lines.next()).hasMessageContaining("hasNext()");
  }

  @Test
  void secondReaderIsRefusedAndTheFirstGoesOn() {
    run(
        connected()
            .run(() -> task = createTask(stream.readLine()))
            .await(() -> yieldNow())
            .tryAwait(() -> stream.read(1), this::logFailure)
            .run(() -> say("x\n"))
            .await(() -> task, log::add));
    assertThat(log).containsExactly("IllegalStateException", "x");
  }

  @Test
  void cancelledReadLosesNothing() {
    run(
        connected()
            .run(() -> say("abc"))
            .run(() -> task = createTask(stream.readExactly(5)))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel())
            .tryAwait(() -> task, this::logFailure)
            .run(() -> task = createTask(stream.readAll()))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.cancel())
            .tryAwait(() -> task, this::logFailure)
            .run(() -> say("d"))
            .await(() -> stream.readExactly(4), this::logText));
    assertThat(log).containsExactly("CancelledError", "CancelledError", "abcd");
  }

  @Test
  void readThatIsCancelledAfterItWasWokenLosesNothing() {
    run(
        connected()
            .run(() -> task = createTask(stream.read(10)))
            .await(() -> sleep(seconds(1)))
            .run(() -> task.onDone(done -> {}))
            .run(() -> say("abc"))
            .await(() -> gather(cancelling(), cancelling(), cancelling()))
            .tryAwait(() -> task, this::logFailure)
            .await(() -> stream.read(10), this::logText));
    assertThat(log).containsExactly("CancelledError", "abc");
  }

  @Test
  void readsInPlaceUseTheirReaderAgain() {
    run(
        connected()
            .run(() -> say("abc"))
            .await(() -> readInPlace(1), this::logText)
            .await(() -> readInPlace(1), this::logText)
            .await(() -> readInPlace(10), this::logText)
            .run(() -> task = createTask(body().await(() -> readInPlace(10))))
            .await(() -> sleep(seconds(1)))
            .tryAwait(() -> readInPlace(10), this::logFailure)
            .run(() -> task.cancel())
            .tryAwait(() -> task, this::logFailure)
            .run(() -> say("d"))
            .await(() -> readInPlace(10), this::logText));
    assertThat(log).containsExactly("a", "b", "c", "IllegalStateException", "CancelledError", "d");
  }

  private Coroutine<?> readInPlace(int max) {
    return new InPlaceCall((task, depth) -> InPlaceCalls.read(task, depth, stream, max));
  }

  @Test
  void streamOfAnotherLoopIsRefusedAndUntouched() {
    run(
        connected()
            .run(() -> task = createTask(body().await(() -> readInPlace(10), this::logText)))
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add(failureElsewhere(() -> stream.read(1))))
            .run(() -> log.add(failureElsewhere(() -> readInPlace(1))))
            .run(() -> log.add(failureElsewhere(() -> stream.write(bytes("x")))))
            .run(() -> log.add(failureElsewhere(() -> stream.close())))
            .run(() -> say("abc"))
            .await(() -> task));
    assertThat(log).hasSize(5).last().isEqualTo("abc");
    assertThat(log.subList(0, 4))
        .allSatisfy(
            failure ->
                assertThat((Throwable) failure)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("belongs to"));
  }

  private Throwable failureElsewhere(Steps.Source source) throws Exception {
    return CompletableFuture.supplyAsync(() -> failureOf(body().await(source))).get();
  }

  /** One of several that cancel in the turn in which the read is woken, or the one before. */
  private Steps<Void> cancelling() {
    return NetTest.<Void>body().run(() -> task.cancel());
  }

  @Test
  void readerOfAStreamThatIsClosedMeanwhileFails() {
    run(
        connected()
            .run(() -> task = createTask(stream.read(10)))
            .await(() -> yieldNow())
            .await(() -> stream.close())
            .tryAwait(() -> task, this::logFailure)
            .tryAwait(() -> stream.read(10), this::logFailure));
    assertThat(log).containsExactly("SocketException", "SocketException");
  }

  @Test
  void connectionThatIsResetFailsReadersAfterWhatCame() {
    run(
        connected()
            .run(() -> say("abc"))
            .await(() -> stream.read(1), this::logText)
            .run(() -> peer.setSoLinger(true, 0))
            .run(() -> peer.close())
            .await(() -> stream.read(10), this::logText)
            .tryAwait(() -> stream.read(10), this::logFailure)
            .tryAwait(() -> stream.read(10), this::logFailure));
    assertThat(log).containsExactly("a", "bc", "SocketException", "SocketException");
  }

  @Test
  void connectionThatAWriteHasFoundBrokenHasNoEndForReaders() {
    run(
        connected()
            .run(() -> say("half"))
            .run(() -> task = createTask(stream.readAll()))
            .await(() -> sleep(seconds(1)))
            .run(() -> peer.setSoLinger(true, 0))
            .run(() -> peer.close())
            .tryAwait(
                () -> stream.write(bytes("x")), failure -> log.add(failure instanceof IOException))
            .tryAwait(() -> task, failure -> log.add(failure instanceof IOException))
            .await(() -> stream.read(4), this::logText)
            .tryAwait(() -> stream.read(4), failure -> log.add(failure instanceof IOException)));
    assertThat(log).containsExactly(true, true, "half", true);
  }

  @Test
  void coroutineThatWasReadOnceIsUsed() {
    Throwable failure =
        failureOf(
            connected()
                .run(() -> say("ab"))
                .run(() -> read = stream.read(1))
                .await(() -> read)
                .await(() -> read));
    assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessageContaining("used");
  }

  @Test
  void numbersAndSeparatorsAreChecked() {
    run(connected());
    assertThatThrownBy(() -> stream.read(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> stream.readExactly(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> stream.readUntil(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void endOfTheRunClosesTheStream() throws Exception {
    run(connected().run(() -> say("abc")).await(() -> stream.read(1)));
    assertThat(peer.getInputStream().read()).isEqualTo(-1);
    assertThatThrownBy(() -> run(body().await(() -> stream.read(1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("belongs to");
  }
}
