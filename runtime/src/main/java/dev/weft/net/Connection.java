package dev.weft.net;

import dev.weft.EventLoop;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** Turns the readiness of a socket into wake-ups of those who wait for it. */
final class Connection {
  final Incoming incoming;
  final Outgoing outgoing = new Outgoing(this);
  private final EventLoop loop;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final String name;

  /** What the key is interested in; asking it costs more. */
  private int interest = SelectionKey.OP_READ;

  private @Nullable Reading<?> reader;

  /** For reads in place, as long as nobody reads; null until it is needed. */
  private @Nullable ReadSome own;

  /** Called once, when this is closed. */
  private @Nullable Runnable onClosed;

  /** Whether somebody closes this, or has. */
  private boolean closing;

  /** Takes the channel over, which is connected; in a loop. */
  Connection(SocketChannel channel) throws IOException {
    this.channel = channel;
    loop = EventLoop.current();
    incoming = new Incoming(channel);
    name = channel.getLocalAddress() + " to " + channel.getRemoteAddress();
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    key = loop.register(channel, interest, this::ready);
  }

  SocketChannel channel() {
    return channel;
  }

  void onClosed(Runnable callback) {
    onClosed = callback;
  }

  /** In every operation, before all else. */
  void requireHere() {
    if (!loop.isThread()) {
      throw new IllegalStateException(
          this + " belongs to " + loop + ", which does not run on this thread now");
    }
  }

  void requireOpen() throws SocketException {
    if (isClosing()) {
      throw new SocketException(this + " is closed");
    }
  }

  boolean isClosing() {
    return closing || isClosed();
  }

  boolean isClosed() {
    return !channel.isOpen();
  }

  /** One that has not begun to read. */
  ReadSome freeReader(int max) {
    ReadSome own = this.own;
    if (own == null || reader != null) {
      own = new ReadSome(this, max);
      this.own = own;
    } else {
      own.max = max;
    }
    return own;
  }

  /**
   * At the begin of a read, which ends with {@link #endReading}.
   *
   * @throws IllegalStateException if there is another
   */
  void beginReading(Reading<?> reader) {
    if (this.reader != null) {
      throw new IllegalStateException(
          "another task reads from " + this + ": a stream has one reader at a time");
    }
    this.reader = reader;
  }

  void endReading() {
    reader = null;
  }

  /** Lets the reader be woken. */
  void wantToRead() {
    want(SelectionKey.OP_READ, true);
  }

  void wantToWrite(boolean wanted) {
    want(SelectionKey.OP_WRITE, wanted);
  }

  private void want(int operation, boolean wanted) {
    int now = wanted ? interest | operation : interest & ~operation;
    if (now != interest) {
      interest = now;
      key.interestOps(now);
    }
  }

  /** The loop calls this back. */
  private void ready() {
    int operations = key.readyOps();
    if ((operations & SelectionKey.OP_READ) != 0) {
      if (reader != null) {
        reader.wake();
      } else {
        want(SelectionKey.OP_READ, false);
      }
    }
    if ((operations & SelectionKey.OP_WRITE) != 0) {
      outgoing.flush();
    }
  }

  /**
   * Receives what the socket has. The system tells of a broken connection once, and then, as of the
   * end, that there is no more.
   */
  void receive() throws IOException {
    try {
      if (incoming.receive()) {
        return;
      }
    } catch (IOException e) {
      outgoing.broken(e);
      throw e;
    }
    outgoing.throwIfBroken();
    incoming.end();
  }

  /** For {@link Outgoing#write}. */
  int write(byte[] bytes, int from, int count) throws IOException {
    ByteBuffer buffer = Transfer.buffer();
    return channel.write(buffer.put(bytes, from, count).flip());
  }

  void shutdownOutput() throws IOException {
    channel.shutdownOutput();
  }

  /** From now on, all that begins is refused; who reads is so too. */
  void refuseAll() {
    closing = true;
    if (reader != null) {
      reader.wake();
    }
  }

  /** Closes the socket; what is still to be sent fails. */
  void close() throws IOException {
    closing = true;
    if (!isClosed()) {
      try {
        channel.close();
      } finally {
        outgoing.fail(new SocketException(this + " was closed before all was sent"));
        if (onClosed != null) {
          onClosed.run();
        }
      }
    }
  }

  /** Closes at once, for who cannot wait. */
  void abort() {
    refuseAll();
    try {
      close();
    } catch (IOException e) {
      loop.report(this + " could not be closed", e);
    }
  }

  @Override
  public String toString() {
    return "TcpStream[" + name + (closing ? ", closed]" : "]");
  }
}
