package dev.weft.net;

import static dev.weft.Coroutines.done;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/** What tests of the whole API need, made in a running task without waiting. */
public final class NetSamples {
  private NetSamples() {}

  /** A stream whose other side nobody listens to. */
  public static TcpStream stream() throws IOException {
    try (var listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      var connection = new Connection(SocketChannel.open(listener.getLocalAddress()));
      return new TcpStream(connection, TcpStream.DEFAULT_LIMIT);
    }
  }

  /** A server that nobody knows of. */
  public static TcpServer server() throws IOException {
    var channel = ServerSocketChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return new TcpServer(List.of(channel), stream -> done(), TcpStream.DEFAULT_LIMIT);
  }
}
