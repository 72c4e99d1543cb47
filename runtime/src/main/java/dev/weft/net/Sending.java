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

  /** Goes on without anybody who waits, or not. */
  abstract void abandon();

  @Override
  final void cancelled() {
    if (failure == null) {
      abandon();
    } else {
      connection.outgoing.leaveToCloser(failure);
    }
  }

  @Override
  @Nullable Object goOn() throws IOException {
    if (failure != null) {
      throw failure;
    }
    return null;
  }
}
