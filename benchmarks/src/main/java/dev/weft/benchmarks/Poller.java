package dev.weft.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** The thread that waits for what comes on many connections. */
final class Poller implements AutoCloseable {
  private final Selector selector;
  private final List<Connection> connections = new ArrayList<>();

  Poller() throws IOException {
    selector = Selector.open();
  }

  /** Begins to watch the channels, the first time it is called. */
  List<Connection> watch(List<SocketChannel> channels) {
    try {
      if (connections.isEmpty()) {
        for (SocketChannel channel : channels) {
          var connection = new Connection(channel);
          channel.configureBlocking(false);
          channel.register(selector, SelectionKey.OP_READ, connection);
          connections.add(connection);
        }
        var thread = new Thread(this::poll, "poller");
        thread.setDaemon(true);
        thread.start();
      }
      return connections;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void poll() {
    try {
      while (selector.isOpen()) {
        selector.select(
            key -> {
              try {
                if (!((Connection) key.attachment()).fill()) {
                  key.cancel();
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
  }
}
