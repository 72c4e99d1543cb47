package dev.weft.net;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Coroutine;
import dev.weft.InPlaceCall;
import dev.weft.Steps;
import dev.weft.Task;
import java.io.IOException;
import java.net.SocketException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What goes into a stream, and its end. */
@SuppressWarnings("NullAway.Init") // set by steps
class WriteTest extends NetTest {
  /** More than the buffers of the system take. */
  private static final String MUCH = "0123456789".repeat(2_000_000);

  private Task<?> task;
  private Task<?> other;

  @Test
  void writtenBytesArrive() {
    run(
        connected()
            .await(() -> stream.write(bytes("abc")))
            .await(() -> stream.write(new byte[0]))
            .await(() -> stream.write(bytes("de")))
            .run(() -> log.add(hear(5))));
    assertThat(log).containsExactly("abcde");
  }

  @Test
  void writeWaitsUntilTheSystemHasTakenAll() {
    run(
        connected()
            .run(() -> task = createTask(stream.write(bytes(MUCH))))
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add(task.isDone()))
            .run(this::hearOnAnotherThread)
            .await(() -> task)
            .await(() -> stream.close())
            .run(() -> log.add(heard())));
    assertThat(log).containsExactly(false, MUCH);
  }

  private volatile String heard;
  private Thread hearing;

  private void hearOnAnotherThread() {
    hearing =
        new Thread(
            () -> {
              try {
                heard = text(peer.getInputStream().readAllBytes());
              } catch (IOException broken) {
                heard = broken.toString();
              }
            });
    hearing.start();
  }

  private String heard() throws InterruptedException {
    hearing.join();
    return heard;
  }

  @Test
  void writesGoOutAsWholesInTheirOrderAndBeforeTheEnd() {
    run(
        connected()
            .run(() -> task = createTask(stream.write(bytes(MUCH))))
            .run(() -> other = createTask(stream.write(bytes("second"))))
            .await(() -> yieldNow())
            .run(() -> createTask(stream.shutdownOutput()))
            .await(() -> yieldNow())
            .run(this::hearOnAnotherThread)
            .await(() -> task)
            .await(() -> other)
            .await(() -> stream.close())
            .run(() -> log.add(heard())));
    assertThat(log).containsExactly(MUCH + "second");
  }

  @Test
  void cancelledWriteIsSentAllTheSame() {
    byte[] mine = bytes(MUCH);
    run(
        connected()
            .run(() -> task = createTask(stream.write(mine)))
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .tryAwait(() -> task, this::logFailure)
            .run(() -> Arrays.fill(mine, (byte) 'x'))
            .run(this::hearOnAnotherThread)
            .await(() -> stream.write(bytes("!")))
            .await(() -> stream.close())
            .run(() -> log.add(heard())));
    assertThat(log).containsExactly("CancelledError", MUCH + "!");
  }

  @Test
  void closeWaitsForWhatWasWritten() {
    run(
        connected()
            .run(() -> task = createTask(stream.write(bytes(MUCH))))
            .await(() -> yieldNow())
            .run(() -> other = createTask(stream.close()))
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add(other.isDone()))
            .run(() -> log.add(stream.isClosed()))
            .run(this::hearOnAnotherThread)
            .await(() -> other)
            .run(() -> log.add(task.isDone()))
            .await(() -> task)
            .run(() -> log.add(heard())));
    assertThat(log).containsExactly(false, true, true, MUCH);
  }

  @Test
  void cancelledCloseClosesAtOnceAndFailsWhatIsNotSent() {
    run(
        connected()
            .run(() -> task = createTask(stream.write(bytes(MUCH))))
            .await(() -> yieldNow())
            .run(() -> other = createTask(stream.close()))
            .await(() -> yieldNow())
            .run(() -> other.cancel())
            .tryAwait(() -> other, this::logFailure)
            .tryAwait(() -> task, this::logFailure)
            .await(() -> stream.close())
            .run(this::hearOnAnotherThread)
            .run(() -> log.add(heard().length() < MUCH.length())));
    assertThat(log).containsExactly("CancelledError", "SocketException", true);
  }

  @Test
  void closeThatIsCancelledWhenTheConnectionBreaksClosesAllTheSame() {
    run(
        connected()
            .run(
                () -> {
                  var closing = new Closing(stream.connection());
                  closing.failure = new IOException("sample");
                  closing.cancelled();
                })
            .run(() -> log.add(stream.connection().isClosed()))
            .await(() -> stream.close()));
    assertThat(log).containsExactly(true);
  }

  @Test
  void closeTellsOfBytesThatWereLostAndNobodyWaitedFor() {
    run(
        connected()
            .run(() -> task = createTask(stream.write(bytes(MUCH))))
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .tryAwait(() -> task, this::logFailure)
            .run(() -> peer.setSoLinger(true, 0))
            .run(() -> peer.close())
            .await(() -> sleep(seconds(1)))
            .tryAwait(() -> stream.close(), failure -> log.add(failure instanceof IOException))
            .await(() -> stream.close()));
    assertThat(log).containsExactly("CancelledError", true);
  }

  @Test
  void writeToABrokenConnectionFailsAndSoDoesTheNext() {
    run(
        connected()
            .run(() -> peer.setSoLinger(true, 0))
            .run(() -> task = createTask(stream.write(bytes(MUCH))))
            .await(() -> yieldNow())
            .run(() -> peer.close())
            .tryAwait(() -> task, failure -> log.add(failure instanceof IOException))
            .tryAwait(() -> stream.write(bytes("x")), this::logBroken)
            .await(() -> stream.close()));
    assertThat(log).containsExactly(true, true, true);
  }

  private void logBroken(Throwable failure) {
    log.add(failure instanceof SocketException);
    log.add(failure.getCause() instanceof IOException);
  }

  @Test
  void closeTellsOfALossThatACancellationHasKeptFromItsWriter() {
    var failure = new IOException("sample");
    run(
        connected()
            .run(
                () -> {
                  var sending = new SendBytes(stream.connection(), bytes("x"));
                  sending.failure = failure;
                  sending.cancelled();
                })
            .tryAwait(() -> stream.close(), log::add));
    assertThat(log).containsExactly(failure);
  }

  @Test
  void writeInPlaceWaitsForItsTurnAlsoWithoutBytes() {
    run(
        connected()
            .run(() -> task = createTask(stream.write(bytes(MUCH))))
            .await(() -> yieldNow())
            .run(() -> other = createTask(body().await(() -> writeInPlace(new byte[0]))))
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add(other.isDone()))
            .run(this::hearOnAnotherThread)
            .await(() -> other)
            .run(() -> log.add(task.isDone()))
            .await(() -> task)
            .await(() -> stream.close())
            .run(() -> log.add(heard())));
    assertThat(log).containsExactly(false, true, MUCH);
  }

  private Coroutine<?> writeInPlace(byte[] bytes) {
    return new InPlaceCall((task, depth) -> InPlaceCalls.write(task, depth, stream, bytes));
  }

  @Test
  @SuppressWarnings("NullAway") // null is the fault to test
  void argumentsAreCheckedInPlaceBeforeTheStreamIs() {
    run(
        connected()
            .await(() -> stream.close())
            .tryAwait(() -> writeInPlace(null), this::logFailure)
            .tryAwait(
                () -> new InPlaceCall((task, depth) -> InPlaceCalls.read(task, depth, stream, -1)),
                this::logFailure));
    assertThat(log).containsExactly("NullPointerException", "IllegalArgumentException");
  }

  @Test
  void writeInPlaceThatIsNotTakenAtOnceGoesOnWithTheRest() {
    run(
        connected()
            .run(() -> task = createTask(writeAllInPlace(500)))
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add(task.isDone()))
            .run(this::hearOnAnotherThread)
            .await(() -> task)
            .await(() -> stream.close())
            .run(() -> log.add(heard())));
    assertThat(log).containsExactly(false, MUCH.substring(0, 50_000).repeat(500));
  }

  private Steps<Void> writeAllInPlace(int times) {
    Steps<Void> body = body();
    for (int i = 0; i < times; i++) {
      body.await(() -> writeInPlace(bytes(MUCH.substring(0, 50_000))));
    }
    return body;
  }

  @Test
  void shutdownOutputEndsOneDirectionAlone() {
    run(
        connected()
            .await(() -> stream.write(bytes("question")))
            .await(() -> stream.shutdownOutput())
            .run(() -> log.add(text(peer.getInputStream().readAllBytes())))
            .run(() -> say("answer"))
            .await(() -> stream.read(10), this::logText)
            .tryAwait(() -> stream.write(bytes("x")), this::logFailure)
            .tryAwait(() -> stream.shutdownOutput(), this::logFailure));
    assertThat(log).containsExactly("question", "answer", "SocketException", "SocketException");
  }

  @Test
  void closingTwiceIsClosingOnce() throws IOException {
    run(
        connected()
            .await(() -> stream.close())
            .await(() -> stream.close())
            .tryAwait(() -> stream.write(bytes("x")), this::logFailure));
    assertThat(log).containsExactly("SocketException");
    assertThat(stream.toString()).contains("closed");
    assertThat(peer.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void addressesCanBeAskedForAfterTheEnd() {
    run(connected().await(() -> stream.close()));
    assertThat(stream.remoteAddress()).isEqualTo(listener.getLocalSocketAddress());
    assertThat(stream.localAddress()).isEqualTo(peer.getRemoteSocketAddress());
  }
}
