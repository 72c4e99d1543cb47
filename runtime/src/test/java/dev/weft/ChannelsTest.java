package dev.weft;

import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Channels of the JDK in a loop: pipes, here. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // set before each test, or by steps
class ChannelsTest extends LoopTest {
  private final Promise<Void> called = new Promise<>();
  private Pipe pipe;
  private SelectionKey key;

  @BeforeEach
  void openPipe() throws IOException {
    pipe = Pipe.open();
  }

  @AfterEach
  void closePipe() throws IOException {
    pipe.source().close();
    pipe.sink().close();
  }

  private void write(String text) throws IOException {
    pipe.sink().write(ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private void register(Runnable callback) throws IOException {
    key = EventLoop.current().register(pipe.source(), SelectionKey.OP_READ, callback);
  }

  private void logReady() {
    log.add("ready");
    if (!called.isDone()) {
      called.setResult(null);
    }
  }

  @Test
  void callbackIsCalledAsLongAsTheChannelIsReady() {
    AsyncMain.run(
        body()
            .run(() -> register(this::logReady))
            .await(() -> sleep(Duration.ofMillis(10)))
            .run(() -> log.add("nothing yet"))
            .run(() -> write("x"))
            .await(() -> called)
            .await(() -> sleep(Duration.ofMillis(10)))
            .run(() -> key.interestOps(0))
            .run(() -> log.add("no interest"))
            .await(() -> sleep(Duration.ofMillis(10)))
            .run(() -> log.add("interest"))
            .run(() -> key.interestOps(SelectionKey.OP_READ))
            .await(() -> sleep(Duration.ofMillis(10)))
            .run(() -> log.add("cancelled"))
            .run(() -> key.cancel())
            .await(() -> sleep(Duration.ofMillis(10))),
        options().virtualTime(false));
    assertThat(log).startsWith("nothing yet", "ready", "ready").endsWith("ready", "cancelled");
    assertThat(log).containsSubsequence("no interest", "interest", "ready");
    assertThat(log.indexOf("interest")).isEqualTo(log.indexOf("no interest") + 1);
  }

  @Test
  void secondRegistrationTakesThePlaceOfTheFirst() {
    run(
        body()
            .run(() -> write("x"))
            .run(() -> register(() -> log.add("first")))
            .run(() -> register(this::logReady))
            .await(() -> called));
    assertThat(log).containsOnly("ready");
  }

  @Test
  void exceptionOfACallbackIsReportedAndTheLoopGoesOn() {
    var failure = new IllegalStateException("sample");
    run(
        body()
            .run(() -> write("x"))
            .run(
                () ->
                    register(
                        () -> {
                          key.cancel();
                          throw failure;
                        }))
            .await(() -> sleep(seconds(1))));
    assertThat(reports).singleElement().matches(report -> failure.equals(report.exception()));
  }

  @Test
  void busyLoopLooksAtItsChannelsToo() {
    run(
        body()
            .run(() -> register(this::logReady))
            .run(() -> write("x"))
            .run(this::keepBusy)
            .await(() -> called));
    assertThat(log).contains("ready");
  }

  private void keepBusy() {
    if (!called.isDone()) {
      Handle unused = EventLoop.current().callSoon(this::keepBusy);
    }
  }

  @Test
  void anotherThreadWakesALoopThatWaitsForChannels() {
    run(
        body()
            .run(() -> register(this::logReady))
            .await(() -> yieldNow())
            .run(this::callFromAnotherThread)
            .await(() -> called));
    assertThat(log).containsExactly("from outside");
  }

  private void callFromAnotherThread() {
    EventLoop loop = EventLoop.current();
    new Thread(
            () -> {
              try {
                Thread.sleep(50);
              } catch (InterruptedException e) {
                return;
              }
              loop.execute(
                  () -> {
                    log.add("from outside");
                    called.setResult(null);
                  });
            })
        .start();
  }

  @Test
  void realTimePassesWhileALoopWaitsForChannels() {
    long begin = System.nanoTime();
    AsyncMain.run(
        body().run(() -> register(this::logReady)).await(() -> sleep(Duration.ofMillis(30))),
        options().virtualTime(false));
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(30_000_000L);
    assertThat(log).isEmpty();
  }

  @Test
  void virtualTimeDoesNotPassBeforeWhatIsOnItsWay() {
    run(
        body()
            .run(() -> register(() -> logAndCancel("ready")))
            .run(() -> write("x"))
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add("slept")));
    assertThat(log).containsExactly("ready", "slept");
  }

  @Test
  void timersThatAreDueAtOnceDoNotKeepVirtualTimeFromItsChannels() {
    run(
        body()
            .run(() -> register(() -> logAndCancel("ready")))
            .run(() -> setTimers(100))
            .await(() -> yieldNow())
            .run(() -> write("x"))
            .await(() -> called));
    assertThat(log).containsExactly("ready", "no timer any more");
  }

  /** One after the other, each when the last is due. */
  private void setTimers(int left) {
    if (left == 0) {
      log.add("no timer any more");
      called.setResult(null);
    } else {
      Handle unused = EventLoop.current().callLater(Duration.ZERO, () -> setTimers(left - 1));
    }
  }

  @Test
  void idleCallbacksWaitForChannelsThatAreReady() {
    run(
        body()
            .run(() -> register(() -> logAndCancel("ready")))
            .run(() -> write("x"))
            .run(() -> EventLoop.current().callWhenIdle(() -> logIdle()))
            .await(() -> called));
    assertThat(log).containsExactly("ready", "idle");
  }

  private void logAndCancel(String text) {
    log.add(text);
    key.cancel();
  }

  private void logIdle() {
    log.add("idle");
    called.setResult(null);
  }

  @Test
  void callbackOfAChannelThatAnotherCallbackHasClosedIsNotCalled() throws IOException {
    Pipe other = Pipe.open();
    run(
        body()
            .run(() -> write("x"))
            .run(() -> other.sink().write(ByteBuffer.wrap(new byte[1])))
            .run(() -> register(() -> closeBoth(other)))
            .run(
                () ->
                    EventLoop.current()
                        .register(other.source(), SelectionKey.OP_READ, () -> closeBoth(other)))
            .await(() -> called));
    assertThat(log).containsExactly("closed");
    other.sink().close();
  }

  private void closeBoth(Pipe other) {
    try {
      log.add("closed");
      pipe.source().close();
      other.source().close();
      called.setResult(null);
    } catch (IOException e) {
      log.add(e);
    }
  }

  @Test
  void callbackThatWasDueBeforeIdleCallbacksIsCalledOnce() {
    run(
        body()
            .run(() -> register(this::logAndLoseInterest))
            .run(() -> write("x"))
            .run(() -> EventLoop.current().callWhenIdle(() -> {}))
            .await(() -> sleep(seconds(1))));
    assertThat(log).containsExactly("ready");
  }

  private void logAndLoseInterest() {
    log.add("ready");
    key.interestOps(0);
  }

  @Test
  void callbackWhoseInterestAnotherHasTakenIsNotCalled() throws IOException {
    Pipe other = Pipe.open();
    var keys = new ArrayList<SelectionKey>();
    Runnable callback =
        () -> {
          log.add("ready");
          keys.forEach(each -> each.interestOps(0));
        };
    run(
        body()
            .run(() -> write("x"))
            .run(() -> other.sink().write(ByteBuffer.wrap(new byte[1])))
            .run(() -> register(callback))
            .run(() -> keys.add(key))
            .run(
                () ->
                    keys.add(
                        EventLoop.current()
                            .register(other.source(), SelectionKey.OP_READ, callback)))
            .await(() -> sleep(seconds(1))));
    assertThat(log).containsExactly("ready");
    other.sink().close();
  }

  @Test
  void channelCanBeRegisteredAgainRightAfterItsKeyWasCancelled() {
    run(
        body()
            .run(() -> register(() -> log.add("first")))
            .run(() -> key.cancel())
            .run(() -> register(() -> logAndCancel("second")))
            .run(() -> write("x"))
            .await(() -> sleep(seconds(1))));
    assertThat(log).containsExactly("second");
  }

  @Test
  void slowStepsDoNotKeepTheLoopFromItsChannels() {
    run(
        body()
            .run(() -> register(() -> logAndCancel("ready")))
            .await(() -> sleep(seconds(1)))
            .run(() -> write("x"))
            .run(this::takeTime)
            .await(() -> yieldNow())
            .await(() -> yieldNow())
            .run(() -> log.add("three steps later")));
    assertThat(log).containsExactly("ready", "three steps later");
  }

  private void takeTime() throws InterruptedException {
    Thread.sleep(5);
  }

  @Test
  void virtualTimeStandsStillWhenAnotherThreadWakesTheLoop() {
    var times = new ArrayList<Long>();
    run(
        body()
            .run(() -> register(() -> {}))
            .await(() -> yieldNow())
            .run(() -> askForTheTimeFromAnotherThread(times))
            .await(() -> sleep(seconds(1))));
    assertThat(times).containsExactly(0L);
  }

  private static void askForTheTimeFromAnotherThread(List<Long> times) {
    EventLoop loop = EventLoop.current();
    new Thread(
            () -> {
              try {
                Thread.sleep(2);
              } catch (InterruptedException e) {
                return;
              }
              loop.execute(() -> times.add(loop.time()));
            })
        .start();
  }

  @Test
  void callbackSeesTheLocalsOfItsRegistration() {
    var local = new AsyncLocal<>("initial");
    run(
        body()
            .run(() -> local.set("set"))
            .run(() -> register(() -> logAndCancel(local.get())))
            .run(() -> local.set("later"))
            .run(() -> write("x"))
            .await(() -> sleep(seconds(1))));
    assertThat(log).containsExactly("set");
  }

  @Test
  void endOfTheRunClosesTheChannels() {
    run(body().run(() -> register(this::logReady)));
    assertThat(pipe.source().isOpen()).isFalse();
    assertThat(pipe.sink().isOpen()).isTrue();
  }

  @Test
  void closedChannelIsRefused() {
    assertThat(
            failureOf(body().run(() -> pipe.source().close()).run(() -> register(this::logReady))))
        .isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void interruptOfALoopThatWaitsForChannelsCancelsTheMainTask() {
    Thread thread = Thread.currentThread();
    Throwable failure =
        failureOf(
            body()
                .run(() -> register(this::logReady))
                .run(
                    () ->
                        new Thread(
                                () -> {
                                  while (thread.getState() == Thread.State.RUNNABLE
                                      && !isSelecting(thread)) {
                                    Thread.onSpinWait();
                                  }
                                  thread.interrupt();
                                })
                            .start())
                .await(() -> called));
    assertThat(failure).isInstanceOf(CancelledError.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static boolean isSelecting(Thread thread) {
    for (StackTraceElement element : thread.getStackTrace()) {
      if (element.getMethodName().equals("select")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void loopWithoutAThreadRefusesChannels() {
    var failure = new java.util.concurrent.atomic.AtomicReference<Throwable>();
    TaskFuture.start(LoopTest.<Void>body().run(() -> register(this::logReady)))
        .exceptionally(
            refused -> {
              failure.set(refused);
              return null;
            });
    assertThat(failure.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AsyncMain.run(");
  }
}
