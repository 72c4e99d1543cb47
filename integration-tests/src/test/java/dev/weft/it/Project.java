package dev.weft.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder with a user's sources, on which javac and java of one JDK are run. */
final class Project {
  private final Jdk jdk;
  private final Path directory;
  private final List<String> sources = new ArrayList<>();

  Project(Jdk jdk, Path directory) {
    this.jdk = jdk;
    this.directory = directory;
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  /** Writes a source file; javac gets all that were added. */
  Project add(String name, String text) {
    write(name, text);
    sources.add(name);
    return this;
  }

  void write(String name, String text) {
    try {
      Path file = path(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Compiles with the processor into {@code out}, with warnings on and fatal. */
  Command.Output compile(String... options) {
    List<String> all =
        new ArrayList<>(List.of("-Xlint:all", "-Werror", "-cp", Jars.RUNTIME.toString()));
    all.addAll(List.of("-processorpath", Jars.PROCESSOR.toString(), "-d", "out"));
    all.addAll(List.of(options));
    return javac(all);
  }

  /** Runs javac with these options and no others. */
  Command.Output javac(List<String> options) {
    List<String> command = new ArrayList<>(List.of(jdk.javac()));
    command.addAll(options);
    command.addAll(sources);
    return Command.run(directory, command);
  }

  /** Runs a class from {@code out}. */
  Command.Output run(String main) {
    return java("-cp", Jars.path(Path.of("out"), Jars.RUNTIME), main);
  }

  Command.Output java(String... arguments) {
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(List.of(arguments));
    return Command.run(directory, command);
  }
}
