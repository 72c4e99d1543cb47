package dev.weft.net;

import dev.weft.Task;
import dev.weft.frame.InPlace;
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
    Connection connection = stream.connection();
    int count = TcpStream.requireCount(max);
    connection.requireHere();
    return connection.freeReader(count).awaitAgainIn(task);
  }

  /** Awaits {@link TcpStream#write}. */
  public static @Nullable Object write(Task<?> task, int depth, TcpStream stream, byte[] bytes)
      throws Throwable {
    Connection connection = stream.connection();
    int length = TcpStream.notNull(bytes).length;
    connection.requireHere();
    connection.outgoing.requireUsable();
    int sent = 0;
    if (connection.outgoing.isIdle() && length <= Transfer.SIZE) {
      sent = connection.outgoing.write(bytes, 0, length);
      if (sent == length) {
        return null;
      }
    }
    return new SendBytes(connection, bytes, sent).awaitIn(task, depth, null);
  }
}
