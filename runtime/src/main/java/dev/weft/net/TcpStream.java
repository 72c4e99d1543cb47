package dev.weft.net;

import dev.weft.AsyncIterable;
import dev.weft.Coroutine;
import dev.weft.frame.InPlace;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection: bytes that come, and bytes that go.
 *
 * <p>One task reads at a time; a second reader is an {@link IllegalStateException}. Any number of
 * tasks may write, each write as a whole behind those before it. All methods that wait throw {@link
 * IOException} when the connection breaks, and {@link java.net.SocketException} once the stream is
 * closed; who reads already when it is closed sees that too.
 *
 * <p>Nothing is read from the system unless somebody asks, and then 64 KiB at most, so that a slow
 * reader slows the other side down, and that the end of a connection is seen by who reads or
 * writes. Cancelling a read loses no byte: what came stays for the next.
 *
 * <p>asyncio's {@code StreamReader} and {@code StreamWriter} in one.
 */
public final class TcpStream {
  /** The longest line, or part before a separator, unless the stream is given another limit. */
  static final int DEFAULT_LIMIT = 64 * 1024;

  private final Connection connection;
  private final InetSocketAddress localAddress;
  private final InetSocketAddress remoteAddress;
  private final int limit;

  TcpStream(Connection connection, int limit) throws IOException {
    this.connection = connection;
    this.limit = limit;
    localAddress = (InetSocketAddress) connection.channel().getLocalAddress();
    remoteAddress = (InetSocketAddress) connection.channel().getRemoteAddress();
  }

  /**
   * Connects to a server. Lines and other parts may have 64 KiB; see {@link #connect(String, int,
   * int)}.
   */
  public static Coroutine<TcpStream> connect(String host, int port) {
    return connect(host, port, DEFAULT_LIMIT);
  }

  /**
   * Connects to a server. Where its name has several addresses, they are tried in their order, IPv4
   * and IPv6 in turn, the next when one has failed or after 250 ms, and the first that answers wins
   * (RFC 8305). Suspends. Cancelling ends all attempts. Throws {@link
   * java.net.UnknownHostException} if there is no such name, and {@link java.net.ConnectException}
   * if no address answers, with what each has failed with as suppressed.
   *
   * @param limit how many bytes a line may have, or the part before a separator
   * @throws IllegalArgumentException if the port is not from 0 to 65535, or the limit not above 0
   */
  public static Coroutine<TcpStream> connect(String host, int port, int limit) {
    if (host == null) {
      throw new NullPointerException("the host must not be null");
    }
    return new Connect(host, Addresses.requirePort(port), requireLimit(limit));
  }

  static int requireLimit(int limit) {
    if (limit <= 0) {
      throw new IllegalArgumentException("the limit must be above 0, and is " + limit);
    }
    return limit;
  }

  /**
   * Reads some bytes: what there is, at most so many. Suspends until there are some. An empty array
   * says that the other side sends no more. Cancelling loses no byte.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  @InPlace(InPlaceCalls.class)
  public Coroutine<byte[]> read(int max) {
    return new ReadSome(connection, requireCount(max));
  }

  /** Reads until the other side sends no more. Suspends until then. Cancelling loses no byte. */
  public Coroutine<byte[]> readAll() {
    return new ReadAll(connection);
  }

  /**
   * Reads so many bytes. Suspends until they are there. Throws {@link IncompleteReadException},
   * with the bytes, if the other side sends fewer. Cancelling loses no byte.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public Coroutine<byte[]> readExactly(int count) {
    return new ReadExactly(connection, requireCount(count));
  }

  /**
   * Reads up to and with a separator. Suspends until it is there. Throws {@link
   * IncompleteReadException}, with the bytes, if the other side ends before, and {@link
   * LimitOverrunException} if more than the limit comes before it; then all stays in the stream.
   * Cancelling loses no byte.
   *
   * @throws IllegalArgumentException if the separator is empty
   */
  public Coroutine<byte[]> readUntil(byte[] separator) {
    if (separator == null) {
      throw new NullPointerException("the separator must not be null");
    }
    if (separator.length == 0) {
      throw new IllegalArgumentException("the separator must have one byte or more");
    }
    return new ReadUntil(connection, separator.clone(), limit);
  }

  /**
   * Reads a line: UTF-8 up to a line feed, which is left out, as a carriage return before it is.
   * Suspends until it is there. The end of the stream ends the last line; null says that there is
   * none any more. Throws {@link LimitOverrunException} if the line is longer than the limit, and
   * drops what came of it. Cancelling loses no byte.
   */
  public Coroutine<@Nullable String> readLine() {
    return new ReadLine(connection, limit);
  }

  /**
   * The lines to come, each read as {@link #readLine} does, until the stream ends. Cancelling loses
   * no line that {@code hasNext} has not told of.
   */
  public AsyncIterable<String> lines() {
    return new Lines(this);
  }

  /**
   * Writes all bytes. Suspends unless the system takes them at once, until it has taken all; do not
   * change the array before. Cancelling ends the wait alone: the bytes are sent all the same, so
   * that what is written after them makes sense to the other side.
   */
  @InPlace(InPlaceCalls.class)
  public Coroutine<Void> write(byte[] bytes) {
    return new SendBytes(connection, notNull(bytes));
  }

  /**
   * Tells the other side that no more comes, behind all that was written; reading goes on. Suspends
   * until that was sent. Cancelling ends the wait alone. Writing fails from now on.
   */
  public Coroutine<Void> shutdownOutput() {
    return new SendEnd(connection);
  }

  /**
   * Closes the connection when all that was written is sent; does not suspend if it is. From now
   * on, reading and writing fail, also for who reads already; who writes already is waited for.
   * Cancelling closes at once, and drops what is not sent yet; {@code waitFor(stream.close(),
   * limit)} does so for an other side that may never read. Throws, once, why bytes were lost whose
   * write was cancelled. Else does nothing if the stream is closed.
   */
  public Coroutine<Void> close() {
    return new Closing(connection);
  }

  /** Whether the stream is closed, or about to be. */
  public boolean isClosed() {
    return connection.isClosing();
  }

  /** The address of this side. */
  public InetSocketAddress localAddress() {
    return localAddress;
  }

  /** The address of the other side. */
  public InetSocketAddress remoteAddress() {
    return remoteAddress;
  }

  Connection connection() {
    return connection;
  }

  static int requireCount(int count) {
    if (count < 0) {
      throw new IllegalArgumentException(
          "the number of bytes must not be negative, and is " + count + "; readAll() reads all");
    }
    return count;
  }

  static byte[] notNull(byte[] bytes) {
    if (bytes == null) {
      throw new NullPointerException("the bytes must not be null");
    }
    return bytes;
  }

  @Override
  public String toString() {
    return connection.toString();
  }
}
