package dev.weft;

import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.frame.Frame;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the JVM has to load and to make before a program comes to its first await. */
class StartUpTest {
  private static final String BEGIN = "the program begins";
  private static final String FIRST = "after the first await";

  @Test
  void noClassIsSpunBeforeTheFirstAwait() throws Exception {
    assertThat(loadedBefore(FIRST))
        .anyMatch(line -> line.contains("dev.weft.EventLoop "))
        .noneMatch(line -> line.matches(".*(Lambda|LambdaForm|Proxy)\\S*/0x.*"));
  }

  /** One state before an await and one after it. */
  private static final class First extends Frame<Void> {
    private boolean waits;

    @Override
    protected @Nullable Object resume() throws Throwable {
      if (!waits) {
        waits = true;
        if (awaiting(yieldNow())) {
          return SUSPENDED;
        }
      }
      result();
      System.out.println(FIRST);
      return null;
    }
  }

  /** A program that does nothing else. */
  static final class Program {
    public static void main(String[] arguments) {
      System.out.println(BEGIN);
      AsyncMain.run(new First(), RunOptions.defaults().handleSignals(false));
    }
  }

  /** The lines of the log of loaded classes, from the beginning of the program on. */
  private static List<String> loadedBefore(String end)
      throws IOException, InterruptedException, URISyntaxException {
    Process program =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xlog:class+load:stdout",
                "-cp",
                place(AsyncMain.class) + File.pathSeparator + place(StartUpTest.class),
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    List<String> lines = program.inputReader().lines().toList();
    assertThat(program.waitFor()).isZero();
    assertThat(lines).contains(BEGIN, end);
    return lines.subList(lines.indexOf(BEGIN) + 1, lines.indexOf(end));
  }

  private static Path place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
