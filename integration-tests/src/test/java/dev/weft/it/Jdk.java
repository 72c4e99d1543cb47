package dev.weft.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A JDK under test: its home becomes the commands that users run from it. */
record Jdk(Path home, int feature) {

  /** The JDKs that WEFT_TEST_JDKS names, or the one that runs the tests. */
  static List<Jdk> all() {
    String homes = System.getenv().getOrDefault("WEFT_TEST_JDKS", System.getProperty("java.home"));
    return Stream.of(homes.split(File.pathSeparator)).map(Path::of).map(Jdk::at).toList();
  }

  /** The JDKs under test of which {@code --release} can be asked for an older release. */
  static List<Jdk> newerThan17() {
    return all().stream().filter(jdk -> jdk.feature > 17).toList();
  }

  /** The JDK that runs the tests. */
  static Jdk running() {
    return at(Path.of(System.getProperty("java.home")));
  }

  String javac() {
    return home.resolve("bin/javac").toString();
  }

  String java() {
    return home.resolve("bin/java").toString();
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }

  private static Jdk at(Path home) {
    try (Stream<String> release = Files.lines(home.resolve("release"))) {
      return release
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("JAVA_VERSION=\"(\\d+).*", "$1"))
          .map(feature -> new Jdk(home, Integer.parseInt(feature)))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(home + " does not tell its version"));
    } catch (IOException failure) {
      throw new UncheckedIOException(home + " is not the home of a JDK", failure);
    }
  }
}
