package dev.weft.net;

import org.jspecify.annotations.Nullable;

/** Reads what there is. */
final class ReadSome extends Reading<byte[]> {
  int max;

  ReadSome(Connection connection, int max) {
    super(connection);
    this.max = max;
  }

  @Override
  @Nullable Object take(Incoming incoming) {
    return incoming.size() > 0 || incoming.isEnded() || max == 0
        ? incoming.take(Math.min(max, incoming.size()))
        : SUSPENDED;
  }

  @Override
  public String toString() {
    return "TcpStream.read";
  }
}
