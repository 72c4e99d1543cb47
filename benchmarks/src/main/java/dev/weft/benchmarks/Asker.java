package dev.weft.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The thread that sends requests on many connections and waits for what comes back. */
final class Asker implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            var asker = new Thread(work, "asker");
            asker.setDaemon(true);
            return asker;
          });
  private final List<SocketChannel> channels;
  private final ByteBuffer request = ByteBuffer.allocateDirect(Echo.REQUEST);
  private final ByteBuffer answer = ByteBuffer.allocateDirect(Echo.REQUEST);

  Asker(List<SocketChannel> channels) {
    this.channels = channels;
  }

  void ask(int requests) {
    thread.execute(
        () -> {
          try (Selector selector = Selector.open()) {
            for (SocketChannel channel : channels) {
              channel.configureBlocking(false);
              channel.register(selector, SelectionKey.OP_READ, new Dialog(requests));
              send(channel);
            }
            int open = channels.size();
            while (open > 0) {
              selector.select();
              for (SelectionKey key : selector.selectedKeys()) {
                open -= goOn(key) ? 0 : 1;
              }
              selector.selectedKeys().clear();
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** False when all was answered. */
  private boolean goOn(SelectionKey key) throws IOException {
    var channel = (SocketChannel) key.channel();
    var dialog = (Dialog) key.attachment();
    answer.clear().limit(dialog.missing);
    dialog.missing -= channel.read(answer);
    if (dialog.missing == 0 && --dialog.left > 0) {
      dialog.missing = Echo.REQUEST;
      send(channel);
    }
    return dialog.left > 0;
  }

  private void send(SocketChannel channel) throws IOException {
    request.clear();
    while (request.hasRemaining()) {
      channel.write(request);
    }
  }

  /** Waits for the last answers. */
  @Override
  public void close() throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("some requests were never answered");
    }
  }

  private static final class Dialog {
    private int left;
    private int missing = Echo.REQUEST;

    Dialog(int left) {
      this.left = left;
    }
  }
}
