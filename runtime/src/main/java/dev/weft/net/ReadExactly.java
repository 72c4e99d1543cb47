package dev.weft.net;

import org.jspecify.annotations.Nullable;

/** Reads so many bytes, or tells how many there are. */
final class ReadExactly extends Reading<byte[]> {
  private final int count;

  ReadExactly(Connection connection, int count) {
    super(connection);
    this.count = count;
  }

  @Override
  @Nullable Object take(Incoming incoming) throws IncompleteReadException {
    if (incoming.size() >= count) {
      return incoming.take(count);
    }
    if (incoming.isEnded()) {
      throw new IncompleteReadException(incoming.takeAll(), Integer.toString(count));
    }
    return SUSPENDED;
  }

  @Override
  public String toString() {
    return "TcpStream.readExactly";
  }
}
