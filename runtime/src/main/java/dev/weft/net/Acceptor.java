package dev.weft.net;

import dev.weft.EventLoop;
import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Turns those who come to a socket of a server into its connections. */
final class Acceptor {
  /** So many may come in before others have their turn. */
  private static final int MOST_AT_ONCE = 100;

  /** The system may have no room for more, which does not change at once. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final EventLoop loop = EventLoop.current();
  private final ServerSocketChannel channel;
  private final TcpServer server;
  private final SelectionKey key;

  Acceptor(ServerSocketChannel channel, TcpServer server) throws IOException {
    this.channel = channel;
    this.server = server;
    key = loop.register(channel, SelectionKey.OP_ACCEPT, this::accept);
  }

  private void accept() {
    for (int count = 0; count < MOST_AT_ONCE; count++) {
      try {
        SocketChannel accepted = channel.accept();
        if (accepted == null) {
          return;
        }
        serve(accepted);
      } catch (IOException e) {
        loop.report(server + " cannot accept a connection, and tries again in a second", e);
        pause();
        return;
      }
    }
  }

  private void serve(SocketChannel accepted) {
    try {
      server.serve(new Connection(accepted));
    } catch (IOException broken) {
      loop.report(server + " lost a connection before it began", broken);
      close(accepted);
    }
  }

  private void pause() {
    key.interestOps(0);
    loop.callLater(
        PAUSE,
        () -> {
          if (key.isValid()) {
            key.interestOps(SelectionKey.OP_ACCEPT);
          }
        });
  }

  void close() {
    if (channel.isOpen()) {
      close(channel);
    }
  }

  private void close(Channel closed) {
    try {
      closed.close();
      // The system lets go of it, and of its port, no sooner.
      key.selector().selectNow(ready -> {});
    } catch (IOException e) {
      loop.report(server + " could not close a socket", e);
    }
  }
}
