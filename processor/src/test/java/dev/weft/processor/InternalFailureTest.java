package dev.weft.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.spi.ToolProvider;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bug of ours in one method of one of several classes: one message that names the method, and no
 * class file that depends on what was not finished, whatever step fails.
 */
class InternalFailureTest {
  private static final String FIRST =
      """
      package u;
      import dev.weft.*;
      class First {
        @Async static Coroutine<Object> m() { return null; }
        static class In { @Async static Coroutine<Object> m() { return null; } }
        static class Plain {}
      }
      """;

  private static final String SECOND =
      """
      package u;
      import dev.weft.*;
      class Second {
        @Async static Coroutine<Object> m() { return null; }

        @Async static Coroutine<Object> broken() { return null; }
      }
      """;

  private static final String THIRD =
      """
      package u;
      import dev.weft.*;
      interface Third {
        @Async default Coroutine<Object> m() { return null; }
      }
      """;

  private static final String PLAIN = "package u; class Plain {}";

  @TempDir Path output;

  /** What an earlier build that went well left behind. */
  @BeforeEach
  void buildOnce() {
    var result = compile(bodies("return 1;"), FIRST, SECOND, THIRD, PLAIN);
    assertThat(result.errors()).isEmpty();
    assertThat(result.files()).contains("u/First.class", "u/Second$$broken.class");
  }

  private static HandWritten bodies(String broken) {
    return HandWritten.body("m", "Runnable r = new Runnable() { public void run() {} }; return 1;")
        .and("broken", broken);
  }

  private Javac.Result compile(HandWritten bodies, String... sources) {
    return new Javac(output).with(bodies).compile(sources);
  }

  private void failed(Javac.Result result, String what) {
    assertThat(result.succeeded()).isFalse();
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0))
        .startsWith("6: [weft] internal error while compiling ")
        .contains("Second.broken", what, "This is a bug of Weft", "please report it");
    assertThat(result.files()).containsExactly("u/First$Plain.class", "u/Plain.class");
  }

  /** Javac stops before it writes the classes of the second source and those behind it. */
  @Test
  void inThePhasesOfTheMethod(@TempDir Path empty) {
    failed(
        new Javac(empty)
            .with(HandWritten.body("m", "return 1;"))
            .compile(FIRST, PLAIN, SECOND, THIRD),
        "no body for broken");
  }

  @Test
  void inTheNestedCompiler() {
    failed(compile(bodies("return nowhere;"), FIRST, SECOND, THIRD, PLAIN), "cannot find symbol");
  }

  @Test
  void inTheWeavingOfAHost() {
    HandWritten bodies = bodies("return 1;").misdescribed("broken");

    failed(compile(bodies, FIRST, SECOND, THIRD, PLAIN), "found 1 of 2 async methods in u/Second");
  }

  @Test
  void filesThatCannotBeWritten() throws IOException {
    Path obstacle = output.resolve("u/Third$$m.class");
    Files.delete(obstacle);
    Files.createDirectories(obstacle.resolve("something"));

    var result = compile(bodies("return 1;"), FIRST, SECOND, THIRD, PLAIN);

    assertThat(result.succeeded()).isFalse();
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0))
        .startsWith("4: [weft] the class files of u.Third cannot be changed");
    assertThat(result.files()).containsExactly("u/First$Plain.class", "u/Plain.class");
  }

  @Test
  void javacEndsWithStatusOne() throws IOException {
    Path source = Files.writeString(output.resolve("Second.java"), SECOND);
    StringWriter said = new StringWriter();
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                new PrintWriter(said),
                new PrintWriter(said),
                "-d",
                output.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-processor",
                Broken.class.getName(),
                source.toString());

    assertThat(status).isEqualTo(1);
    assertThat(said.toString()).containsOnlyOnce("error:").contains("Second.broken");
    assertThat(output.resolve("u/Second.class")).doesNotExist();
  }

  /** As javac makes it from its name. */
  @SupportedAnnotationTypes("dev.weft.Async")
  public static final class Broken extends AbstractProcessor {
    private final HandWritten bodies = bodies("return nowhere;");

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      bodies.init(environment);
    }

    @SuppressWarnings("DoNotClaimAnnotations") // as the processor itself does
    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return true;
    }
  }
}
