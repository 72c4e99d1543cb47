package dev.weft.net;

import static dev.weft.Coroutines.waitFor;

import dev.weft.AsyncFunction;
import dev.weft.CancelledError;
import dev.weft.EventLoop;
import dev.weft.frame.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs the handler of one connection to its end, and closes the stream. */
final class Serving extends Frame<Void> {
  private enum Phase {
    BEGIN,
    HANDLING,
    CLOSING
  }

  /** For what the handler has left to be sent. */
  private static final Duration MOST_TIME_TO_CLOSE = Duration.ofSeconds(30);

  private final AsyncFunction<TcpStream, Void> handler;
  private final TcpStream stream;
  private Phase phase = Phase.BEGIN;

  Serving(AsyncFunction<TcpStream, Void> handler, TcpStream stream) {
    this.handler = handler;
    this.stream = stream;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (phase != Phase.CLOSING) {
      if (handle()) {
        return SUSPENDED;
      }
      phase = Phase.CLOSING;
      if (awaiting(waitFor(stream.close(), MOST_TIME_TO_CLOSE))) {
        return SUSPENDED;
      }
    }
    try {
      result();
    } catch (IOException | TimeoutException failure) {
      report("a connection could not send what its handler has left: ", failure);
    }
    return null;
  }

  /** True while the handler waits; it has ended otherwise, in whatever way. */
  private boolean handle() throws Throwable {
    try {
      if (phase == Phase.BEGIN) {
        phase = Phase.HANDLING;
        if (awaiting(handler.apply(stream))) {
          return true;
        }
      }
      result();
    } catch (CancelledError cancelled) {
      throw cancelled;
    } catch (Throwable failure) {
      if (isFatal(failure)) {
        throw failure;
      }
      report("the handler of a connection failed: ", failure);
    }
    return false;
  }

  /** As for tasks: what the JVM cannot go on after ends the run. */
  private static boolean isFatal(Throwable failure) {
    return failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
  }

  private void report(String what, Throwable failure) {
    EventLoop.current().report(what + stream, failure);
  }

  @Override
  public String toString() {
    return "TcpServer.handler";
  }
}
