package dev.weft.net;

import java.nio.ByteBuffer;

/** The memory between sockets and arrays, which each thread has once. */
final class Transfer {
  /** No more is received, or sent, by one call of the system. */
  static final int SIZE = 64 * 1024;

  private static final ThreadLocal<ByteBuffer> BUFFER =
      ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(SIZE));

  private Transfer() {}

  /** The buffer of this thread, empty; nobody may rely on it across a suspension. */
  static ByteBuffer buffer() {
    return BUFFER.get().clear();
  }
}
