package dev.weft.net;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes bytes as soon as there are enough of them; what it has not taken stays for the next. */
abstract class Reading<T> extends Operation<T> {
  Reading(Connection connection) {
    super(connection);
  }

  /** Takes what this is to give, or gives {@link #SUSPENDED} where more has to come first. */
  abstract @Nullable Object take(Incoming incoming) throws IOException;

  @Override
  final @Nullable Object begin() throws IOException {
    connection.requireOpen();
    connection.beginReading(this);
    return takeOrWait();
  }

  @Override
  final @Nullable Object goOn() throws IOException {
    try {
      connection.requireOpen();
      connection.receive();
    } catch (Throwable failure) {
      connection.endReading();
      throw failure;
    }
    return takeOrWait();
  }

  @Override
  final void cancelled() {
    connection.endReading();
  }

  @SuppressWarnings("ReferenceEquality") // a mark
  private @Nullable Object takeOrWait() throws IOException {
    boolean waits = false;
    try {
      Object taken = take(connection.incoming);
      waits = taken == SUSPENDED;
      if (waits) {
        connection.wantToRead();
        return waitForWake();
      }
      return taken;
    } finally {
      if (!waits) {
        connection.endReading();
      }
    }
  }
}
