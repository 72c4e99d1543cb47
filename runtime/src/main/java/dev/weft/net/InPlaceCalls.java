package dev.weft.net;

import dev.weft.Task;
import dev.weft.frame.InPlace;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What compiled bodies call instead of awaiting a coroutine of this package, see {@link InPlace}.
 * Not for users.
 */
public final class InPlaceCalls {
  private InPlaceCalls() {}

  /** Awaits {@link TcpStream#read}. */
  public static @Nullable Object read(Task<?> task, int depth, TcpStream stream, int max)
      throws Throwable {
    return stream.connection().freeReader(TcpStream.requireCount(max)).awaitAgainIn(task);
  }

  /** Awaits {@link TcpStream#write}. */
  public static @Nullable Object write(Task<?> task, int depth, TcpStream stream, byte[] bytes)
      throws Throwable {
    int sent = sendNow(stream.connection(), TcpStream.notNull(bytes));
    return sent == bytes.length
        ? null
        : new SendBytes(stream.connection(), bytes, sent).awaitIn(task, depth, null);
  }

  /** What most writes come to: one call of the system that takes all. */
  private static int sendNow(Connection connection, byte[] bytes) throws IOException {
    connection.requireHere();
    connection.outgoing.requireUsable();
    return connection.outgoing.isIdle() && bytes.length <= Transfer.SIZE
        ? connection.write(bytes, 0, bytes.length)
        : 0;
  }
}
