package dev.weft.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real code: static methods of Commons Lang, and copies of them in which the result of every call
 * is awaited, give the same results and exceptions for the same arguments.
 */
class LibraryTest {
  private static final long SEED = Long.getLong("weft.library.seed", 17);
  private static final String PACKAGE = "org/apache/commons/lang3/";
  private static final List<String> CLASSES =
      List.of(
          "StringUtils",
          "ArrayUtils",
          "BooleanUtils",
          "CharUtils",
          "ClassUtils",
          "CharSetUtils",
          "LocaleUtils",
          "CharSequenceUtils",
          "math/NumberUtils",
          "math/IEEE754rUtils");

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void awaitingTheResultOfEveryCallChangesNothing(Jdk jdk) throws IOException {
    Path library = jar("commons-lang3-", false);
    Project project = new Project(jdk, directory);
    int methods = 0;
    int awaits = 0;
    try (FileSystem sources = FileSystems.newFileSystem(jar("commons-lang3-", true))) {
      for (String name : CLASSES) {
        String file = PACKAGE + name + ".java";
        Path original = Files.createDirectories(directory.resolve("original")).resolve("In.java");
        Files.writeString(original, Files.readString(sources.getPath(file)));
        AsyncCopies.Result copies = AsyncCopies.of(original, library);
        project.add(file, copies.text());
        methods += copies.methods();
        awaits += copies.awaits();
      }
    }
    for (String name : List.of("Judge.java", "Late.java")) {
      Path file = Jars.ROOT.resolve("integration-tests/src/library/judge").resolve(name);
      project.add("judge/" + name, Files.readString(file));
    }

    Command.Output compiled =
        project.javac(
            List.of(
                "-nowarn",
                "-Aweft.lint=none",
                "-d",
                "out",
                "-cp",
                Jars.path(Jars.RUNTIME, library),
                "-processorpath",
                Jars.PROCESSOR.toString()));
    assertThat(compiled.status()).as(compiled.toString()).isZero();
    Command.Output judged =
        project.java(
            "-XX:-ShowCodeDetailsInExceptionMessages", // these tell how a variable is kept
            "-cp",
            Jars.path(Path.of("out"), Jars.RUNTIME, library),
            "judge.Judge",
            String.valueOf(SEED),
            names());
    assertThat(methods).isGreaterThan(400);
    assertThat(awaits).isGreaterThan(500);
    assertThat(judged.text()).as("seed %d", SEED).endsWith(" 0 differences\n");
  }

  private static String names() {
    return String.join(
        ",", CLASSES.stream().map(name -> (PACKAGE + name).replace('/', '.')).toList());
  }

  private static Path jar(String prefix, boolean isSources) {
    return Arrays.stream(Jars.property("java.class.path").split(java.io.File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().startsWith(prefix))
        .filter(path -> path.toString().endsWith("-sources.jar") == isSources)
        .findFirst()
        .orElseThrow();
  }
}
