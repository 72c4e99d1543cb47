package dev.weft.net;

import org.jspecify.annotations.Nullable;

/** Reads up to the end. */
final class ReadAll extends Reading<byte[]> {
  ReadAll(Connection connection) {
    super(connection);
  }

  @Override
  @Nullable Object take(Incoming incoming) {
    return incoming.isEnded() ? incoming.takeAll() : SUSPENDED;
  }

  @Override
  public String toString() {
    return "TcpStream.readAll";
  }
}
