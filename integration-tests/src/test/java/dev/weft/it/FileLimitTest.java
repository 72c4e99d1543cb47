package dev.weft.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server to which the system gives no more sockets for a while. */
class FileLimitTest {
  private static final String PROGRAM =
      """
      import static dev.weft.Coroutines.*;

      import dev.weft.*;
      import dev.weft.net.*;
      import java.io.*;
      import java.net.Socket;
      import java.time.Duration;
      import java.util.*;

      class FileLimit {
        @Async
        static Coroutine<Void> echo(TcpStream stream) {
          byte[] bytes = await(stream.read(10));
          await(stream.write(bytes));
          return done();
        }

        static Socket call(int port) throws IOException {
          var socket = new Socket("127.0.0.1", port);
          socket.getOutputStream().write(42);
          return socket;
        }

        static void hear(Socket socket) throws IOException {
          System.out.println(socket.getInputStream().read());
        }

        /** Opens files as long as the system lets us. */
        static List<Closeable> openAll() {
          List<Closeable> files = new ArrayList<>();
          try {
            while (true) {
              files.add(new FileInputStream("/dev/null"));
            }
          } catch (IOException full) {
            return files;
          }
        }

        @Async
        static Coroutine<Void> program() throws IOException {
          var server = await(TcpServer.listen("127.0.0.1", 0, FileLimit::echo));
          // Loads what the rest needs, for that takes files too.
          try (var first = call(server.port())) {
            await(sleep(Duration.ofMillis(100)));
            hear(first);
          }
          try (var second = call(server.port())) {
            var files = openAll();
            await(sleep(Duration.ofMillis(500)));
            for (Closeable file : files) {
              file.close();
            }
            await(sleep(Duration.ofMillis(2000)));
            hear(second);
          }
          return done();
        }

        static void report(ErrorReport report) {
          System.out.println(report.message().replaceAll(".*] ", ""));
        }

        public static void main(String[] args) throws IOException {
          AsyncMain.run(program(), RunOptions.defaults().exceptionHandler(FileLimit::report));
        }
      }
      """;

  @ParameterizedTest(name = "on {0}")
  @MethodSource("dev.weft.it.Jdk#all")
  void isReportedAndTriedAgain(Jdk jdk, @TempDir Path directory) {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "elsewhere limits are set otherwise");
    Project project = new Project(jdk, directory).add("FileLimit.java", PROGRAM);
    Command.Output compiled = project.compile();
    assertThat(compiled.status()).as(compiled.toString()).isZero();

    // With all modules, the beans of the loop would be loaded just when no file can be opened.
    String java =
        jdk.java()
            + " --limit-modules java.base -cp "
            + Jars.RUNTIME
            + File.pathSeparator
            + "out FileLimit";
    Command.Output run = Command.run(directory, List.of("sh", "-c", "ulimit -n 100; exec " + java));

    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.text())
        .isEqualTo("42\ncannot accept a connection, and tries again in a second\n42\n");
  }
}
