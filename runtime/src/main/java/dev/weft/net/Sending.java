package dev.weft.net;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What waits in the line of a connection's {@link Outgoing}. */
abstract class Sending extends Operation<Void> {
  /** Why this was not done; null if it was. */
  @Nullable IOException failure;

  Sending(Connection connection) {
    super(connection);
  }

  /** Does as much as the socket takes; true when there is no more to do. */
  abstract boolean step() throws IOException;

  @Override
  @Nullable Object begin() throws IOException {
    connection.outgoing.requireUsable();
    return sendOrWait();
  }

  final @Nullable Object sendOrWait() throws IOException {
    return connection.outgoing.send(this) ? null : waitForWake();
  }

  /** Whether bytes are lost if this is not done. */
  boolean hasBytes() {
    return false;
  }

  @Override
  @Nullable Object goOn() throws IOException {
    if (failure != null) {
      throw failure;
    }
    return null;
  }
}
