package dev.weft.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nested javac speaks the language of the outer one. */
class LanguageLevelTest {
  private static final String DEMO =
      """
      package u;
      import dev.weft.*;
      class Demo {
        @Async static Coroutine<Object> m() { return null; }
      }
      """;

  @TempDir Path output;

  private Javac javac(String body) {
    return new Javac(output).with(HandWritten.body("m", body));
  }

  private int version(String file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(Files.newInputStream(output.resolve("u/" + file + ".class")))) {
      in.readInt();
      return in.readInt();
    }
  }

  @Test
  void releaseGivesItsClassFileVersion() throws Exception {
    var result = javac("return 1;").option("--release", "17").compile(DEMO);
    assertThat(result.errors()).isEmpty();
    assertThat(version("Demo$$m")).isEqualTo(61).isEqualTo(version("Demo"));
  }

  @Test
  void sourceAndTargetGiveTheirClassFileVersion() throws Exception {
    var result = javac("return 1;").option("-source", "17", "-target", "17").compile(DEMO);
    assertThat(result.errors()).isEmpty();
    assertThat(version("Demo$$m")).isEqualTo(61).isEqualTo(version("Demo"));
  }

  @Test
  void releaseHidesNewerMembers() {
    assumeTrue(Runtime.version().feature() >= 21, "List.getFirst came with Java 21");
    var result =
        javac("return java.util.List.of(1).getFirst();").option("--release", "17").compile(DEMO);
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0)).contains("getFirst");
  }

  @Test
  void sourceShowsNewerMembers() {
    assumeTrue(Runtime.version().feature() >= 21, "List.getFirst came with Java 21");
    var result =
        javac("return java.util.List.of(1).getFirst();")
            .option("-source", "17", "-target", "17")
            .compile(DEMO);
    assertThat(result.errors()).isEmpty();
  }

  @Test
  void previewFeaturesAreAllowedAndMarked() throws Exception {
    int running = Runtime.version().feature();
    assumeTrue(running == 17 || running == 25, "the previews below are of Java 17 and 25");
    String body =
        running == 17
            ? "Object o = 1; return switch (o) { case Integer i -> i; default -> 0; };"
            : "Object o = 1; return o instanceof int i ? i : 0;";
    var result =
        javac(body).option("--enable-preview", "-source", String.valueOf(running)).compile(DEMO);
    assertThat(result.errors()).isEmpty();
    assertThat(version("Demo$$m") >>> 16).isEqualTo(0xFFFF);
  }
}
