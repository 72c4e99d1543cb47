package dev.weft.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compiles and runs the differential programs twice on one JDK: in the world of Weft, and in the
 * world where {@code await} blocks.
 */
final class Worlds {
  private static final Path SOURCES = Jars.ROOT.resolve("integration-tests/src/differential");

  private final Jdk jdk;
  private final Path directory;
  private final Map<String, Path> programs = new TreeMap<>();
  private final Map<String, String> refused = new TreeMap<>();
  private String compilerOutput = "";

  private Worlds(Jdk jdk) {
    this.jdk = jdk;
    this.directory =
        Jars.ROOT.resolve("integration-tests/target/differential/jdk-" + jdk.feature());
  }

  static Worlds on(Jdk jdk) {
    Worlds worlds = new Worlds(jdk);
    worlds.prepare();
    return worlds;
  }

  /** What javac says when it compiles all programs with Weft at once. */
  String compilerOutput() {
    return compilerOutput;
  }

  Path generatedSources() {
    return directory.resolve("generated");
  }

  String whyNotCompiled(String program) {
    return refused.getOrDefault(program.substring(0, program.indexOf('.')), "it is not there");
  }

  /** The traces where await blocks. */
  Map<String, Traces> blocking() {
    Path out = directory.resolve("blocking");
    List<String> options = List.of("-d", out.toString());
    List<Path> sources = new ArrayList<>(javaFiles(SOURCES.resolve("stand-in")));
    sources.addAll(harness());
    sources.addAll(programs.values());
    Command.Output compiled = javac(options, sources);
    if (compiled.status() != 0) {
      throw new IllegalStateException(compiled.toString());
    }
    return run(programs.keySet(), Jars.path(out), "blocking.txt");
  }

  /** The traces of what Weft compiles; programs that it refuses are left out. */
  Map<String, Traces> woven() {
    Path out = directory.resolve("woven");
    Command.Output compiled = weave(out, programs.values());
    compilerOutput = compiled.text();
    Map<String, Path> good = new TreeMap<>(programs);
    if (compiled.status() != 0) {
      findRefused(compiled);
      good.keySet().removeAll(refused.keySet());
      deleteTree(out);
      weave(out, good.values());
    }
    return run(good.keySet(), Jars.path(out, Jars.RUNTIME), "woven.txt");
  }

  /** One bad program must not hide what the others do. */
  private void findRefused(Command.Output together) {
    Path out = directory.resolve("alone");
    programs.entrySet().parallelStream()
        .forEach(
            program -> {
              Command.Output alone =
                  weave(out.resolve(program.getKey()), List.of(program.getValue()));
              if (alone.status() != 0) {
                synchronized (refused) {
                  refused.put(program.getKey(), alone.text());
                }
              }
            });
    if (refused.isEmpty()) {
      programs.keySet().forEach(name -> refused.put(name, "only alone; " + together));
    }
  }

  private Command.Output weave(Path out, Iterable<Path> sources) {
    List<String> options =
        List.of(
            "-cp",
            Jars.RUNTIME.toString(),
            "-processorpath",
            Jars.PROCESSOR.toString(),
            "-Aweft.lint=none", // the programs do on purpose what a user should not
            "-Aweft.sources=" + generatedSources(),
            "-Aweft.lint=none",
            "-d",
            out.toString());
    List<Path> all = new ArrayList<>(harness());
    sources.forEach(all::add);
    return javac(options, all);
  }

  private Command.Output javac(List<String> options, List<Path> sources) {
    List<String> command = new ArrayList<>(List.of(jdk.javac(), "-Xmaxerrs", "1000"));
    command.addAll(options);
    sources.forEach(source -> command.add(source.toString()));
    return Command.run(directory, command);
  }

  private Map<String, Traces> run(Iterable<String> classes, String path, String report) {
    List<String> command =
        new ArrayList<>(
            List.of(jdk.java(), "-ea:programs.Assertions", "-cp", path, "harness.Main"));
    command.add(report);
    classes.forEach(name -> command.add("programs." + name));
    Command.Output output = Command.run(directory, command);
    if (output.status() != 0) {
      throw new IllegalStateException(output.toString());
    }
    return Traces.read(directory.resolve(report));
  }

  private void prepare() {
    deleteTree(directory);
    addPrograms("programs");
    if (jdk.feature() >= 21) {
      addPrograms("programs-21");
    }
    if (jdk.feature() >= 25) {
      addPrograms("programs-25");
    }
    TryMatrix.sources().forEach((name, text) -> programs.put(name, write(name, text)));
    programs.put("Extreme", write("Extreme", Extremes.source()));
    ExitMatrix.sources().forEach((name, text) -> programs.put(name, write(name, text)));
  }

  private void addPrograms(String folder) {
    for (Path file : javaFiles(SOURCES.resolve(folder))) {
      programs.put(file.getFileName().toString().replace(".java", ""), file);
    }
  }

  private Path write(String name, String text) {
    try {
      Path file = directory.resolve("matrix/programs/" + name + ".java");
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<Path> harness() {
    return javaFiles(SOURCES.resolve("harness"));
  }

  private static List<Path> javaFiles(Path root) {
    return walk(root).stream().filter(file -> file.toString().endsWith(".java")).sorted().toList();
  }

  private static void deleteTree(Path root) {
    if (Files.exists(root)) {
      walk(root).stream().sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  private static List<Path> walk(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
