package dev.weft.net;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells the other side that no more comes. */
final class SendEnd extends Sending {
  SendEnd(Connection connection) {
    super(connection);
  }

  @Override
  @Nullable Object begin() throws IOException {
    connection.outgoing.requireUsable();
    connection.outgoing.end();
    return sendOrWait();
  }

  @Override
  boolean step() throws IOException {
    connection.shutdownOutput();
    return true;
  }

  @Override
  void cancelled() {}

  @Override
  public String toString() {
    return "TcpStream.shutdownOutput";
  }
}
