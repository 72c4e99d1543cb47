package dev.weft.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Warnings are switched off by an option, each and all, and by an annotation at every level. */
class LintsTest {
  /** The names of the warnings, and the line of the source at which each stands. */
  private static final Map<String, List<String>> LINES = new LinkedHashMap<>();

  static {
    LINES.put("never-awaited", List.of("6"));
    LINES.put("blocking", List.of("7"));
    LINES.put("swallowed-cancellation", List.of("10", "11"));
  }

  @TempDir Path output;

  /** A method with all warnings; the annotation may be put before the class, it, or a local. */
  private static String source(String onClass, String onMethod, String onVariable) {
    return """
        import static dev.weft.Coroutines.*;
        import dev.weft.*;
        %1$s class Demo {
          @Async static Coroutine<Integer> one() { return done(1); }
          %2$s @Async static Coroutine<Integer> m() throws Exception {
            %3$s Object a = new Object() { void m() { one(); } };
            %3$s Object b = %3$s Thread.interrupted() ? "" : new java.io.FileInputStream("").read();
            try {
              await(one());
            } catch (Throwable t) {
            } finally { return done(1); }
          }
        }
        """
        .replace("= %3$s", "=")
        .formatted(onClass, onMethod, onVariable);
  }

  private List<String> lines(String source, String... options) {
    Javac.Result result =
        new Javac(output).with(new WeftProcessor()).option(options).compile(source);
    assertThat(result.errors()).isEmpty();
    return result.warnings().stream()
        .map(warning -> warning.substring(0, warning.indexOf(':')))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void anyOfThemAreSwitchedOffByName(int chosen) {
    List<String> off = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    int bit = 1;
    for (Map.Entry<String, List<String>> each : LINES.entrySet()) {
      if ((chosen & bit) != 0) {
        off.add("-" + each.getKey());
      } else {
        expected.addAll(each.getValue());
      }
      bit *= 2;
    }

    assertThat(lines(source("", "", ""), "-Aweft.lint=" + String.join(",", off)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"all, 4", "none, 0", "'none,-blocking', 0"})
  void allAreSwitchedAtOnce(String lint, int warnings) {
    assertThat(lines(source("", "", ""), "-Aweft.lint=" + lint)).hasSize(warnings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@SuppressWarnings(\"weft\")",
        "@SuppressWarnings({\"unused\", \"weft\"})",
        "@SuppressWarnings(Demo.WEFT)"
      })
  void theAnnotationSilencesWhatItsDeclarationHolds(String annotation) {
    String constant = "class Demo {\n  static final String WEFT = \"weft\";";
    assertThat(lines(source(annotation, "", "").replace("class Demo {", constant))).isEmpty();
    assertThat(lines(source("", annotation, "").replace("class Demo {", constant))).isEmpty();
    assertThat(lines(source("", "", annotation).replace("class Demo {", constant)))
        .containsExactly("11", "12");
  }

  @Test
  void anotherAnnotationSilencesNothing() {
    String other = "@SuppressWarnings(\"unused\")";

    assertThat(lines(source(other, other, other))).containsExactly("6", "7", "10", "11");
  }

  @Test
  void blockingMethodsAreThoseOfAllSubtypes() {
    String source =
        """
        import static dev.weft.Coroutines.*;
        import dev.weft.*;
        import java.util.concurrent.*;
        class Demo {
          interface Jobs extends BlockingDeque<String> {}
          static class Call extends FutureTask<String> { Call() { super(() -> ""); } }
          static class Box { String get() { return ""; } }
          @Async static Coroutine<String> m(Jobs jobs, Call call, Box box) throws Exception {
            await(yieldNow());
            String a = jobs.take();
            String b = call.get();
            String c = box.get();
            int d = new java.io.ByteArrayInputStream(new byte[1]).read();
            return done(a + b + c + d);
          }
        }
        """;

    assertThat(lines(source)).containsExactly("10", "11");
  }

  @Test
  void errorsAreNotSilenced() {
    Javac.Result result =
        new Javac(output)
            .with(new WeftProcessor())
            .option("-Aweft.lint=none")
            .compile(
                source("@SuppressWarnings(\"weft\")", "", "")
                    .replace("Coroutine<Integer> one", "synchronized Coroutine<Integer> one"));

    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0)).startsWith("4: [weft] an @Async method cannot be");
  }
}
