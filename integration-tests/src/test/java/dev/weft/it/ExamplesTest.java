package dev.weft.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
  private static final Path EXAMPLES = Jars.ROOT.resolve("examples");

  @ParameterizedTest(name = "{1} on {0}")
  @MethodSource("examples")
  void printsWhatTheFileBesideItSays(Jdk jdk, String name, @TempDir Path directory)
      throws IOException {
    Project project = new Project(jdk, directory);
    project.add(name + ".java", Files.readString(EXAMPLES.resolve(name + ".java")));

    Command.Output compiled = project.compile();
    assertThat(compiled.status()).as(compiled.toString()).isZero();
    assertThat(compiled.text()).isEmpty();

    Command.Output run = project.run(name);
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.text()).isEqualTo(Files.readString(EXAMPLES.resolve(name + ".txt")));
  }

  @Test
  void theScriptRunsEveryExample() throws IOException {
    String script = Files.readString(EXAMPLES.resolve("run"));

    assertThat(names()).isNotEmpty().allSatisfy(name -> assertThat(script).contains(name));
  }

  static List<Arguments> examples() {
    return Jdk.all().stream()
        .flatMap(jdk -> names().stream().map(name -> Arguments.of(jdk, name)))
        .toList();
  }

  private static List<String> names() {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
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
