package dev.weft.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles the programs on the page about generated code and compares what the page shows with what
 * comes out; {@code -Dweft.update=true} writes it into the page instead.
 */
class GeneratedCodePageTest {
  private static final Path PAGE = Jars.ROOT.resolve("docs/generated-code.md");
  private static final Pattern FILE =
      Pattern.compile("(\\*\\*`([\\w$]+\\.java)`\\*\\*\n\n```java\n)(.*?)```\n", Pattern.DOTALL);

  @TempDir Path directory;

  @Test
  void showsWhatTheCompilerWrites() throws IOException {
    String page = Files.readString(PAGE);
    Project project = new Project(Jdk.running(), directory);
    FILE.matcher(page)
        .results()
        .filter(file -> !isGenerated(file))
        .forEach(file -> project.add(file.group(2), file.group(3)));

    Command.Output compiled = project.compile("-Aweft.sources=generated");
    assertThat(compiled.status()).as(compiled.toString()).isZero();
    String actual = FILE.matcher(page).replaceAll(file -> section(file, project));

    if (Boolean.getBoolean("weft.update")) {
      Files.writeString(PAGE, actual);
    }
    assertThat(FILE.matcher(page).results().filter(GeneratedCodePageTest::isGenerated)).hasSize(2);
    assertThat(Files.readString(PAGE)).isEqualTo(actual);
  }

  private static String section(MatchResult file, Project project) {
    if (!isGenerated(file)) {
      return Matcher.quoteReplacement(file.group());
    }
    try {
      String source = Files.readString(project.path("generated/" + file.group(2)));
      return Matcher.quoteReplacement(file.group(1) + source + "```\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isGenerated(MatchResult file) {
    return file.group(2).contains("$$");
  }
}
