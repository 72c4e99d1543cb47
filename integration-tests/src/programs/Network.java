import static dev.weft.Coroutines.*;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.*;
import dev.weft.net.*;
import java.io.IOException;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.TimeoutException;

/** TCP in async bodies. */
class Network {
  static void say(Object o) {
    System.out.println(o);
  }

  @Async
  static Coroutine<Void> echo(TcpStream stream) {
    byte[] bytes = await(stream.read(1000));
    while (bytes.length > 0) {
      await(stream.write(bytes));
      bytes = await(stream.read(1000));
    }
    return done();
  }

  /** Both directions at once, more than the system buffers. */
  @Async
  static Coroutine<Integer> exchange(int port, int size, int seed) {
    var stream = await(TcpStream.connect("127.0.0.1", port));
    byte[] sent = new byte[size];
    new Random(seed).nextBytes(sent);
    var writer = createTask(send(stream, sent));
    byte[] received = await(stream.readExactly(size));
    await(writer);
    byte[] rest = await(stream.readAll());
    await(stream.close());
    return done(Arrays.equals(sent, received) ? received.length + rest.length : -1);
  }

  @Async
  static Coroutine<Void> send(TcpStream stream, byte[] bytes) {
    for (int from = 0; from < bytes.length; from += 100_000) {
      await(stream.write(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 100_000))));
    }
    await(stream.shutdownOutput());
    return done();
  }

  @Async
  static Coroutine<Void> exchanges() {
    var server = await(TcpServer.listen("127.0.0.1", 0, Network::echo));
    List<Task<Integer>> tasks = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      tasks.add(createTask(exchange(server.port(), i * 1_000_000, i)));
    }
    for (var task : tasks) {
      say(await(task));
    }
    server.stop();
    await(server.waitClosed());
    return done();
  }

  @Async
  static Coroutine<Void> silent(TcpStream stream) {
    await(stream.write("half a li".getBytes(UTF_8)));
    await(sleep(Duration.ofMillis(100)));
    await(stream.write("ne\nand".getBytes(UTF_8)));
    return done();
  }

  @Async
  @SuppressWarnings("try") // the resource is there to be closed
  static Coroutine<Void> impatient() {
    var server = await(TcpServer.listen("127.0.0.1", 0, Network::silent));
    var stream = await(TcpStream.connect("127.0.0.1", server.port()));
    try (var limit = timeout(Duration.ofMillis(30))) {
      say(await(stream.readLine()));
    } catch (TimeoutException late) {
      say("too late");
    }
    for (String line : each(stream.lines())) {
      say(line);
      try (var limit = timeout(Duration.ofMillis(10))) {
        say(new String(await(stream.read(2)), UTF_8));
      } catch (TimeoutException late) {
        say("nothing");
      }
    }
    say(await(stream.readLine()));
    await(stream.close());
    try {
      await(stream.write(new byte[1]), IOException.class);
    } catch (IOException closed) {
      say(closed.getClass().getSimpleName());
    }
    try {
      say(await(stream.read(1), IOException.class).length);
    } catch (IOException closed) {
      say(closed.getClass().getSimpleName());
    }
    return done();
  }

  /** A thousand connections, one after the other. */
  @Async
  static Coroutine<Void> many() {
    var server = await(TcpServer.listen("localhost", 0, Network::echo));
    int sum = 0;
    for (int i = 0; i < 1000; i++) {
      var stream = await(TcpStream.connect("localhost", server.port()));
      await(stream.write(new byte[] {(byte) i}));
      sum += await(stream.readExactly(1))[0] & 0xff;
      await(stream.close());
    }
    say(sum);
    return done();
  }

  public static void main(String[] args) {
    AsyncMain.run(exchanges());
    AsyncMain.run(impatient());
    AsyncMain.run(many());
    AsyncMain.run(many(), RunOptions.defaults().virtualTime(true).debug(true));
  }
}
