package dev.weft.processor.weave;

import dev.weft.processor.emit.GeneratedSource;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/**
 * Writes generated sources where people look for them: the folder that an option names; under
 * Maven's layout {@code target/generated-sources/weft}; for a compilation in memory, its source
 * output; else nowhere. Never onto a source path, for the sources use private members of their
 * host, which only the nested compilation may.
 */
public final class SourceOutput {
  private final Filer filer;
  private final ClassOutput classes;
  private final Optional<Path> folder;

  private SourceOutput(Filer filer, ClassOutput classes, Optional<Path> folder) {
    this.filer = filer;
    this.classes = classes;
    this.folder = folder;
  }

  /** Finds the place for the sources of one top-level class. */
  public static SourceOutput of(Optional<Path> chosen, ClassOutput classes, Filer filer) {
    return new SourceOutput(filer, classes, chosen.or(() -> mavenFolder(classes, filer)));
  }

  /** Maven passes {@code -s target/generated-sources/annotations}, or the like for tests. */
  private static Optional<Path> mavenFolder(ClassOutput classes, Filer filer) {
    if (!classes.isOnDisk()) {
      return Optional.empty();
    }
    try {
      return Paths.of(filer.getResource(StandardLocation.SOURCE_OUTPUT, "", "weft").toUri())
          .map(Paths::folder)
          .filter(SourceOutput::isMavenLayout)
          .map(folder -> folder.resolveSibling("weft"));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isMavenLayout(Path folder) {
    return folder.endsWith("generated-sources/annotations")
        || folder.endsWith("generated-test-sources/test-annotations");
  }

  /**
   * Writes the sources of a top-level class, and removes those of its methods that are no more.
   *
   * @param topLevel its binary name
   */
  public void write(String topLevel, TypeElement origin, List<GeneratedSource> sources)
      throws IOException {
    if (folder.isPresent()) {
      for (GeneratedSource source : sources) {
        writeFile(file(folder.get(), source.binaryName()), source.text());
      }
      removeStale(file(folder.get(), topLevel), sources);
    } else if (!classes.isOnDisk()) {
      for (GeneratedSource source : sources) {
        writeResource(source, origin);
      }
    }
  }

  private static void writeFile(Path file, String text) throws IOException {
    // What did not change keeps its time, for tools that watch the folder.
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(Paths.folder(file));
      Files.writeString(file, text);
    }
  }

  private void writeResource(GeneratedSource source, TypeElement origin) throws IOException {
    try (Writer writer =
        filer
            .createResource(
                StandardLocation.SOURCE_OUTPUT,
                classes.filerPackage(),
                simpleName(source.binaryName()) + ".java",
                origin)
            .openWriter()) {
      writer.write(source.text());
    }
  }

  private static void removeStale(Path topLevel, List<GeneratedSource> sources) throws IOException {
    Path folder = Paths.folder(topLevel);
    if (!Files.isDirectory(folder)) {
      return;
    }
    String name = topLevel.getFileName().toString().replaceAll("\\.java$", "");
    Pattern ours = Pattern.compile(Pattern.quote(name) + "(\\$.*)?\\$\\$.*\\.java");
    Set<String> current =
        sources.stream()
            .map(source -> simpleName(source.binaryName()) + ".java")
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String fileName = file.getFileName().toString();
        if (ours.matcher(fileName).matches() && !current.contains(fileName)) {
          Files.delete(file);
        }
      }
    }
  }

  private static Path file(Path folder, String binaryName) {
    return folder.resolve(binaryName.replace('.', '/') + ".java");
  }

  private static String simpleName(String binaryName) {
    return binaryName.substring(binaryName.lastIndexOf('.') + 1);
  }
}
