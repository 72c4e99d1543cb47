package dev.weft.it;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Where the build has put what it tests. */
final class Jars {
  static final String VERSION = property("weft.version");
  static final Path ROOT = Path.of(property("weft.root")).normalize();
  static final Path RUNTIME = packaged("runtime");
  static final Path PROCESSOR = packaged("processor");
  static final Path TESTING = packaged("testing");

  private Jars() {}

  /** The jar on the test class path that {@code type} comes from. */
  static Path of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A class path for a command line. */
  static String path(Path... entries) {
    return Arrays.stream(entries)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("the build sets " + name + "; run the tests with mvn verify");
    }
    return value;
  }

  private static Path packaged(String module) {
    Path jar = ROOT.resolve(module + "/target/weft-" + module + "-" + VERSION + ".jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is not there; run the tests with mvn verify");
    }
    return jar;
  }
}
