package dev.weft.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weft.processor.diag.Message;
import dev.weft.processor.diag.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every message is explained, and has a source in the folder {@code bad} that brings it about: a
 * mark in it stands before each tree that is meant.
 */
class MessagesTest {
  private static final Path BAD = Path.of("src/test/resources/bad");
  private static final String MARK = "/*!*/";

  @TempDir Path output;

  @Test
  void theErrorPageHasAnEntryForEachMessage() throws IOException {
    List<String> entries =
        Files.readAllLines(Path.of("..", "docs", "errors.md")).stream()
            .filter(line -> line.startsWith("### "))
            .map(line -> line.substring(4))
            .toList();

    assertThat(entries)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Message.values()).map(Message::name).toList());
  }

  @Test
  void everyMessageHasABadSource() throws IOException {
    try (var files = Files.list(BAD)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".java", "")))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Message.values()).map(Message::name).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theBadSourceHasTheMessageAtItsMark(Message message) throws IOException {
    assumeTrue(
        message != Message.NEWER_SYNTAX || Runtime.version().feature() < 21,
        "from Java 21 to 25 no syntax is unknown");
    String source = Files.readString(BAD.resolve(message + ".java"));
    Javac javac = javac(message);

    Javac.Result result = javac.compile(source);

    List<Diagnostic<?>> ours =
        javac.said().stream()
            .filter(each -> each.getMessage(Locale.ROOT).startsWith("[weft] "))
            .collect(Collectors.toList());
    assertThat(ours.stream().map(Diagnostic::getStartPosition))
        .containsExactlyElementsOf(marked(source));
    assertThat(ours)
        .allSatisfy(
            each -> {
              assertThat(each.getMessage(Locale.ROOT)).matches(pattern(message));
              assertThat(each.getKind()).isEqualTo(kind(message));
            });
    assertThat(result.succeeded()).isEqualTo(kind(message) != Diagnostic.Kind.ERROR);
    assertThat(result.files().stream().anyMatch(file -> file.endsWith("Bad.class")))
        .isEqualTo(kind(message) != Diagnostic.Kind.ERROR);
  }

  /** The places behind the marks. */
  private static List<Long> marked(String source) {
    return Pattern.compile(Pattern.quote(MARK))
        .matcher(source)
        .results()
        .map(mark -> (long) mark.end())
        .toList();
  }

  /** What it takes where the source alone does not do it. */
  private Javac javac(Message message) throws IOException {
    Javac javac = new Javac(output);
    return switch (message) {
      case NOT_JAVAC -> javac.with(new ActivationTest.OnAnotherThread());
      case NO_PROCESSOR -> javac.option("-proc:none");
      case INTERNAL -> javac.with(HandWritten.body("m", "return nowhere;"));
      case LAMBDAS_ALIKE -> javac.with(new WeftProcessor()).option("-g:none");
      case NEWER_SYNTAX ->
          javac
              .with(new WeftProcessor())
              .option("--enable-preview", "--release", "" + Runtime.version().feature());
      case CLASS_OUTPUT -> {
        Files.createDirectories(output.resolve("Bad$$m.class/occupied"));
        yield javac.with(new WeftProcessor());
      }
      default -> javac.with(new WeftProcessor());
    };
  }

  private static Diagnostic.Kind kind(Message message) {
    return message.severity() == Severity.ERROR ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
  }

  /** The text with anything in its placeholders. */
  private static String pattern(Message message) {
    return "(?s)"
        + Arrays.stream(message.text("{}", "{}").split("[{][}]", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".+"));
  }
}
