package dev.weft.net;

import org.jspecify.annotations.Nullable;

/** Looks for a separator in what has come, never twice in the same place. */
final class ReadUntil extends Reading<byte[]> {
  private final byte[] separator;
  private final int limit;
  private int searched;

  ReadUntil(Connection connection, byte[] separator, int limit) {
    super(connection);
    this.separator = separator;
    this.limit = limit;
  }

  @Override
  @Nullable Object take(Incoming incoming) throws LimitOverrunException, IncompleteReadException {
    int found = incoming.indexOf(separator, searched);
    int before = found >= 0 ? found : Math.max(0, incoming.size() + 1 - separator.length);
    if (before > limit) {
      throw new LimitOverrunException(
          "no separator within the limit of "
              + limit
              + " bytes: read what is there otherwise, or give the stream a larger limit",
          before);
    }
    if (found >= 0) {
      return incoming.take(found + separator.length);
    }
    if (incoming.isEnded()) {
      throw new IncompleteReadException(incoming.takeAll(), "what ends with the separator");
    }
    searched = before;
    return SUSPENDED;
  }

  @Override
  public String toString() {
    return "TcpStream.readUntil";
  }
}
