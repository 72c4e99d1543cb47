package dev.weft.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** Turns what a socket receives into bytes that wait for a reader; only while one wants more. */
final class Incoming {
  private static final byte[] NOTHING = {};

  private final SocketChannel channel;
  private byte[] bytes = NOTHING;

  /** Those that wait are from here... */
  private int from;

  /** ...to here. */
  private int to;

  private boolean ended;

  Incoming(SocketChannel channel) {
    this.channel = channel;
  }

  /** How many bytes wait. */
  int size() {
    return to - from;
  }

  /** Whether the other side sends no more. */
  boolean isEnded() {
    return ended;
  }

  void end() {
    ended = true;
  }

  /** Receives what the socket has, which may be nothing; false if there will be no more. */
  boolean receive() throws IOException {
    ByteBuffer buffer = Transfer.buffer();
    int count = channel.read(buffer);
    if (count > 0) {
      makeRoom(count);
      buffer.flip().get(bytes, to, count);
      to += count;
    }
    return count >= 0;
  }

  /** An array of just that size where nothing else waits: most often a reader takes it as it is. */
  private void makeRoom(int count) {
    int size = size();
    if (size == 0) {
      bytes = new byte[count];
    } else if (bytes.length - to < count) {
      bytes = Arrays.copyOfRange(bytes, from, from + Math.max(size + count, 2 * size));
    } else {
      return;
    }
    from = 0;
    to = size;
  }

  /** Takes so many of the bytes that wait. */
  byte[] take(int count) {
    byte[] taken = count == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, from + count);
    drop(count);
    return taken;
  }

  byte[] takeAll() {
    return take(size());
  }

  /** Takes so many, and gives them to nobody. */
  void drop(int count) {
    from += count;
    if (from == to) {
      bytes = NOTHING;
      from = 0;
      to = 0;
    }
  }

  /** Where the separator begins, counted from the first byte that waits; -1 if it is not there. */
  int indexOf(byte[] separator, int start) {
    for (int index = from + start; index <= to - separator.length; index++) {
      if (bytes[index] == separator[0]
          && Arrays.equals(
              bytes, index, index + separator.length, separator, 0, separator.length)) {
        return index - from;
      }
    }
    return -1;
  }
}
