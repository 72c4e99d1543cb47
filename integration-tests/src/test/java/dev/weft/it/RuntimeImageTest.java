package dev.weft.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the runtime needs of the JDK, and what it loads of it. */
class RuntimeImageTest {
  private static final String SOURCE =
      """
      import static dev.weft.Coroutines.*;

      import dev.weft.*;
      import java.time.Duration;

      class Short {
        @Async
        static Coroutine<Void> main() {
          await(createTask(sleep(Duration.ofMillis(1))));
          System.out.println("awaited");
          return done();
        }

        public static void main(String[] arguments) {
          AsyncMain.run(main());
        }
      }
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("dev.weft.it.Jdk#all")
  void javaBaseAloneIsEnough(Jdk jdk) {
    Command.Output run = run(jdk, "-ea", "--limit-modules", "java.base");
    assertThat(run.status()).as(run.toString()).isZero();
    // On a busy machine a step may be reported as slow, which needs no more modules either.
    assertThat(run.text()).endsWith("awaited\n").doesNotContain("Error", "Exception");
  }

  @ParameterizedTest
  @MethodSource("dev.weft.it.Jdk#all")
  void nothingOfTheFlightRecorderIsLoadedWithoutARecording(Jdk jdk) {
    Command.Output run = run(jdk, "-Xlog:class+load");
    assertThat(run.text()).contains("awaited", "dev.weft.Task").doesNotContain("jfr");
  }

  @ParameterizedTest
  @MethodSource("dev.weft.it.Jdk#all")
  void recordingFromTheStartHoldsTheFirstTask(Jdk jdk) {
    Command.Output run = run(jdk, "-XX:StartFlightRecording=filename=tasks.jfr");
    assertThat(run.status()).as(run.toString()).isZero();
    Command.Output events =
        Command.run(
            directory,
            List.of(
                jdk.home().resolve("bin/jfr").toString(),
                "print",
                "--events",
                "dev.weft.TaskStart",
                "tasks.jfr"));
    assertThat(events.text()).contains("task = \"Task-1\"", "task = \"Task-2\"");
  }

  @ParameterizedTest
  @MethodSource("dev.weft.it.Jdk#all")
  void recordingWorksOnTheModulePathToo(Jdk jdk) {
    compile(jdk);
    Command.Output run =
        new Project(jdk, directory)
            .java(
                "-XX:StartFlightRecording=filename=tasks.jfr",
                "--module-path",
                Jars.RUNTIME.toString(),
                "--add-modules",
                "dev.weft,jdk.jfr",
                "-cp",
                "out",
                "Short");
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.text()).contains("awaited").doesNotContain("Exception");
    assertThat(directory.resolve("tasks.jfr")).isNotEmptyFile();
  }

  private Command.Output run(Jdk jdk, String... options) {
    compile(jdk);
    String classPath = Jars.path(Path.of("out"), Jars.RUNTIME);
    return new Project(jdk, directory)
        .java(
            Stream.concat(Stream.of(options), Stream.of("-cp", classPath, "Short"))
                .toArray(String[]::new));
  }

  private void compile(Jdk jdk) {
    Command.Output compiled = new Project(jdk, directory).add("Short.java", SOURCE).compile();
    assertThat(compiled.status()).as(compiled.toString()).isZero();
  }
}
