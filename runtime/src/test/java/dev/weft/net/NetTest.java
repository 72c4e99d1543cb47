package dev.weft.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.LoopTest;
import dev.weft.Steps;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * A stream whose other side is a socket of the JDK. A test that blocks for want of what the loop
 * would do is given up after a minute.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("NullAway.Init") // set by steps
abstract class NetTest extends LoopTest {
  static final String HERE = "127.0.0.1";

  ServerSocket listener;
  Socket peer;
  TcpStream stream;

  @BeforeEach
  void listen() throws IOException {
    listener = new ServerSocket(0, 10, InetAddress.getAllByName(HERE)[0]);
  }

  @AfterEach
  void hangUp() throws IOException {
    if (peer != null) {
      peer.close();
    }
    listener.close();
  }

  /** A body that begins with a connection. */
  final Steps<Void> connected() {
    return connected(TcpStream.DEFAULT_LIMIT);
  }

  final Steps<Void> connected(int limit) {
    return LoopTest.<Void>body()
        .await(
            () -> TcpStream.connect(HERE, listener.getLocalPort(), limit),
            connected -> {
              stream = (TcpStream) connected;
              peer = listener.accept();
            });
  }

  /** What the other side sends. */
  final void say(String text) throws IOException {
    peer.getOutputStream().write(bytes(text));
  }

  /** What the other side has received. */
  final String hear(int count) throws IOException {
    return text(peer.getInputStream().readNBytes(count));
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static String text(Object bytes) {
    return new String((byte[]) bytes, UTF_8);
  }

  /** Logs bytes as their text. */
  final void logText(Object bytes) {
    log.add(text(bytes));
  }

  /** Logs what was thrown, in short. */
  final void logFailure(Throwable failure) {
    log.add(failure.getClass().getSimpleName());
  }
}
