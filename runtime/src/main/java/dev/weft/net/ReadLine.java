package dev.weft.net;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** As {@link ReadUntil}, but that the end of the stream also ends a line. */
final class ReadLine extends Reading<@Nullable String> {
  private static final byte[] SEPARATOR = {'\n'};

  private final int limit;
  private int searched;

  ReadLine(Connection connection, int limit) {
    super(connection);
    this.limit = limit;
  }

  @Override
  @Nullable Object take(Incoming incoming) throws LimitOverrunException {
    int found = incoming.indexOf(SEPARATOR, searched);
    int length = found >= 0 ? found : incoming.size();
    if (length > limit) {
      incoming.drop(found >= 0 ? found + 1 : length);
      throw new LimitOverrunException(
          "a line is longer than the limit of "
              + limit
              + " bytes and was dropped, as far as it had come: give the stream a larger limit",
          length);
    }
    if (found >= 0) {
      return text(incoming.take(found + 1), found);
    }
    if (incoming.isEnded()) {
      return length == 0 ? null : text(incoming.takeAll(), length);
    }
    searched = length;
    return SUSPENDED;
  }

  private static String text(byte[] line, int length) {
    boolean hasReturn = length < line.length && length > 0 && line[length - 1] == '\r';
    return new String(line, 0, hasReturn ? length - 1 : length, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "TcpStream.readLine";
  }
}
