import static dev.weft.Coroutines.await;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.each;
import static dev.weft.Coroutines.gather;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.Async;
import dev.weft.AsyncMain;
import dev.weft.Coroutine;
import dev.weft.net.TcpServer;
import dev.weft.net.TcpStream;

/** A server that sends back each line in capitals, and two clients of it, all on one thread. */
class EchoServer {
  @Async
  static Coroutine<Void> answer(TcpStream stream) {
    for (String line : each(stream.lines())) {
      await(stream.write((line.toUpperCase() + "\n").getBytes(UTF_8)));
    }
    return done();
  }

  @Async
  static Coroutine<String> ask(int port, String... lines) {
    var stream = await(TcpStream.connect("localhost", port));
    var answers = new StringBuilder();
    for (String line : lines) {
      await(stream.write((line + "\n").getBytes(UTF_8)));
      answers.append(await(stream.readLine())).append(' ');
    }
    await(stream.close());
    return done(answers.toString().strip());
  }

  @Async
  static Coroutine<Void> program() {
    var server = await(TcpServer.listen("localhost", 0, EchoServer::answer));
    var one = ask(server.port(), "good", "morning");
    var other = ask(server.port(), "good", "night");
    System.out.println(await(gather(one, other)));
    server.stop();
    await(server.waitClosed());
    System.out.println("Server closed");
    return done();
  }

  public static void main(String[] args) {
    AsyncMain.run(program());
  }
}
