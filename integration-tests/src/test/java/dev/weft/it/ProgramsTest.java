package dev.weft.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs for what no stand-in can do, with the output that they have to give. */
class ProgramsTest {
  private static final Path PROGRAMS = Jars.ROOT.resolve("integration-tests/src/programs");

  @ParameterizedTest(name = "{1} on {0}")
  @MethodSource("programs")
  void printsWhatTheFileBesideItSays(Jdk jdk, String name, @TempDir Path directory)
      throws IOException {
    Project project = new Project(jdk, directory);
    project.add(name + ".java", Files.readString(PROGRAMS.resolve(name + ".java")));

    Command.Output compiled = project.compile();
    assertThat(compiled.status()).as(compiled.toString()).isZero();
    assertThat(compiled.text()).isEmpty();

    Command.Output run = project.run(name);
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.text()).isEqualTo(Files.readString(PROGRAMS.resolve(name + ".txt")));
  }

  static List<Arguments> programs() {
    return Jdk.all().stream()
        .flatMap(jdk -> names().stream().map(name -> Arguments.of(jdk, name)))
        .toList();
  }

  private static List<String> names() {
    try (Stream<Path> files = Files.list(PROGRAMS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.replace(".java", ""))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
