package dev.weft.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;

/**
 * The answering end of a connection. What comes is read by one thread and answered by another; a
 * request comes as a whole, and the next after the answer, as is so within one machine.
 */
final class Connection {
  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocateDirect(Echo.REQUEST);
  private final ByteBuffer out = ByteBuffer.allocateDirect(Echo.REQUEST);
  private int came;
  private CompletableFuture<Integer> reader;

  Connection(SocketChannel channel) {
    this.channel = channel;
  }

  /** How many bytes came; a future that waits for them ends on the thread that reads them. */
  synchronized CompletableFuture<Integer> read() {
    var end = new CompletableFuture<Integer>();
    if (came > 0) {
      end.complete(came);
      came = 0;
    } else {
      reader = end;
    }
    return end;
  }

  /** Sends back what came. */
  void write() {
    out.clear().put(in.flip()).flip();
    try {
      while (out.hasRemaining()) {
        channel.write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When there is something to read; false at the end of the connection. */
  boolean fill() throws IOException {
    CompletableFuture<Integer> end;
    int bytes;
    synchronized (this) {
      bytes = channel.read(in.clear());
      end = reader;
      reader = null;
      came = end == null ? bytes : 0;
    }
    if (end != null) {
      end.complete(bytes);
    }
    return bytes >= 0;
  }
}
