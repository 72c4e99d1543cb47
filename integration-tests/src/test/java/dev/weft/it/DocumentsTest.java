package dev.weft.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say of files, versions and programs. */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)[^)]*\\)");

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(Jars.ROOT);
        Stream<Path> docs = Files.list(Jars.ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    assertThat(documents()).hasSizeGreaterThan(6);
    for (Path document : documents()) {
      assertThat(LINK.matcher(Files.readString(document)).results())
          .as(document.toString())
          .allSatisfy(link -> assertThat(document.resolveSibling(link.group(1))).exists());
    }
  }

  @Test
  void theReadmeNamesTheVersionThatIsBuilt() throws IOException {
    String readme = Files.readString(Jars.ROOT.resolve("README.md"));

    assertThat(Pattern.compile("<version>(.*)</version>").matcher(readme).results())
        .hasSize(3)
        .allSatisfy(version -> assertThat(version.group(1)).isEqualTo(Jars.VERSION));
    assertThat(readme).contains("weft-runtime-" + Jars.VERSION + ".jar");
  }

  @Test
  void theProgramOfTheReadmeIsTheOneThatGeneratedCodeIsShownOf() throws IOException {
    Pattern program = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    String readme = Files.readString(Jars.ROOT.resolve("README.md"));
    String page = Files.readString(Jars.ROOT.resolve("docs/generated-code.md"));

    assertThat(program.matcher(readme).results().findFirst().orElseThrow().group(1))
        .isEqualTo(program.matcher(page).results().findFirst().orElseThrow().group(1));
  }
}
