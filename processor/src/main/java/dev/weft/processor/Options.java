package dev.weft.processor;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The options that a user gave with {@code -Aweft.name=value}.
 *
 * @param sources the folder for generated sources
 * @param lint which warnings to give, as {@code weft.lint} says it
 * @param debug whether internal errors come with their stack trace
 */
record Options(Optional<Path> sources, Optional<String> lint, boolean debug) {
  static final String SOURCES = "weft.sources";
  static final String LINT = "weft.lint";
  static final String DEBUG = "weft.debug";

  /** What holds where nothing is said. */
  static final Options DEFAULT = of(Map.of());

  static Options of(Map<String, String> given) {
    return new Options(
        Optional.ofNullable(given.get(SOURCES)).filter(folder -> !folder.isEmpty()).map(Path::of),
        Optional.ofNullable(given.get(LINT)),
        given.containsKey(DEBUG) && !"false".equals(given.get(DEBUG)));
  }
}
