package dev.weft.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the processor and the plugin come together, and what is said where they do not. */
class ActivationTest {
  private static final String DEMO =
      """
      package u;
      import dev.weft.*;
      class Demo {
        @Async static Coroutine<Object> m() { return null; }
        @Async static Coroutine<Object> n() { return null; }
        static Object main() { return Resume.once(m()); }
      }
      """;

  @TempDir Path output;

  /** What build tools do to an environment, and what other compilers give. */
  static ProcessingEnvironment wrap(ProcessingEnvironment environment) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            ActivationTest.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(environment, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void aWrappedEnvironmentIsServedThroughThePlugin() {
    var result =
        new Javac(output)
            .with(HandWritten.body("m", "return 1;").and("n", "return 2;").wrapped())
            .compile(DEMO);
    assertThat(result.errors()).isEmpty();
    assertThat(result.run("u.Demo", "main")).isEqualTo(1);
  }

  @Test
  void anotherCompilerIsToldOnce() {
    var result = new Javac(output).with(new OnAnotherThread()).compile(DEMO);
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0)).startsWith("4: ").contains("Weft works inside javac");
  }

  @Test
  void asyncMethodsWithoutTheProcessorAreErrors() {
    var result = new Javac(output).option("-proc:none").compile(DEMO);
    assertThat(result.errors()).hasSize(2);
    assertThat(result.errors().get(0))
        .startsWith("4: ")
        .contains("u.Demo.m() would not be compiled as @Async");
    assertThat(result.files()).isEmpty();
  }

  @Test
  void classesWithoutAsyncMethodsNeedNoProcessor() {
    var result = new Javac(output).option("-proc:none").compile("package u; class Plain {}");
    assertThat(result.errors()).isEmpty();
    assertThat(result.succeeded()).isTrue();
  }

  /** A thread that has not seen the plugin start: as if there were none. */
  @SupportedAnnotationTypes("dev.weft.Async")
  static final class OnAnotherThread extends AbstractProcessor {
    private final WeftProcessor processor = new WeftProcessor();

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      Thread thread = new Thread(() -> processor.init(wrap(environment)));
      thread.start();
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @SuppressWarnings("DoNotClaimAnnotations") // as the processor itself does
    @Override
    public boolean process(
        @Nullable Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return processor.process(annotations == null ? Set.of() : annotations, round);
    }
  }
}
