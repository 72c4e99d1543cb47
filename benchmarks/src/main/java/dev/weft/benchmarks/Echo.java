package dev.weft.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * TCP connections of the machine with itself: one end of each asks, the other is for a peer, who
 * sends back what comes. All peers but virtual threads use the asynchronous channels of the JDK,
 * which have a thread of their own.
 */
final class Echo implements AutoCloseable {
  static final int CONNECTIONS = 50;
  static final int REQUEST = 64;

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final List<SocketChannel> sockets = new ArrayList<>();
  private final List<SocketChannel> asking = new ArrayList<>();
  private final Asker asker;

  private Echo() {
    asker = new Asker(asking);
    open.add(asker);
  }

  /** With {@link #connections}. */
  static Echo asynchronous() {
    var echo = new Echo();
    try {
      AsynchronousChannelGroup group =
          AsynchronousChannelGroup.withFixedThreadPool(1, Executors.defaultThreadFactory());
      echo.open.add(group::shutdownNow);
      try (var server = AsynchronousServerSocketChannel.open(group).bind(here())) {
        for (int i = 0; i < CONNECTIONS; i++) {
          echo.connectTo(server.getLocalAddress());
          echo.connections.add(new Connection(echo.opened(server.accept().get())));
        }
      }
      return echo;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With {@link #sockets}. */
  static Echo blocking() {
    var echo = new Echo();
    try (var server = ServerSocketChannel.open().bind(here())) {
      for (int i = 0; i < CONNECTIONS; i++) {
        echo.connectTo(server.getLocalAddress());
        echo.sockets.add(echo.opened(server.accept()));
      }
      return echo;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SocketAddress here() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private void connectTo(SocketAddress server) throws IOException {
    asking.add(opened(SocketChannel.open(server)));
  }

  private <C extends NetworkChannel> C opened(C channel) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    open.add(channel);
    return channel;
  }

  List<Connection> connections() {
    return connections;
  }

  List<SocketChannel> sockets() {
    return sockets;
  }

  /** Begins to send so many requests on each connection, the next when the last was answered. */
  void ask(int requests) {
    asker.ask(requests);
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  /** The answering end of a connection; its futures end on the thread of the channels. */
  static final class Connection implements CompletionHandler<Integer, CompletableFuture<Integer>> {
    private final AsynchronousSocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(REQUEST);
    private boolean writing;

    Connection(AsynchronousSocketChannel channel) {
      this.channel = channel;
    }

    /** Reads what comes next; how many bytes that is. */
    CompletableFuture<Integer> read() {
      var end = new CompletableFuture<Integer>();
      buffer.clear();
      writing = false;
      channel.read(buffer, end, this);
      return end;
    }

    /** Writes what was read. */
    CompletableFuture<Integer> write() {
      var end = new CompletableFuture<Integer>();
      buffer.flip();
      writing = true;
      channel.write(buffer, end, this);
      return end;
    }

    @Override
    public void completed(Integer bytes, CompletableFuture<Integer> end) {
      if (writing && buffer.hasRemaining()) {
        channel.write(buffer, end, this);
      } else {
        end.complete(bytes);
      }
    }

    @Override
    public void failed(Throwable failure, CompletableFuture<Integer> end) {
      end.completeExceptionally(failure);
    }
  }
}
