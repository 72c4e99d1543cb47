package dev.weft.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compiles many generated programs at once in both worlds, and tells which differ and how. */
final class RandomBatch {
  private static final Path SOURCES = Jars.ROOT.resolve("integration-tests/src/differential");

  /** How what is wrong with a program begins that is none. */
  static final String NO_JAVA = "is no Java: ";

  /** Under which the harness reports a class that the virtual machine does not take. */
  private static final String NOT_LINKED = ".notLinked";

  private static final Pattern FILE_IN_ERROR = Pattern.compile("(\\w+)\\.java:\\d+: error");
  private final Jdk jdk;
  private final Path directory;
  private final Set<String> leftOut = new TreeSet<>();

  RandomBatch(Jdk jdk, Path directory) {
    this.jdk = jdk;
    this.directory = directory;
  }

  /**
   * What the programs of one world did, what its compiler said of the classes that it refused, and
   * the classes on which javac itself fails.
   */
  private record World(
      Map<String, Traces> traces, Map<String, String> refused, Set<String> leftOut) {
    /** Of a program, or why its class does not run. */
    String trace(String program, String name) {
      Traces found = traces.getOrDefault(program, traces.get(name + NOT_LINKED));
      return found == null ? "is not there\n" : found.text();
    }
  }

  /**
   * The programs that do not do what they would do if await blocked, with what is wrong. Those that
   * javac itself refuses are among them; a reducer proposes such ones.
   *
   * @param programs the members of each class, by its name
   */
  Map<String, String> mismatches(Map<String, String> programs) {
    Map<String, Path> files = new LinkedHashMap<>();
    programs.forEach((name, members) -> files.put(name, write(name, members)));
    CompletableFuture<World> expected =
        CompletableFuture.supplyAsync(() -> blocking(new LinkedHashMap<>(files)));
    World actual = woven(new LinkedHashMap<>(files));
    return compare(expected.join(), actual);
  }

  /** The classes of {@link #mismatches} on which javac itself fails, which say nothing of Weft. */
  Set<String> leftOut() {
    return leftOut;
  }

  private Map<String, String> compare(World expected, World actual) {
    Map<String, String> wrong = new LinkedHashMap<>();
    actual.refused.forEach((name, text) -> wrong.put(name, "is refused: " + text));
    expected.refused.forEach((name, text) -> wrong.put(name, NO_JAVA + text));
    leftOut.addAll(expected.leftOut);
    leftOut.addAll(actual.leftOut);
    expected.traces.forEach(
        (program, traces) -> {
          String name = program.substring(0, program.indexOf('.'));
          String does = actual.trace(program, name);
          if (program.endsWith(NOT_LINKED)) {
            // Without Weft, too.
            leftOut.add(name);
          } else if (!actual.refused.containsKey(name) && !traces.text().equals(does)) {
            wrong.put(name, program + " should do\n" + traces.text() + "but does\n" + does);
          }
        });
    wrong.keySet().removeAll(leftOut);
    return wrong;
  }

  private World blocking(Map<String, Path> files) {
    Path out = directory.resolve("blocking");
    return world(
        files,
        sources -> {
          List<Path> all = new ArrayList<>(javaFiles(SOURCES.resolve("stand-in")));
          all.addAll(sources);
          String path = out.toString();
          return javac(List.of("-nowarn", "-proc:none", "-cp", path, "-d", path), all);
        },
        Jars.path(out),
        "blocking.txt");
  }

  private World woven(Map<String, Path> files) {
    Path out = directory.resolve("woven");
    return world(files, sources -> weave(out, sources), Jars.path(out, Jars.RUNTIME), "woven.txt");
  }

  /** Compiles and runs what the compiler accepts. */
  private World world(
      Map<String, Path> files,
      Function<Collection<Path>, Command.Output> compiler,
      String path,
      String report) {
    Map<String, String> refused = new LinkedHashMap<>();
    Set<String> leftOut = new TreeSet<>();
    while (!files.isEmpty()) {
      Command.Output compiled = compiler.apply(files.values());
      if (compiled.status() == 0) {
        return new World(run(files, path, report), refused, leftOut);
      }
      if (isCrash(compiled)) {
        Set<String> crashing = namesThatCrashJavac(files, compiled);
        files.keySet().removeAll(crashing);
        leftOut.addAll(crashing);
        continue;
      }
      Set<String> names = namesInErrors(compiled);
      if (!files.keySet().removeAll(names)) {
        throw new IllegalStateException(compiled.toString());
      }
      names.forEach(name -> refused.put(name, compiled.text()));
    }
    return new World(Map.of(), refused, leftOut);
  }

  /** Bugs of javac are not ours to find: they show without a processor, too. */
  private Set<String> namesThatCrashJavac(Map<String, Path> files, Command.Output crash) {
    List<String> options =
        List.of(
            "-nowarn",
            "-proc:none",
            "-cp",
            Jars.RUNTIME.toString(),
            "-d",
            directory.resolve("crash").toString());
    Set<String> crashing = new TreeSet<>();
    files.forEach(
        (name, file) -> {
          if (isCrash(javac(options, List.of(file)))) {
            crashing.add(name);
          }
        });
    if (crashing.isEmpty()) {
      throw new IllegalStateException(crash.toString());
    }
    return crashing;
  }

  private static boolean isCrash(Command.Output compiled) {
    return compiled.text().contains("An exception has occurred in the compiler");
  }

  private Command.Output weave(Path out, Collection<Path> sources) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-nowarn",
                "-cp",
                Jars.RUNTIME.toString(),
                "-Aweft.lint=none",
                "-Aweft.sources=" + directory.resolve("generated"),
                "-d",
                out.toString()));
    if (jdk.equals(Jdk.running())) {
      return WarmJavac.weave(withLimit(options), withHarness(sources));
    }
    options.addAll(List.of("-processorpath", Jars.PROCESSOR.toString()));
    return command(options, sources);
  }

  private Command.Output javac(List<String> options, Collection<Path> sources) {
    return jdk.equals(Jdk.running())
        ? WarmJavac.compile(withLimit(options), withHarness(sources))
        : command(options, sources);
  }

  private Command.Output command(List<String> options, Collection<Path> sources) {
    List<String> command =
        new ArrayList<>(List.of(jdk.javac(), "-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1"));
    command.addAll(withLimit(options));
    withHarness(sources).forEach(source -> command.add(source.toString()));
    return Command.run(directory, command);
  }

  private static List<String> withLimit(List<String> options) {
    List<String> all = new ArrayList<>(List.of("-Xmaxerrs", "100000"));
    all.addAll(options);
    return all;
  }

  private static List<Path> withHarness(Collection<Path> sources) {
    List<Path> all = new ArrayList<>(javaFiles(SOURCES.resolve("harness")));
    all.addAll(sources);
    return all;
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
      return Files.writeString(file, RandomClass.of(name, members));
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
