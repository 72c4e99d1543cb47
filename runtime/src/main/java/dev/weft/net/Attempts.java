package dev.weft.net;

import dev.weft.EventLoop;
import dev.weft.Handle;
import dev.weft.Promise;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Turns addresses into one connection: to the first that answers, RFC 8305. */
final class Attempts {
  private static final Duration HEAD_START = Duration.ofMillis(250);

  private final EventLoop loop = EventLoop.current();
  private final Promise<SocketChannel> connected = new Promise<>();
  private final String target;
  private final Queue<InetAddress> left;
  private final int port;
  private final List<SocketChannel> open = new ArrayList<>();
  private final List<IOException> failures = new ArrayList<>();
  private @Nullable Handle timer;

  Attempts(String target, List<InetAddress> addresses, int port) {
    this.target = target;
    left = new ArrayDeque<>(addresses);
    this.port = port;
  }

  /**
   * Gives what ends with the channel; who gets it not, in whatever way, has to {@link #closeAll}.
   */
  Promise<SocketChannel> begin() {
    next();
    return connected;
  }

  /** Gives up what is under way, and what has come of it. */
  void closeAll() {
    stopTimer();
    left.clear();
    open.forEach(this::close);
    open.clear();
  }

  private void next() {
    stopTimer();
    InetAddress address = left.poll();
    if (address != null) {
      attempt(new InetSocketAddress(address, port));
    } else if (open.isEmpty() && !connected.isDone()) {
      connected.setException(failure());
    }
  }

  private void attempt(InetSocketAddress address) {
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open();
      open.add(channel);
      SocketChannel opened = channel;
      SelectionKey unused =
          loop.register(channel, SelectionKey.OP_CONNECT, () -> finish(opened, address));
      if (channel.connect(address)) {
        won(channel);
      } else if (!left.isEmpty()) {
        timer = loop.callLater(HEAD_START, this::next);
      }
    } catch (IOException | UnsupportedAddressTypeException e) {
      failed(channel, address, e);
    }
  }

  private void finish(SocketChannel channel, InetSocketAddress address) {
    try {
      if (channel.finishConnect()) {
        won(channel);
      }
    } catch (IOException e) {
      failed(channel, address, e);
    }
  }

  /** It is the only one left open: whoever does not take it closes it by {@link #closeAll}. */
  private void won(SocketChannel winner) {
    open.remove(winner);
    closeAll();
    open.add(winner);
    if (!connected.isDone()) {
      connected.setResult(winner);
    }
  }

  private void failed(@Nullable SocketChannel channel, InetSocketAddress address, Exception e) {
    if (channel != null) {
      open.remove(channel);
      close(channel);
    }
    String why = e.getMessage() == null ? "no such addresses here" : e.getMessage();
    var failure = new ConnectException(address + ": " + why);
    failure.initCause(e);
    failures.add(failure);
    next();
  }

  private IOException failure() {
    var failure = new ConnectException("cannot connect to " + target + ": " + messages());
    failures.forEach(failure::addSuppressed);
    return failure;
  }

  private String messages() {
    return String.join("; ", failures.stream().map(Throwable::getMessage).toList());
  }

  private void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      loop.report("a socket could not be closed", e);
    }
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
