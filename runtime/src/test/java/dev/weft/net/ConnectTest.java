package dev.weft.net;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weft.CancelledError;
import dev.weft.EventLoop;
import dev.weft.Promise;
import dev.weft.Steps;
import dev.weft.Task;
import dev.weft.frame.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The way to a stream. */
@SuppressWarnings("NullAway.Init") // set by steps
class ConnectTest extends NetTest {
  private Task<?> task;
  private int cancelled;

  @Test
  void hostMayBeAName() {
    run(
        body()
            .await(
                () -> TcpStream.connect("localhost", listener.getLocalPort()),
                connected -> log.add(((TcpStream) connected).remoteAddress().getPort())));
    assertThat(log).containsExactly(listener.getLocalPort());
  }

  @Test
  void refusedConnectionNamesTheTargetAndWhatEachAddressSaid() throws Exception {
    int port = listener.getLocalPort();
    listener.close();
    assertThat(failureOf(TcpStream.connect(HERE, port)))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("cannot connect to 127.0.0.1:" + port)
        .hasMessageContaining("refused")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
  }

  @Test
  void nameThatIsNoneIsTheVeryFailure() {
    assertThat(failureOf(TcpStream.connect("no-such-host.invalid", 1)))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void nextAddressIsTriedWhenOneHasFailed() throws Exception {
    // Nobody listens at the first of these, at this port.
    run(
        body()
            .await(() -> begin("127.0.0.2", HERE), channel -> logRemote((SocketChannel) channel)));
    assertThat(log).containsExactly(HERE);
  }

  @Test
  void nextAddressIsTriedWhenOneDoesNotAnswer() throws Exception {
    // The first belongs to a network for documents (RFC 5737); its packets go nowhere, or nowhere
    // at once, by the machine's routes.
    run(
        body()
            .await(() -> begin("192.0.2.1", HERE), channel -> logRemote((SocketChannel) channel)));
    assertThat(log).containsExactly(HERE);
  }

  private void logRemote(SocketChannel channel) throws Exception {
    log.add(channel.socket().getInetAddress().getHostAddress());
  }

  private Promise<SocketChannel> begin(String... hosts) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    for (String host : hosts) {
      addresses.add(InetAddress.getAllByName(host)[0]);
    }
    return new Attempts("test", addresses, listener.getLocalPort()).begin();
  }

  @Test
  void allFailuresAreToldOf() {
    Throwable failure = failureOf(body().await(() -> begin("127.0.0.2", "127.0.0.3")));
    assertThat(failure)
        .hasMessageContaining("127.0.0.2")
        .hasMessageContaining("127.0.0.3")
        .satisfies(all -> assertThat(all.getSuppressed()).hasSize(2));
  }

  @Test
  void cancelledConnectLeavesNoSocket() throws Exception {
    run(
        body()
            .run(() -> task = createTask(TcpStream.connect(HERE, listener.getLocalPort())))
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .tryAwait(() -> task, this::logFailure)
            .await(() -> sleep(seconds(1)))
            .run(() -> peer = listener.accept())
            .run(() -> log.add(peer.getInputStream().read())));
    assertThat(log).containsExactly("CancelledError", -1);
  }

  @Test
  void connectThatIsCancelledAtWhateverTurnLeavesNoSocket() {
    Path open = requireListOfOpenFiles();
    Steps<Void> body = body();
    body.await(() -> TcpStream.connect(HERE, listener.getLocalPort()), connected -> {});
    body.run(() -> log.add(count(open)));
    for (int i = 0; i < 60; i++) {
      body.run(() -> task = createTask(TcpStream.connect(HERE, listener.getLocalPort())));
      for (int turn = 0; turn < i % 6; turn++) {
        body.await(() -> yieldNow());
      }
      body.run(() -> Thread.sleep(1))
          .run(() -> EventLoop.current().callSoon(() -> task.cancel()))
          .tryAwait(
              () -> task, connected -> ((TcpStream) connected).connection().abort(), this::count)
          .run(() -> listener.accept().close());
    }
    body.await(() -> sleep(seconds(1))).run(() -> log.add(count(open)));
    run(body);
    assertThat(cancelled).isPositive();
    assertThat((Long) log.get(1) - (Long) log.get(0)).isLessThan(10);
  }

  private void count(Throwable failure) {
    assertThat(failure).isInstanceOf(CancelledError.class);
    cancelled++;
  }

  private static Path requireListOfOpenFiles() {
    Path open = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(open), "elsewhere nobody says what is open");
    return open;
  }

  @Test
  void connectWhereNoLoopCanWaitForItLeavesNoSocket() {
    Path open = requireListOfOpenFiles();
    long before = count(open);
    for (int i = 0; i < 100; i++) {
      assertThat(startAFuture().isCompletedExceptionally()).isTrue();
    }
    assertThat(count(open) - before).isLessThan(50);
  }

  private CompletableFuture<TcpStream> startAFuture() {
    return Frame.start(TcpStream.connect(HERE, listener.getLocalPort()));
  }

  private static long count(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.count();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void familiesTakeTurns() throws Exception {
    InetAddress four = InetAddress.getAllByName("1.1.1.1")[0];
    InetAddress other = InetAddress.getAllByName("1.1.1.2")[0];
    InetAddress third = InetAddress.getAllByName("1.1.1.3")[0];
    InetAddress six = InetAddress.getAllByName("2001:db8::1")[0];
    InetAddress seven = InetAddress.getAllByName("2001:db8::2")[0];
    assertThat(Addresses.inTurn(List.of(four, other, third, six, seven)))
        .containsExactly(four, six, other, seven, third);
    assertThat(Addresses.inTurn(List.of(six, four, seven))).containsExactly(six, four, seven);
    assertThat(Addresses.inTurn(List.of(six, seven, four, other)))
        .containsExactly(six, four, seven, other);
    assertThat(Addresses.inTurn(List.of(four))).containsExactly(four);
  }

  @Test
  void literalsAreToldFromNames() {
    assertThat(List.of("127.0.0.1", "255.255.255.255", "0.0.0.0", "::1", "fe80::1%1"))
        .allMatch(Addresses::isLiteral);
    assertThat(List.of("localhost", "1.2.3", "256.1.1.1", "1.2.3.4.", "1.2.3.4.5", "a.b", ""))
        .noneMatch(Addresses::isLiteral);
  }

  @Test
  void portsAndLimitsAreChecked() {
    assertThatThrownBy(() -> TcpStream.connect(HERE, 65536))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65536");
    assertThatThrownBy(() -> TcpStream.connect(HERE, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TcpStream.connect(HERE, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limit");
  }
}
