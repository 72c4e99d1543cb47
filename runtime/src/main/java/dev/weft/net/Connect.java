package dev.weft.net;

import static dev.weft.Coroutines.toThread;

import dev.weft.frame.Frame;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a name and a port into a stream. */
final class Connect extends Frame<TcpStream> {
  private enum Phase {
    BEGIN,
    RESOLVING,
    CONNECTING
  }

  private final String host;
  private final int port;
  private final int limit;
  private Phase phase = Phase.BEGIN;
  private @Nullable Attempts attempts;

  Connect(String host, int port, int limit) {
    this.host = host;
    this.port = port;
    this.limit = limit;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (phase == Phase.BEGIN) {
      if (Addresses.isLiteral(host)) {
        return connect(Addresses.resolve(host));
      }
      phase = Phase.RESOLVING;
      if (awaiting(toThread(() -> Addresses.resolve(host)))) {
        return SUSPENDED;
      }
    }
    return phase == Phase.RESOLVING ? connect(result()) : stream();
  }

  private @Nullable Object connect(List<InetAddress> addresses) throws Throwable {
    phase = Phase.CONNECTING;
    var attempts = new Attempts(host + ":" + port, Addresses.inTurn(addresses), port);
    this.attempts = attempts;
    try {
      if (awaiting(attempts.begin())) {
        return SUSPENDED;
      }
    } catch (Throwable failure) {
      attempts.closeAll();
      throw failure;
    }
    return stream();
  }

  private TcpStream stream() throws Throwable {
    try {
      SocketChannel channel = result();
      return new TcpStream(new Connection(channel), limit);
    } catch (Throwable failure) {
      // Also if this was cancelled after one had connected.
      if (attempts != null) {
        attempts.closeAll();
      }
      throw failure;
    }
  }

  @Override
  public String toString() {
    return "TcpStream.connect";
  }
}
