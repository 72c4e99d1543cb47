package dev.weft.net;

import static dev.weft.Coroutines.createTask;

import dev.weft.AsyncFunction;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Registration;
import dev.weft.Task;
import dev.weft.sync.AsyncEvent;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accepts TCP connections, and runs a task for each.
 *
 * <p>The task runs the handler, and closes the stream when that has ended, within half a minute if
 * the other side does not take what is left to be sent. What a handler fails with goes to the
 * {@linkplain dev.weft.RunOptions#exceptionHandler exception handler} at once; the server and its
 * other connections go on. Cancelling the task closes the stream without waiting for what is not
 * sent yet; the end of the run cancels all.
 *
 * <p>asyncio's {@code start_server}, where the handler has to close the stream.
 */
public final class TcpServer {
  private final EventLoop loop = EventLoop.current();
  private final AsyncEvent closed = new AsyncEvent();
  private final AsyncFunction<TcpStream, Void> handler;
  private final int limit;
  private final List<Acceptor> acceptors;
  private final int port;
  private int open;
  private boolean stopped;

  TcpServer(List<ServerSocketChannel> channels, AsyncFunction<TcpStream, Void> handler, int limit)
      throws IOException {
    this.handler = handler;
    this.limit = limit;
    port = channels.get(0).socket().getLocalPort();
    var acceptors = new ArrayList<Acceptor>();
    for (ServerSocketChannel channel : channels) {
      acceptors.add(new Acceptor(channel, this));
    }
    this.acceptors = acceptors;
  }

  /**
   * Begins to accept connections. Lines and other parts may have 64 KiB; see {@link #listen(String,
   * int, int, AsyncFunction)}.
   */
  public static Coroutine<TcpServer> listen(
      @Nullable String host, int port, AsyncFunction<TcpStream, Void> handler) {
    return listen(host, port, TcpStream.DEFAULT_LIMIT, handler);
  }

  /**
   * Begins to accept connections at all addresses of a name, or, where the host is null or empty,
   * at all of the machine. Suspends while the name is resolved. Cancelling while this waits leaves
   * nothing behind. Throws {@link java.net.UnknownHostException} if there is no such name, and
   * {@link java.net.BindException} if the port is taken.
   *
   * @param port 0 for one that is free, see {@link #port()}
   * @param limit how many bytes a line may have, or the part before a separator
   * @throws IllegalArgumentException if the port is not from 0 to 65535, or the limit not above 0
   */
  public static Coroutine<TcpServer> listen(
      @Nullable String host, int port, int limit, AsyncFunction<TcpStream, Void> handler) {
    if (handler == null) {
      throw new NullPointerException("the handler must not be null");
    }
    return new Listen(
        host == null ? "" : host,
        Addresses.requirePort(port),
        TcpStream.requireLimit(limit),
        handler);
  }

  /** The port that this listens at. */
  public int port() {
    return port;
  }

  /**
   * Accepts no more connections; those there are go on. Does nothing the second time.
   *
   * @throws IllegalStateException on another thread than the loop's
   */
  public void stop() {
    loop.requireThread();
    if (!stopped) {
      stopped = true;
      acceptors.forEach(Acceptor::close);
      closeIfOver();
    }
  }

  /**
   * Waits until this was {@linkplain #stop stopped} and all its connections are closed; does not
   * suspend if that is so. Cancelling ends the wait, and changes nothing for others.
   */
  public Coroutine<Void> waitClosed() {
    return closed.waitSet();
  }

  /** How many connections are open. */
  public int connections() {
    return open;
  }

  /** Runs the handler for a connection that was accepted. */
  void serve(Connection connection) throws IOException {
    var stream = new TcpStream(connection, limit);
    open++;
    connection.onClosed(
        () -> {
          open--;
          closeIfOver();
        });
    Task<Void> task =
        createTask(new Serving(handler, stream), "connection from " + stream.remoteAddress());
    // Closed already, unless it was cancelled.
    Registration unused = task.onDone(done -> connection.abort());
  }

  private void closeIfOver() {
    if (stopped && open == 0) {
      closed.set();
    }
  }

  @Override
  public String toString() {
    return "TcpServer[port " + port + ", " + open + " connections" + (stopped ? ", stopped]" : "]");
  }
}
