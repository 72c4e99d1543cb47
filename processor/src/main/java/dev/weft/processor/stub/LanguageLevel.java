package dev.weft.processor.stub;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.util.Elements;

/**
 * Finds the options that give the nested javac the language level of the outer one. A processor is
 * told the source version but not whether it came from {@code --release} or {@code -source}: the
 * former hides newer types of the JDK, so the question is whether one of those is there.
 */
public final class LanguageLevel {
  /** For a release, a type of java.base that came with it. */
  private static final Map<Integer, String> NEW_TYPES =
      new TreeMap<>(
          Map.of(
              18, "java.net.spi.InetAddressResolver",
              21, "java.util.SequencedCollection",
              22, "java.text.ListFormat",
              23, "java.lang.runtime.ExactConversionsSupport",
              25, "java.lang.IO"));

  private LanguageLevel() {}

  /** Returns the options. */
  public static List<String> options(ProcessingEnvironment environment) {
    int source = number(environment.getSourceVersion());
    String level = String.valueOf(source);
    if (environment.isPreviewEnabled()) {
      return List.of("--enable-preview", "-source", level);
    }
    if (source == number(SourceVersion.latest())) {
      return List.of();
    }
    return hidesNewerTypes(source, environment.getElementUtils())
        ? List.of("--release", level)
        : List.of("-source", level, "-target", level);
  }

  private static boolean hidesNewerTypes(int source, Elements elements) {
    int running = number(SourceVersion.latest());
    return NEW_TYPES.entrySet().stream()
        .filter(entry -> entry.getKey() > source && entry.getKey() <= running)
        .anyMatch(entry -> elements.getTypeElement(entry.getValue()) == null);
  }

  private static int number(SourceVersion version) {
    return Integer.parseInt(version.name().substring("RELEASE_".length()));
  }
}
