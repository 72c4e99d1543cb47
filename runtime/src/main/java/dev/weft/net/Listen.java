package dev.weft.net;

import static dev.weft.Coroutines.toThread;

import dev.weft.AsyncFunction;
import dev.weft.frame.Frame;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a name and a port into a server. */
final class Listen extends Frame<TcpServer> {
  /** As asyncio has it. */
  private static final int BACKLOG = 100;

  /** A port that is free for one address may be taken for another. */
  private static final int MOST_TRIES = 10;

  private final String host;
  private final int port;
  private final int limit;
  private final AsyncFunction<TcpStream, Void> handler;
  private boolean begun;

  Listen(String host, int port, int limit, AsyncFunction<TcpStream, Void> handler) {
    this.host = host;
    this.port = port;
    this.limit = limit;
    this.handler = handler;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (!begun) {
      begun = true;
      if (host.isEmpty()) {
        return server(List.of(new InetSocketAddress(port).getAddress()));
      }
      if (Addresses.isLiteral(host)) {
        return server(Addresses.resolve(host));
      }
      if (awaiting(toThread(() -> Addresses.ofThisMachine(Addresses.resolve(host))))) {
        return SUSPENDED;
      }
    }
    return server(result());
  }

  private TcpServer server(List<InetAddress> addresses) throws IOException {
    List<ServerSocketChannel> channels = bind(addresses);
    try {
      return new TcpServer(channels, handler, limit);
    } catch (Throwable failure) {
      closeAll(channels, failure);
      throw failure;
    }
  }

  private List<ServerSocketChannel> bind(List<InetAddress> addresses) throws IOException {
    for (int tries = 1; true; tries++) {
      try {
        return bindOnce(addresses);
      } catch (BindException taken) {
        if (port != 0 || addresses.size() == 1 || tries == MOST_TRIES) {
          throw taken;
        }
      }
    }
  }

  private List<ServerSocketChannel> bindOnce(List<InetAddress> addresses) throws IOException {
    var channels = new ArrayList<ServerSocketChannel>();
    int port = this.port;
    try {
      for (InetAddress address : addresses) {
        var channel = ServerSocketChannel.open();
        channels.add(channel);
        bind(channel, new InetSocketAddress(address, port));
        port = channel.socket().getLocalPort();
      }
      return channels;
    } catch (Throwable failure) {
      closeAll(channels, failure);
      throw failure;
    }
  }

  private static void bind(ServerSocketChannel channel, InetSocketAddress address)
      throws IOException {
    try {
      channel.bind(address, BACKLOG);
    } catch (BindException | UnsupportedAddressTypeException refused) {
      String why = refused.getMessage() == null ? "no such addresses here" : refused.getMessage();
      var failure = new BindException("cannot listen at " + address + ": " + why);
      failure.initCause(refused);
      throw failure;
    }
  }

  private static void closeAll(List<ServerSocketChannel> channels, Throwable failure) {
    for (ServerSocketChannel channel : channels) {
      try {
        channel.close();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }

  @Override
  public String toString() {
    return "TcpServer.listen";
  }
}
