package dev.weft.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be seen and done from outside while a program runs. */
class RunningJvmTest {
  private static final long LIMIT_SECONDS = 60;

  private static final String SOURCE =
      """
      import static dev.weft.Coroutines.*;

      import dev.weft.*;
      import java.time.Duration;

      class Waiting {
        @Async
        static Coroutine<Void> child() {
          await(sleep(Duration.ofHours(1)));
          return done();
        }

        @Async
        static Coroutine<Void> stubborn() {
          var task = createTask(child(), "child");
          System.out.println("begun");
          while (true) {
            try {
              await(task);
            } catch (CancelledError error) {
              System.out.println("cancelled: " + error.getMessage());
              task = createTask(child(), "child");
            }
          }
        }

        @Async
        static Coroutine<Void> cleaningUp() {
          System.out.println("begun");
          try {
            await(createTask(child(), "child"));
          } finally {
            await(yieldNow());
            System.out.println("cleaned up");
          }
          return done();
        }

        public static void main(String[] arguments) {
          AsyncMain.run(arguments[0].equals("stubborn") ? stubborn() : cleaningUp());
        }
      }
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("dev.weft.it.Jdk#all")
  void inspectPrintsTheTasksWithTheirLines(Jdk jdk) throws Exception {
    Process program = start(jdk, "stubborn");
    try {
      Command.Output output =
          repeat(() -> inspect(jdk, program.pid()), inspected -> inspected.status() == 0);
      assertThat(output.text())
          .contains("EventLoop[weft]: 2 tasks", "Task[Task-1, pending]")
          .contains("at Waiting.stubborn(Waiting.java:19)")
          .contains("awaits Task[child, pending]")
          .contains("at Waiting.child(Waiting.java:9)", "awaits sleep, at most PT");
    } finally {
      program.destroyForcibly();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.weft.it.Jdk#all")
  void firstInterruptCleansUpAndEndsTheProgram(Jdk jdk) throws Exception {
    assumeThatInterruptsArrive();
    Process program = start(jdk, "cleaning");
    try {
      signal(program, "INT");
      assertThat(program.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(printed()).contains("cleaned up").contains("dev.weft.CancelledError: SIGINT");
      assertThat(program.exitValue()).isNotZero();
    } finally {
      program.destroyForcibly();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.weft.it.Jdk#all")
  void secondInterruptPrintsTheTasksAndEndsTheProgram(Jdk jdk) throws Exception {
    assumeThatInterruptsArrive();
    Process program = start(jdk, "stubborn");
    try {
      signal(program, "INT");
      repeat(this::printed, text -> text.contains("cancelled: SIGINT"));
      signal(program, "INT");
      assertThat(program.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(program.exitValue()).isEqualTo(130);
      assertThat(printed())
          .contains("SIGINT came again", "waiting in Waiting.stubborn(Waiting.java:19)");
    } finally {
      program.destroyForcibly();
    }
  }

  /** A program that was started in the background, as by nohup, gets none, nor do its children. */
  private static void assumeThatInterruptsArrive() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      String ignored =
          Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("SigIgn:"))
              .map(line -> line.substring("SigIgn:".length()).strip())
              .findFirst()
              .orElse("0");
      long interrupt = 1L << 1; // the bit of signal 2
      assumeTrue((Long.parseUnsignedLong(ignored, 16) & interrupt) == 0, "SIGINT is ignored here");
    }
  }

  private interface Attempt<T> {
    T make() throws Exception;
  }

  /** From outside there is no way but to ask again. */
  private static <T> T repeat(Attempt<T> attempt, Predicate<T> isGood) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    T made = attempt.make();
    while (!isGood.test(made) && System.nanoTime() < end) {
      Thread.sleep(Duration.ofMillis(100).toMillis());
      made = attempt.make();
    }
    assertThat(made).matches(isGood);
    return made;
  }

  private Process start(Jdk jdk, String how) throws Exception {
    Project project = new Project(jdk, directory).add("Waiting.java", SOURCE);
    Command.Output compiled = project.compile();
    assertThat(compiled.status()).as(compiled.toString()).isZero();
    String classPath = Jars.path(directory.resolve("out"), Jars.RUNTIME);
    Process program =
        new ProcessBuilder(jdk.java(), "-cp", classPath, "Waiting", how)
            .redirectErrorStream(true)
            .redirectOutput(log())
            .start();
    repeat(this::printed, text -> text.contains("begun"));
    return program;
  }

  private Command.Output inspect(Jdk jdk, long id) {
    return Command.run(
        directory,
        List.of(
            jdk.java(), "-cp", Jars.RUNTIME.toString(), "dev.weft.Inspect", String.valueOf(id)));
  }

  private static void signal(Process program, String name) {
    assumeTrue(File.separatorChar == '/', "there is no kill here");
    Command.Output sent =
        Command.run(Path.of("."), List.of("kill", "-" + name, String.valueOf(program.pid())));
    assertThat(sent.status()).as(sent.toString()).isZero();
  }

  private String printed() throws IOException {
    return Files.readString(log().toPath());
  }

  private File log() {
    return directory.resolve("program.log").toFile();
  }
}
