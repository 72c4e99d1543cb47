package dev.weft.net;

import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Turns sends that the socket cannot take yet into sends in their order, as it can. */
final class Outgoing {
  private final Connection connection;
  private final Deque<Sending> queue = new ArrayDeque<>();

  /** Whether nothing may be sent after what is queued. */
  private boolean ended;

  /** What broke the connection. */
  private @Nullable IOException failure;

  /** The same, where bytes were lost for which nobody was waiting any more. */
  private @Nullable IOException untold;

  Outgoing(Connection connection) {
    this.connection = connection;
  }

  boolean isIdle() {
    return queue.isEmpty();
  }

  void requireUsable() throws IOException {
    connection.requireOpen();
    if (ended) {
      throw new SocketException("the output of " + connection + " is shut down");
    }
    throwIfBroken();
  }

  /** Throws if the connection is known to be broken. */
  void throwIfBroken() throws SocketException {
    if (failure != null) {
      var again = new SocketException(connection + " is broken: " + failure.getMessage());
      again.initCause(failure);
      throw again;
    }
  }

  /** Lets nothing be sent after what is queued. */
  void end() {
    ended = true;
  }

  /**
   * Sends now, if nothing is before it.
   *
   * @return whether it is done; if not, it is in the queue
   */
  boolean send(Sending sending) throws IOException {
    if (queue.isEmpty() && stepNow(sending)) {
      return true;
    }
    queue.add(sending);
    connection.wantToWrite(true);
    return false;
  }

  private boolean stepNow(Sending sending) throws IOException {
    try {
      return sending.step();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** What most writes come to: one call of the system. Gives how many bytes that has taken. */
  int sendNow(byte[] bytes) throws IOException {
    try {
      return connection.write(bytes, 0, bytes.length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** The socket can take more. */
  void flush() {
    try {
      while (!queue.isEmpty() && queue.getFirst().step()) {
        queue.removeFirst().wake();
      }
    } catch (IOException e) {
      fail(e);
    }
    if (queue.isEmpty() && !connection.isClosed()) {
      connection.wantToWrite(false);
    }
  }

  /** Lets all that is queued fail, and what comes after. */
  void fail(IOException broken) {
    failure = broken;
    while (!queue.isEmpty()) {
      Sending sending = queue.removeFirst();
      if (sending.isWaiting()) {
        sending.failure = broken;
        sending.wake();
      } else {
        untold = broken;
      }
    }
  }

  /** Says that nobody waits any more for what has failed. */
  void leaveToCloser(IOException failure) {
    untold = failure;
  }

  /** For who closes: throws what nobody has seen, once. */
  void throwUntold() throws IOException {
    IOException untold = this.untold;
    this.untold = null;
    if (untold != null) {
      throw untold;
    }
  }
}
