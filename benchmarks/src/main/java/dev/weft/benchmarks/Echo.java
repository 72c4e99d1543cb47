package dev.weft.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * TCP connections of the machine with itself: one end of each asks, the other is for a peer, who
 * sends back what comes. Virtual threads and Weft read their own sockets; for the other peers, who
 * have none, a thread of its own waits for what comes.
 */
final class Echo implements AutoCloseable {
  static final int CONNECTIONS = 50;
  static final int REQUEST = 64;

  private final List<SocketChannel> asking = new ArrayList<>();
  private final List<SocketChannel> answering = new ArrayList<>();
  private final Asker asker = new Asker(asking);
  private final Poller poller;

  Echo() {
    try {
      poller = new Poller();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answering ends, for blocking use. */
  List<SocketChannel> sockets() {
    if (answering.isEmpty()) {
      try (var server = ServerSocketChannel.open()) {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        for (int i = 0; i < CONNECTIONS; i++) {
          connectTo(server.socket().getLocalPort());
          answering.add(quick(server.accept()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return answering;
  }

  /** The answering ends, from now on not for blocking use. */
  List<Connection> connections() {
    return poller.watch(sockets());
  }

  /** Connects all to a server of the peer's own. */
  void connectAllTo(int port) {
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        connectTo(port);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void connectTo(int port) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    asking.add(quick(SocketChannel.open(address)));
  }

  private static SocketChannel quick(SocketChannel channel) throws IOException {
    return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  /** Begins to send so many requests on each connection, the next when the last was answered. */
  void ask(int requests) {
    asker.ask(requests);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    asker.close();
    poller.close();
    for (SocketChannel channel : asking) {
      channel.close();
    }
    for (SocketChannel channel : answering) {
      channel.close();
    }
  }
}
