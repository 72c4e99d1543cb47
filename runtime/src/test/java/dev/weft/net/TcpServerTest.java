package dev.weft.net;

import static dev.weft.Coroutines.allTasks;
import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.AsyncFunction;
import dev.weft.AsyncLocal;
import dev.weft.Coroutine;
import dev.weft.Steps;
import dev.weft.Task;
import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers and the tasks of their connections. */
@SuppressWarnings("NullAway.Init") // set by steps
class TcpServerTest extends NetTest {
  /** More than the buffers of the system take. */
  private static final byte[] MUCH = new byte[20_000_000];

  private final List<Socket> clients = new ArrayList<>();
  private TcpServer server;
  private Task<?> task;

  @AfterEach
  void closeClients() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
  }

  private Steps<Void> serving(AsyncFunction<TcpStream, Void> handler) {
    return NetTest.<Void>body()
        .await(() -> TcpServer.listen(HERE, 0, handler), made -> server = (TcpServer) made);
  }

  private Socket call() throws IOException {
    var client = new Socket(listener.getInetAddress(), server.port());
    clients.add(client);
    return client;
  }

  private static Coroutine<Void> echo(TcpStream stream) {
    var read = new ArrayList<byte[]>();
    return NetTest.<Void>body()
        .await(() -> stream.read(10), bytes -> read.add((byte[]) bytes))
        .await(() -> stream.write(read.get(0)));
  }

  private static Coroutine<Void> hold(TcpStream stream) {
    return sleep(seconds(1_000_000));
  }

  @Test
  void eachConnectionIsHandled() {
    run(
        serving(
                stream ->
                    NetTest.<Void>body()
                        .await(() -> stream.readLine(), log::add)
                        .await(() -> stream.write(bytes("answer"))))
            .run(() -> call().getOutputStream().write(bytes("one\n")))
            .run(() -> call().getOutputStream().write(bytes("two\n")))
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add(text(clients.get(0).getInputStream().readAllBytes())))
            .run(() -> log.add(text(clients.get(1).getInputStream().readAllBytes())))
            .run(() -> log.add(server.connections())));
    assertThat(log).containsExactly("one", "two", "answer", "answer", 0);
  }

  @Test
  void failureOfAHandlerIsReportedAtOnceAndClosesItsStreamAlone() {
    var failure = new IOException("sample");
    run(
        serving(
                stream ->
                    NetTest.<Void>body()
                        .await(() -> stream.readLine(), log::add)
                        .await(() -> stream.write(bytes("half")))
                        .run(
                            () -> {
                              throw failure;
                            }))
            .run(() -> call().getOutputStream().write(bytes("one\n")))
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add(reports.size()))
            .run(() -> log.add(text(clients.get(0).getInputStream().readAllBytes())))
            .run(() -> call().getOutputStream().write(bytes("two\n")))
            .await(() -> sleep(seconds(1))));
    assertThat(log).containsExactly("one", 1, "half", "two");
    assertThat(reports).hasSize(2).allMatch(report -> failure.equals(report.exception()));
  }

  @Test
  void handlerThatThrowsOrGivesNullIsReported() {
    run(
        serving(
                stream -> {
                  if (clients.size() == 1) {
                    throw new IllegalArgumentException("sample");
                  }
                  return nothing();
                })
            .run(() -> call())
            .await(() -> sleep(seconds(1)))
            .run(() -> call())
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add(server.connections())));
    assertThat(log).containsExactly(0);
    assertThat(reports)
        .extracting(report -> String.valueOf(report.exception()))
        .satisfiesExactly(
            first -> assertThat(first).contains("sample"),
            second -> assertThat(second).contains("NullPointerException"));
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // the fault to test
  private static <T> T nothing() {
    return null;
  }

  @Test
  void stoppedServerAcceptsNobodyAndKeepsItsConnections() {
    run(
        serving(TcpServerTest::echo)
            .run(() -> call())
            .await(() -> sleep(seconds(1)))
            .run(() -> server.stop())
            .run(() -> server.stop())
            .run(() -> task = createTask(server.waitClosed()))
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add(task.isDone()))
            .run(this::logRefusal)
            .run(() -> clients.get(0).getOutputStream().write(bytes("x")))
            .await(() -> task)
            .run(() -> log.add(text(clients.get(0).getInputStream().readAllBytes())))
            .await(() -> server.waitClosed()));
    assertThat(log).containsExactly(false, "ConnectException", "x");
  }

  private void logRefusal() {
    try {
      Socket unused = call();
    } catch (IOException refused) {
      logFailure(refused);
    }
  }

  @Test
  void portOfAStoppedServerIsFreeAtOnce() {
    run(
        serving(TcpServerTest::echo)
            .run(() -> server.stop())
            .run(this::logRefusal)
            .await(() -> TcpServer.listen(HERE, server.port(), TcpServerTest::echo), log::add));
    assertThat(log).hasSize(2).startsWith("ConnectException");
  }

  @Test
  void handlerThatLeavesWhatNobodyReadsIsReportedAfterHalfAMinute() {
    run(
        serving(
                stream ->
                    NetTest.<Void>body()
                        .run(() -> task = createTask(stream.write(MUCH)))
                        .await(() -> yieldNow()))
            .run(() -> call())
            .await(() -> sleep(seconds(29)))
            .run(() -> log.add(server.connections()))
            .await(() -> sleep(seconds(2)))
            .run(() -> log.add(server.connections()))
            .tryAwait(() -> task, this::logFailure));
    assertThat(log).containsExactly(1, 0, "SocketException");
    assertThat(reports)
        .singleElement()
        .matches(report -> report.exception() instanceof TimeoutException);
  }

  @Test
  void serverCanBeStoppedAfterTheRun() {
    run(serving(TcpServerTest::echo));
    server.stop();
    assertThat(server.toString()).contains("stopped");
  }

  @Test
  void waitClosedWaitsForStop() {
    run(
        serving(TcpServerTest::echo)
            .run(() -> task = createTask(server.waitClosed()))
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add(task.isDone()))
            .run(() -> server.stop())
            .await(() -> task));
    assertThat(log).containsExactly(false);
  }

  @Test
  void cancelledConnectionIsClosedAlsoBeforeItBegins() {
    run(
        serving(TcpServerTest::hold)
            .run(() -> call())
            .await(() -> sleep(seconds(1)))
            .run(this::cancelConnections)
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add(clients.get(0).getInputStream().read()))
            .run(() -> log.add(server.connections())));
    assertThat(log).containsExactly(-1, 0);
    assertThat(reports).isEmpty();
  }

  private void cancelConnections() {
    for (Task<?> each : allTasks()) {
      if (each.name().startsWith("connection from")) {
        each.cancel();
      }
    }
  }

  @Test
  void endOfTheRunEndsServerAndConnections() throws IOException {
    run(serving(TcpServerTest::hold).run(() -> call()).await(() -> sleep(seconds(1))));
    assertThat(clients.get(0).getInputStream().read()).isEqualTo(-1);
    assertThatThrownBy(this::call).isInstanceOf(IOException.class);
  }

  @Test
  void nobodyIsAcceptedWhileTheRunEnds() {
    run(
        serving(TcpServerTest::hold)
            .run(
                () ->
                    createTask(
                        body()
                            .tryAwait(() -> sleep(seconds(1_000_000)), cancelled -> logRefusal())))
            .await(() -> yieldNow()));
    assertThat(log).containsExactly("ConnectException");
  }

  @Test
  void handlersSeeTheLocalsOfWhoListened() {
    var local = new AsyncLocal<>("initial");
    run(
        body()
            .run(() -> local.set("set"))
            .await(
                () ->
                    TcpServer.listen(
                        HERE, 0, stream -> NetTest.<Void>body().run(() -> log.add(local.get()))),
                made -> server = (TcpServer) made)
            .run(() -> local.set("later"))
            .run(() -> call())
            .await(() -> sleep(seconds(1))));
    assertThat(log).containsExactly("set");
  }

  @Test
  void takenPortIsToldWithTheAddress() {
    assertThat(failureOf(TcpServer.listen(HERE, listener.getLocalPort(), stream -> done())))
        .isInstanceOf(BindException.class)
        .hasMessageContaining(HERE + ":" + listener.getLocalPort());
  }

  @Test
  void nameIsListenedAtWithAllItsAddressesAtOnePort() {
    run(
        body()
            .await(
                () -> TcpServer.listen("localhost", 0, TcpServerTest::echo),
                made -> server = (TcpServer) made)
            .run(() -> call().getOutputStream().write(bytes("x")))
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add(hearFrom(0))));
    assertThat(log).containsExactly("x");
  }

  @Test
  void noHostIsAllOfTheMachine() {
    run(
        body()
            .await(
                () -> TcpServer.listen(null, 0, 10, TcpServerTest::echo),
                made -> server = (TcpServer) made)
            .run(() -> call().getOutputStream().write(bytes("x")))
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add(hearFrom(0))));
    assertThat(log).containsExactly("x");
    assertThat(server.toString()).contains("port " + server.port());
  }

  private String hearFrom(int client) throws IOException {
    return text(clients.get(client).getInputStream().readNBytes(1));
  }

  @Test
  void manyConnectionsAtOnce() {
    run(
        serving(TcpServerTest::echo)
            .run(
                () -> {
                  for (int i = 0; i < 90; i++) {
                    call().getOutputStream().write(bytes("x"));
                  }
                })
            .await(() -> sleep(seconds(1)))
            .run(
                () -> {
                  for (int i = 0; i < 90; i++) {
                    log.add(hearFrom(i));
                  }
                }));
    assertThat(log).hasSize(90).containsOnly("x");
  }
}
