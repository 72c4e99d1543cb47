package dev.weft.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lombok.Lombok;
import org.eclipse.jdt.internal.compiler.batch.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plain javac as a separate process, in the ways in which people call it. */
class JavacTest {
  private static final String DEMO =
      """
      import static dev.weft.Coroutines.*;

      import dev.weft.*;

      class Demo {
        @Async
        static Coroutine<String> greet(String name) {
          for (int i = 0; i < 2; i++) {
            await(yieldNow());
          }
          return done("Hello " + name);
        }

        public static void main(String[] args) {
          System.out.println(AsyncMain.run(greet("javac")));
        }
      }
      """;

  @TempDir Path directory;

  private static void assertPrinted(Command.Output output, String text) {
    assertThat(output.status()).as(output.toString()).isZero();
    assertThat(output.text()).isEqualTo(text);
  }

  private static void assertRefused(Command.Output output, String... parts) {
    assertThat(output.status()).as(output.toString()).isEqualTo(1);
    assertThat(output.text()).contains(parts).endsWith("1 error\n");
  }

  private static String[] forRun(Path... path) {
    return new String[] {"-cp", Jars.path(path), "Demo"};
  }

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  static List<Jdk> newerThan17() {
    return Jdk.newerThan17();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void withAnOutputFolder(Jdk jdk) {
    Project project = new Project(jdk, directory).add("Demo.java", DEMO);

    assertPrinted(project.compile(), "");
    assertPrinted(project.run("Demo"), "Hello javac\n");
  }

  /** Class files keep no columns: only the order tells these apart. */
  @ParameterizedTest
  @MethodSource("jdks")
  void asyncLambdasOfOneTypeOnOneLine(Jdk jdk) {
    String lambdas =
        "() -> done(a - await(later(b))), () -> done(b - await(later(a))),"
            + " () -> done(await(coroutine(() -> done(await(later(7)) - c)))),"
            + " () -> done(await(later(c)) - a), () -> done(c)";
    Project project =
        new Project(jdk, directory)
            .add(
                "Demo.java",
                """
                import static dev.weft.Coroutines.*;

                import dev.weft.*;
                import java.util.List;

                class Demo {
                  @Async
                  static Coroutine<Integer> later(int value) {
                    await(yieldNow());
                    return done(value);
                  }

                  public static void main(String[] args) {
                    int a = 1, b = 3, c = 6;
                    List<AsyncSupplier<Integer>> all = List.of(LAMBDAS);
                    all.forEach(each -> System.out.print(AsyncMain.run(each.get()) + " "));
                  }
                }
                """
                    .replace("LAMBDAS", lambdas));

    assertPrinted(project.compile(), "");
    assertPrinted(project.run("Demo"), "-2 2 1 5 6 ");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void asyncLambdasThatJavacMergesAreRefused(Jdk jdk) {
    Project project =
        new Project(jdk, directory)
            .add(
                "Demo.java",
                """
                import static dev.weft.Coroutines.*;

                import dev.weft.*;

                class Demo {
                  AsyncSupplier<String> first = () -> done(await(sleep(null, "")));
                  AsyncSupplier<String> second = () -> done(await(sleep(null, "")));
                }
                """);

    Command.Output compiled = project.compile("-g:none");

    assertThat(compiled.status()).isEqualTo(1);
    assertThat(compiled.text()).contains("Demo.java:6: error: [weft] this async lambda");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void withoutAnOutputFolder(Jdk jdk) {
    Project project = new Project(jdk, directory).add("src/Demo.java", DEMO);

    Command.Output compiled =
        project.javac(
            List.of("-cp", Jars.RUNTIME.toString(), "-processorpath", Jars.PROCESSOR.toString()));

    assertPrinted(compiled, "");
    assertPrinted(project.java(forRun(Path.of("src"), Jars.RUNTIME)), "Hello javac\n");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void withTheProcessorOnTheClassPath(Jdk jdk) {
    Project project = new Project(jdk, directory).add("Demo.java", DEMO);
    String path = Jars.path(Jars.RUNTIME, Jars.PROCESSOR);

    // JDK 23 and newer run processors from the class path only when asked to; 17 knows the word
    // not.
    Command.Output compiled =
        jdk.feature() < 21
            ? project.javac(List.of("-d", "out", "-cp", path))
            : project.javac(List.of("-d", "out", "-proc:full", "-cp", path));

    assertPrinted(compiled, "");
    assertPrinted(project.run("Demo"), "Hello javac\n");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void generatedSourcesAreWrittenWhereTheOptionSays(Jdk jdk) {
    Project project = new Project(jdk, directory).add("Demo.java", DEMO);

    assertPrinted(project.compile("-Aweft.sources=generated"), "");
    assertThat(project.path("generated/Demo$$greet.java"))
        .content()
        .contains("String name", "// Demo.java:8", "// Demo.java:9");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void twiceIntoTheSameFolder(Jdk jdk) {
    Project project = new Project(jdk, directory).add("Demo.java", DEMO);

    assertPrinted(project.compile(), "");
    assertPrinted(project.compile(), "");
    assertPrinted(project.run("Demo"), "Hello javac\n");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void sameClassFilesEachTime(Jdk jdk) throws IOException {
    Project project = new Project(jdk, directory).add("Demo.java", DEMO);

    project.compile();
    byte[] host = Files.readAllBytes(project.path("out/Demo.class"));
    byte[] machine = Files.readAllBytes(project.path("out/Demo$$greet.class"));
    project.compile();

    assertThat(project.path("out/Demo.class")).hasBinaryContent(host);
    assertThat(project.path("out/Demo$$greet.class")).hasBinaryContent(machine);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void inANamedModule(Jdk jdk) {
    Project project = new Project(jdk, directory);
    project.add("module-info.java", "module app { requires dev.weft; }\n");
    project.add("app/Demo.java", "package app;\n" + DEMO);

    Command.Output compiled =
        project.javac(
            List.of(
                "-Xlint:all,-requires-automatic",
                "-Werror",
                "-p",
                Jars.RUNTIME.toString(),
                "-processorpath",
                Jars.PROCESSOR.toString(),
                "-d",
                "out"));

    assertPrinted(compiled, "");
    String path = Path.of("out") + File.pathSeparator + Jars.RUNTIME;
    assertPrinted(project.java("-p", path, "-m", "app/app.Demo"), "Hello javac\n");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("newerThan17")
  void forRelease17OnANewerJdk(Jdk jdk) {
    Project project = new Project(jdk, directory).add("Demo.java", DEMO);

    assertPrinted(project.compile("--release", "17"), "");
    assertPrinted(project.run("Demo"), "Hello javac\n");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("newerThan17")
  void theSourceLevelSaysHowAConstantFailsThatCameLater(Jdk jdk) {
    Project project =
        new Project(jdk, directory)
            .add("State.java", "enum State { ON, OFF }")
            .add(
                "Demo.java",
                """
                import static dev.weft.Coroutines.*;

                import dev.weft.*;

                class Demo {
                  @Async
                  static Coroutine<Integer> number(State state) {
                    int number =
                        switch (state) {
                          case ON -> await(done(1));
                          case OFF -> 0;
                        };
                    return done(number);
                  }

                  public static void main(String[] args) {
                    try {
                      AsyncMain.run(number(State.valueOf("BROKEN")));
                    } catch (IncompatibleClassChangeError e) {
                      System.out.println("incompatible");
                    }
                  }
                }
                """);
    assertPrinted(project.compile("-source", "17", "-target", "17", "-Xlint:-options"), "");
    Project changed =
        new Project(jdk, directory).add("State.java", "enum State { ON, OFF, BROKEN }");
    assertPrinted(changed.javac(List.of("-d", "out")), "");

    assertPrinted(project.run("Demo"), "incompatible\n");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void withAProcessorThatGeneratesTypes(Jdk jdk) {
    Command.Output processor =
        new Project(jdk, directory.resolve("generator"))
            .add(
                "Generator.java",
                """
                import java.io.*;
                import java.util.*;
                import javax.annotation.processing.*;
                import javax.lang.model.*;
                import javax.lang.model.element.*;

                @SupportedAnnotationTypes("java.lang.Deprecated")
                public class Generator extends AbstractProcessor {
                  @Override
                  public SourceVersion getSupportedSourceVersion() {
                    return SourceVersion.latest();
                  }

                  @Override
                  public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
                    if (types.isEmpty()) {
                      return false;
                    }
                    try (Writer out =
                        processingEnv.getFiler().createSourceFile("Made").openWriter()) {
                      out.write("record Made<T>(T value) { static Made<String> of(int n) {"
                          + " return new Made<>(\\"made \\" + n); } class Inner {} }");
                    } catch (IOException failure) {
                      throw new UncheckedIOException(failure);
                    }
                    return false;
                  }
                }
                """)
            .javac(List.of("-proc:none", "-d", "out"));
    assertThat(processor.status()).as(processor.toString()).isZero();
    Project project =
        new Project(jdk, directory)
            .add(
                "Demo.java",
                """
                import static dev.weft.Coroutines.*;

                import dev.weft.*;

                class Demo {
                  @Deprecated static int old;

                  @Async
                  static Coroutine<Made<String>> make(int n) {
                    var made = Made.of(n);
                    Made<String>.Inner inner = made.new Inner();
                    await(yieldNow());
                    AsyncSupplier<Made<String>> again =
                        () -> done(new Made<>(await(done(made.value() + inner.getClass()))));
                    return again.get();
                  }

                  public static void main(String[] arguments) {
                    System.out.println(AsyncMain.run(make(5)));
                  }
                }
                """);

    Command.Output compiled =
        project.javac(
            List.of(
                "-cp",
                Jars.RUNTIME.toString(),
                "-processorpath",
                Jars.path(directory.resolve("generator/out"), Jars.PROCESSOR),
                "-processor",
                "Generator,dev.weft.processor.WeftProcessor",
                "-d",
                "out"));

    assertThat(compiled.status()).as(compiled.toString()).isZero();
    assertPrinted(project.run("Demo"), "Made[value=made 5class Made$Inner]\n");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void withLombokInTheSameClass(Jdk jdk) {
    Project project =
        new Project(jdk, directory)
            .add(
                "Demo.java",
                """
                import static dev.weft.Coroutines.*;

                import dev.weft.*;
                import lombok.*;

                @Data
                @Builder
                class Demo {
                  private final String name;
                  private int count;

                  @Async
                  Coroutine<String> greet(@NonNull String greeting) throws Exception {
                    val before = getCount();
                    await(yieldNow());
                    setCount(before + 1);
                    @Cleanup var reader = new java.io.StringReader(greeting);
                    return done(greeting + " " + getName() + " " + count + (char) reader.read());
                  }

                  @Async
                  @SneakyThrows
                  static Coroutine<String> read() {
                    await(yieldNow());
                    throw new java.io.IOException("sneaky");
                  }

                  public static void main(String[] args) throws Exception {
                    System.out.println(AsyncMain.run(builder().name("Lombok").build().greet("Hi")));
                    try {
                      AsyncMain.run(read());
                    } catch (Exception e) {
                      System.out.println(e);
                    }
                  }
                }
                """);
    Path lombok = Jars.of(Lombok.class);

    for (String processors :
        List.of(Jars.path(Jars.PROCESSOR, lombok), Jars.path(lombok, Jars.PROCESSOR))) {
      Command.Output compiled =
          project.javac(
              List.of(
                  "-cp",
                  Jars.path(Jars.RUNTIME, lombok),
                  "-processorpath",
                  processors,
                  "-d",
                  "out"));

      assertThat(compiled.status()).as(compiled.toString()).isZero();
      assertThat(compiled.text()).doesNotContain("[weft]");
      assertPrinted(project.run("Demo"), "Hi Lombok 1H\njava.io.IOException: sneaky\n");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void stackTraceShowsTheLinesOfTheUser(Jdk jdk) {
    Project project =
        new Project(jdk, directory)
            .add(
                "Demo.java",
                """
                import static dev.weft.Coroutines.*;

                import dev.weft.*;

                class Demo {
                  @Async
                  static Coroutine<Integer> inner(int zero) {
                    await(yieldNow());
                    int x = 7 / zero;
                    return done(x);
                  }

                  @Async
                  static Coroutine<Void> outer() {
                    await(yieldNow());
                    check(null);
                    return done();
                  }

                  static void check(Object o) {
                    o.hashCode();
                  }

                  public static void main(String[] args) {
                    try {
                      AsyncMain.run(inner(0));
                    } catch (ArithmeticException e) {
                      System.out.println(e.getStackTrace()[0]);
                    }
                    try {
                      AsyncMain.run(outer());
                    } catch (NullPointerException e) {
                      System.out.println(e.getStackTrace()[1]);
                      System.out.println(e.getMessage());
                    }
                  }
                }
                """);

    assertPrinted(project.compile("-g"), "");
    Command.Output run = project.run("Demo");
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.text().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).matches("Demo\\$\\$inner\\..*\\(Demo\\.java:9\\)"),
            line -> assertThat(line).matches("Demo\\$\\$outer\\..*\\(Demo\\.java:16\\)"),
            line -> assertThat(line).contains("because \"o\" is null"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void notWovenNeverRunsSilently(Jdk jdk) {
    Project project = new Project(jdk, directory).add("Demo.java", DEMO);

    Command.Output compiled = project.javac(List.of("-cp", Jars.RUNTIME.toString(), "-d", "out"));
    assertThat(compiled.status()).as(compiled.toString()).isZero();

    Command.Output run = project.run("Demo");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.text())
        .contains("java.lang.IllegalStateException", "weft-processor", "-processorpath");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void processingTurnedOffIsAnError(Jdk jdk) {
    Project project = new Project(jdk, directory).add("Demo.java", DEMO);

    assertRefused(
        project.compile("-proc:none"), "Demo.java:7: error: [weft] ", "would not be compiled");
    assertThat(project.path("out/Demo.class")).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void awaitOutsideAsyncIsRefusedAtItsPlace(Jdk jdk) {
    Project project =
        new Project(jdk, directory)
            .add(
                "Demo.java",
                """
                import static dev.weft.Coroutines.*;

                class Demo {
                  static void plain() {
                    await(yieldNow());
                  }
                }
                """);

    assertRefused(project.compile(), "Demo.java:5: error: [weft] await outside an @Async method");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void awaitInALambdaIsRefusedAtItsPlace(Jdk jdk) {
    Project project =
        new Project(jdk, directory)
            .add(
                "Demo.java",
                """
                import static dev.weft.Coroutines.*;

                import dev.weft.*;

                class Demo {
                  @Async
                  static Coroutine<Void> run() {
                    Runnable r = () -> await(yieldNow());
                    r.run();
                    return done();
                  }
                }
                """);

    assertRefused(project.compile(), "Demo.java:8: error: [weft] await in a lambda");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void wrongReturnTypeIsRefusedAtItsPlace(Jdk jdk) {
    Project project =
        new Project(jdk, directory)
            .add(
                "Demo.java",
                """
                import dev.weft.*;

                class Demo {
                  @Async
                  static String run() {
                    return "";
                  }
                }
                """);

    assertRefused(project.compile(), "Demo.java:5: error: [weft] an @Async method cannot return");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void errorsOfTheUserAreSaidOnceAndByJavac(Jdk jdk) {
    Project project =
        new Project(jdk, directory)
            .add("Demo.java", DEMO.replace("\"Hello \" + name", "\"Hello \" + nam"));

    assertRefused(project.compile(), "Demo.java:11: error: cannot find symbol");
    assertThat(project.path("out/Demo.class")).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void checkedExceptionsOfAnAwaitedMethodMustBeCaught(Jdk jdk) {
    Project project =
        new Project(jdk, directory)
            .add(
                "Demo.java",
                """
                import static dev.weft.Coroutines.*;

                import dev.weft.*;

                class Demo {
                  @Async
                  static Coroutine<Void> inner() throws java.io.IOException {
                    throw new java.io.IOException();
                  }

                  @Async
                  static Coroutine<Void> outer() {
                    await(inner());
                    return done();
                  }
                }
                """);

    assertRefused(project.compile(), "Demo.java:13: error: unreported exception IOException");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aCoroutineThatNobodyAwaitsIsAWarning(Jdk jdk) {
    Project project =
        new Project(jdk, directory)
            .add(
                "Demo.java",
                DEMO.replace("await(yieldNow());", "await(yieldNow()); greet(\"x\");"));

    Command.Output output =
        project.javac(
            List.of(
                "-cp",
                Jars.RUNTIME.toString(),
                "-processorpath",
                Jars.PROCESSOR.toString(),
                "-d",
                "out"));

    assertThat(output.status()).isZero();
    assertThat(output.text())
        .contains("Demo.java:9: warning: [weft] this coroutine is never awaited")
        .endsWith("1 warning\n");
  }

  @Test
  void theCompilerOfEclipseGetsOneClearError() {
    Jdk jdk = Jdk.running();
    Project project = new Project(jdk, directory);
    project.write("Demo.java", DEMO);

    Command.Output output =
        project.java(
            "-cp",
            Jars.of(Main.class).toString(),
            "org.eclipse.jdt.internal.compiler.batch.Main",
            "--release",
            "17",
            "-cp",
            Jars.RUNTIME.toString(),
            "-processorpath",
            Jars.PROCESSOR.toString(),
            "-d",
            "out",
            "Demo.java");

    assertThat(output.status()).as(output.toString()).isNotZero();
    assertThat(output.text())
        .contains("[weft] @Async methods cannot be compiled here", "compile with javac")
        .contains("1 problem (1 error)");
  }
}
