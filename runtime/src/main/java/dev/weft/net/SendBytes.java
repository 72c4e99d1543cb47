package dev.weft.net;

import java.io.IOException;
import java.util.Arrays;

/** Sends bytes, which are the caller's array as long as that waits. */
final class SendBytes extends Sending {
  /** So many calls of the system follow one another before others have their turn. */
  private static final int MOST_CALLS = 16;

  private byte[] bytes;
  private int sent;

  SendBytes(Connection connection, byte[] bytes) {
    this(connection, bytes, 0);
  }

  /** The same where some were sent before. */
  SendBytes(Connection connection, byte[] bytes, int sent) {
    super(connection);
    this.bytes = bytes;
    this.sent = sent;
  }

  @Override
  boolean step() throws IOException {
    boolean more = true;
    for (int calls = 0; calls < MOST_CALLS && sent < bytes.length && more; calls++) {
      int count = Math.min(Transfer.SIZE, bytes.length - sent);
      int taken = connection.outgoing.write(bytes, sent, count);
      sent += taken;
      more = taken == count;
    }
    return sent == bytes.length;
  }

  @Override
  boolean hasBytes() {
    return sent < bytes.length;
  }

  /** The caller may do with the array what it likes now, and what is left is sent all the same. */
  @Override
  void cancelled() {
    if (failure != null) {
      connection.outgoing.leaveToCloser(failure);
    }
    bytes = Arrays.copyOfRange(bytes, sent, bytes.length);
    sent = 0;
  }

  @Override
  public String toString() {
    return "TcpStream.write";
  }
}
