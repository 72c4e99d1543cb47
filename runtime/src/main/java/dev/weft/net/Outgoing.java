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
    if (queue.isEmpty() && sending.step()) {
      return true;
    }
    queue.add(sending);
    connection.wantToWrite(true);
    return false;
  }

  /** Writes what the socket takes of some bytes, at most {@link Transfer#SIZE}. */
  int write(byte[] bytes, int from, int count) throws IOException {
    try {
      return connection.write(bytes, from, count);
    } catch (IOException e) {
      broken(e);
      throw e;
    }
  }

  /** Keeps what has broken the connection, since the system tells it once. */
  void broken(IOException e) {
    if (failure == null) {
      failure = e;
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
    broken(broken);
    while (!queue.isEmpty()) {
      Sending sending = queue.removeFirst();
      if (sending.isWaiting()) {
        sending.failure = broken;
        sending.wake();
      } else if (sending.hasBytes()) {
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
