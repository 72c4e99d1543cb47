package dev.weft;

import static dev.weft.Coroutines.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignalsTest extends LoopTest {
  /** A program that was started in the background, as by nohup, gets no signals. */
  @BeforeEach
  void assumeThatSignalsArrive() throws ReflectiveOperationException {
    assumeThat(handlerOfInt()).isNotEqualTo("SIG_IGN");
  }

  @Test
  void interruptFromTheKeyboardCancelsTheMainTask() {
    assertThat(failureAfter("INT")).isInstanceOf(CancelledError.class).hasMessage("SIGINT");
    assertThat(log).containsExactly("cleaned up");
  }

  @Test
  void requestToEndCancelsTheMainTask() {
    assertThat(failureAfter("TERM")).isInstanceOf(CancelledError.class).hasMessage("SIGTERM");
    assertThat(log).containsExactly("cleaned up");
  }

  @Test
  void runAfterASignalGoesOnAsEver() {
    assertThat(failureAfter("INT")).hasMessage("SIGINT");
    log.clear();
    assertThat(failureAfter("INT")).hasMessage("SIGINT");
  }

  @Test
  void mainThatCatchesItGivesItsValue() {
    assertThat(
            AsyncMain.run(
                LoopTest.<String>body()
                    .run(() -> raise("INT"))
                    .tryAwait(() -> sleep(seconds(60)), caught -> log.add(caught.getMessage()))
                    .end(() -> "v"),
                RunOptions.defaults().handleSignals(true).debug(false)))
        .isEqualTo("v");
    assertThat(log).containsExactly("SIGINT");
  }

  @Test
  void handlerOfBeforeIsPutBack() throws ReflectiveOperationException {
    String before = handlerOfInt();
    AsyncMain.run(
        body().run(() -> log.add(handlerOfInt())), RunOptions.defaults().handleSignals(true));
    assertThat(handlerOfInt()).isEqualTo(before);
    assertThat(log).hasSize(1);
    assertThat(log.get(0).toString()).startsWith(Signals.class.getName());
  }

  @Test
  void runWithoutHandlingLeavesTheHandlerAlone() throws ReflectiveOperationException {
    String before = handlerOfInt();
    AsyncMain.run(
        body().run(() -> log.add(handlerOfInt())), RunOptions.defaults().handleSignals(false));
    assertThat(log).containsExactly(before);
  }

  @Test
  void virtualTimeHandlesNoneUnlessTold() {
    assertThat(RunOptions.defaults().virtualTime(true).handlesSignalsHere()).isFalse();
    assertThat(RunOptions.defaults().virtualTime(true).handleSignals(true).handlesSignalsHere())
        .isTrue();
  }

  private Throwable failureAfter(String signal) {
    try {
      AsyncMain.run(
          body()
              .run(() -> raise(signal))
              .tryAwait(
                  () -> sleep(Duration.ofMinutes(1)),
                  cancelled -> {
                    log.add("cleaned up");
                    throw cancelled;
                  }),
          RunOptions.defaults().handleSignals(true));
    } catch (Throwable failure) {
      return failure;
    }
    throw new AssertionError("nothing was thrown");
  }

  private static void raise(String name) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    signal.getMethod("raise", signal).invoke(null, signalOf(name));
  }

  /**
   * Wrapped anew each time, hence as text. There is no getter: puts another one there and back. Not
   * the one that ignores, which the JVM takes for what its own parent wanted, and for good.
   */
  private static String handlerOfInt() throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> type = Class.forName("sun.misc.SignalHandler");
    var handle = signal.getMethod("handle", signal, type);
    Object found = handle.invoke(null, signalOf("INT"), type.getField("SIG_DFL").get(null));
    handle.invoke(null, signalOf("INT"), found);
    return found.toString();
  }

  private static Object signalOf(String name) throws ReflectiveOperationException {
    return Class.forName("sun.misc.Signal").getConstructor(String.class).newInstance(name);
  }
}
