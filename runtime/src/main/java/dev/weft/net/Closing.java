package dev.weft.net;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Closes a connection behind what is to be sent. */
final class Closing extends Sending {
  Closing(Connection connection) {
    super(connection);
  }

  @Override
  @Nullable Object begin() throws IOException {
    connection.refuseAll();
    return connection.outgoing.isIdle() || connection.isClosed() ? end() : sendOrWait();
  }

  @Override
  @Nullable Object goOn() throws IOException {
    return end();
  }

  private @Nullable Object end() throws IOException {
    connection.close();
    connection.outgoing.throwUntold();
    return null;
  }

  @Override
  boolean step() {
    return true;
  }

  /** Nobody would wait for what is not sent yet. */
  @Override
  void cancelled() {
    connection.abort();
  }

  @Override
  public String toString() {
    return "TcpStream.close";
  }
}
