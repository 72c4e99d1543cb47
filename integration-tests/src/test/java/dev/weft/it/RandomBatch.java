package dev.weft.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compiles many generated programs at once in both worlds, and tells which differ and how. */
final class RandomBatch {
  private static final Path SOURCES = Jars.ROOT.resolve("integration-tests/src/differential");
  private static final Pattern FILE_IN_ERROR = Pattern.compile("(\\w+)\\.java:\\d+: error");
  private static final String CLASS =
      """
      package programs;

      import static dev.weft.Coroutines.*;

      import dev.weft.*;
      import harness.*;

      final class %s {
        static int count;

        static State at(Trace t, State o) {
          t.log("at");
          return o;
        }

        static String cut(String text) {
          return text == null || text.length() < 8 ? text : text.substring(0, 8);
        }

        static final class State {
          int number;
          long wide = 1;
          byte small = 100;
          String text = "";
          Integer boxed = 1;
          int[] array = {1, 2, 3};
        }

        record Resource(Trace t, int value) implements AutoCloseable {
          @Override
          public void close() {
            t.log("close " + value);
            if (value == 3) {
              throw new IllegalStateException("close");
            }
          }
        }

      %s}
      """;

  private final Jdk jdk;
  private final Path directory;

  RandomBatch(Jdk jdk, Path directory) {
    this.jdk = jdk;
    this.directory = directory;
  }

  /**
   * The programs that do not do what they would do if await blocked, with what is wrong.
   *
   * @param programs the members of each class, by its name
   */
  Map<String, String> mismatches(Map<String, String> programs) {
    Map<String, Path> files = new LinkedHashMap<>();
    programs.forEach((name, members) -> files.put(name, write(name, members)));
    Map<String, Traces> expected = blocking(files);
    Map<String, String> wrong = new LinkedHashMap<>();
    Map<String, Traces> actual = woven(files, wrong);
    expected.forEach(
        (program, traces) -> {
          Traces other = actual.get(program);
          if (other != null && !traces.text().equals(other.text())) {
            wrong.put(
                program.substring(0, program.indexOf('.')),
                program + " should do\n" + traces.text() + "but does\n" + other.text());
          }
        });
    return wrong;
  }

  /** Leaves out what javac itself refuses: a reducer proposes such programs. */
  private Map<String, Traces> blocking(Map<String, Path> files) {
    Path out = directory.resolve("blocking");
    List<String> options = List.of("-nowarn", "-d", out.toString());
    while (!files.isEmpty()) {
      List<Path> sources = new ArrayList<>(javaFiles(SOURCES.resolve("stand-in")));
      sources.addAll(files.values());
      Command.Output compiled = javac(options, sources);
      if (compiled.status() == 0) {
        return run(files, Jars.path(out), "blocking.txt");
      }
      if (!files.keySet().removeAll(namesInErrors(compiled))) {
        throw new IllegalStateException(compiled.toString());
      }
    }
    return Map.of();
  }

  private Map<String, Traces> woven(Map<String, Path> files, Map<String, String> wrong) {
    Path out = directory.resolve("woven");
    while (!files.isEmpty()) {
      Command.Output compiled = weave(out, files.values());
      if (compiled.status() == 0) {
        return run(files, Jars.path(out, Jars.RUNTIME), "woven.txt");
      }
      Set<String> refused = namesInErrors(compiled);
      if (!files.keySet().removeAll(refused)) {
        throw new IllegalStateException(compiled.toString());
      }
      refused.forEach(name -> wrong.put(name, "is refused: " + compiled.text()));
    }
    return Map.of();
  }

  private Command.Output weave(Path out, Iterable<Path> sources) {
    List<String> options =
        List.of(
            "-nowarn",
            "-cp",
            Jars.RUNTIME.toString(),
            "-processorpath",
            Jars.PROCESSOR.toString(),
            "-Aweft.lint=none",
            "-Aweft.sources=" + directory.resolve("generated"),
            "-d",
            out.toString());
    List<Path> all = new ArrayList<>();
    sources.forEach(all::add);
    return javac(options, all);
  }

  private Command.Output javac(List<String> options, List<Path> sources) {
    List<String> command =
        new ArrayList<>(List.of(jdk.javac(), "-J-XX:+UseSerialGC", "-Xmaxerrs", "100000"));
    command.addAll(options);
    javaFiles(SOURCES.resolve("harness")).forEach(file -> command.add(file.toString()));
    sources.forEach(source -> command.add(source.toString()));
    return Command.run(directory, command);
  }

  private Map<String, Traces> run(Map<String, Path> files, String path, String report) {
    List<String> command =
        new ArrayList<>(
            List.of(jdk.java(), "-XX:TieredStopAtLevel=1", "-cp", path, "harness.Main", report));
    files.keySet().forEach(name -> command.add("programs." + name));
    Command.Output output = Command.run(directory, command);
    if (output.status() != 0) {
      throw new IllegalStateException(output.toString());
    }
    return Traces.read(directory.resolve(report));
  }

  private static Set<String> namesInErrors(Command.Output output) {
    TreeSet<String> names = new TreeSet<>();
    FILE_IN_ERROR.matcher(output.text()).results().forEach(match -> names.add(match.group(1)));
    return names;
  }

  private Path write(String name, String members) {
    try {
      Path file = directory.resolve("programs/" + name + ".java");
      Files.createDirectories(file.getParent());
      return Files.writeString(file, CLASS.formatted(name, members));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<Path> javaFiles(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
