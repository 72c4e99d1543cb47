package dev.weft.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies and compilations of a size that nobody writes by hand, against plain Java. */
class ScaleTest {
  private static final String FRAME =
      """
      import static dev.weft.Coroutines.*;

      import dev.weft.*;
      import java.util.*;
      import java.util.function.*;

      class Big {
        static int finals;

        @Async
        static Coroutine<Integer> one(int value) {
          await(yieldNow());
          return done(value);
        }

        @Async
        static Coroutine<Long> big(int rounds) {
          long sum = 0;
          String text = "";
          BODY
          return done(sum + text.length());
        }

        public static void main(String[] arguments) {
          System.out.println(AsyncMain.run(big(2)) + " " + finals);
          try {
            System.out.println(AsyncMain.run(big(6)));
          } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " " + finals);
          }
        }
      }
      """;

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  /** What is printed is the same as without coroutines; the names are those of the parts. */
  @ParameterizedTest
  @MethodSource("jdks")
  void resumeMethodThatWouldPass64KilobytesIsSplit(Jdk jdk) {
    String statements =
        IntStream.range(0, 420).mapToObj(ScaleTest::mixed).collect(Collectors.joining("\n"));
    String body =
        """
        for (int round = 0; round < rounds; round++) {
          if (round == 2) continue;
          try {
            STATEMENTS
            if (round == 3) throw new IllegalStateException("end " + sum);
          } finally {
            sum += await(one(1000));
          }
        }
        """
            .replace("STATEMENTS", statements);

    compare(jdk, body);
    assertThat(directory.resolve("async/generated/Big$$big.java"))
        .content()
        .contains("private Object resume7()");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void thousandStatementsThreeHundredAwaitsTwoHundredLocalsAlive(Jdk jdk) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      body.append("int v%d = await(one(%d)) + rounds;\n".formatted(i, i * 7));
    }
    for (int i = 0; i < 700; i++) {
      body.append("sum = sum * 3 + v%d ^ %d;\n".formatted(i % 200, i));
    }
    for (int i = 0; i < 100; i++) {
      body.append("text += v%d - await(one(v%d));\n".formatted(i, 199 - i));
    }

    compare(jdk, body.toString());
  }

  /** The heap is too small for anything that grows by an await; the stack is the usual one. */
  @ParameterizedTest
  @MethodSource("jdks")
  void millionIterationsInConstantMemory(Jdk jdk) {
    assertThat(million(jdk, "iterate(1_000_000)", "-Xmx24m")).isEqualTo("500000500000\n");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void millionDeepReady(Jdk jdk) {
    assertThat(million(jdk, "deep(1_000_000, false)", "-Xmx2g")).isEqualTo("1000000\n");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void millionDeepLate(Jdk jdk) {
    assertThat(million(jdk, "deep(1_000_000, true)", "-Xmx2g")).isEqualTo("1000000\n");
  }

  private String million(Jdk jdk, String call, String heap) {
    Project project =
        new Project(jdk, directory)
            .add(
                "Million.java",
                """
                import static dev.weft.Coroutines.*;

                import dev.weft.*;

                class Million {
                  @Async
                  static Coroutine<Long> iterate(int times) {
                    long sum = 0;
                    for (int i = 1; i <= times; i++) {
                      if (i % 4 == 0) {
                        await(yieldNow());
                      }
                      sum += await(value(i));
                    }
                    return done(sum);
                  }

                  @Async
                  static Coroutine<Integer> value(int value) {
                    return done(value);
                  }

                  @Async
                  static Coroutine<Integer> deep(int levels, boolean late) {
                    if (levels == 0) {
                      if (late) {
                        await(yieldNow());
                      }
                      return done(0);
                    }
                    return done(await(deep(levels - 1, late)) + 1);
                  }

                  public static void main(String[] arguments) {
                    System.out.println(AsyncMain.run(CALL));
                  }
                }
                """
                    .replace("CALL", call));
    Command.Output compiled = project.compile();
    assertThat(compiled.status()).as(compiled.toString()).isZero();
    return project.java(heap, "-cp", Jars.path(Path.of("out"), Jars.RUNTIME), "Million").text();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void fiveHundredHostsInOneCompilation(Jdk jdk) {
    Project project = new Project(jdk, directory);
    for (int i = 0; i < 500; i++) {
      project.add("Host" + i + ".java", host(i));
    }

    Command.Output compiled = project.compile();
    assertThat(compiled.status()).as(compiled.toString()).isZero();
    assertThat(compiled.text()).isEmpty();
    assertThat(project.run("Host0").text()).isEqualTo((500 * 499 / 2) + "\n");
  }

  private static String host(int number) {
    String next = number == 499 ? "0" : "await(Host" + (number + 1) + ".sum())";
    return """
    import static dev.weft.Coroutines.*;

    import dev.weft.*;

    class Host%d {
      @Async
      static Coroutine<Integer> sum() {
        await(yieldNow());
        return done(%d + %s);
      }

      public static void main(String[] arguments) {
        System.out.println(AsyncMain.run(sum()));
      }
    }
    """
        .formatted(number, number, next);
  }

  private void compare(Jdk jdk, String body) {
    String source = FRAME.replace("BODY", body);
    Project async = new Project(jdk, directory.resolve("async")).add("Big.java", source);
    Project plain = new Project(jdk, directory.resolve("plain")).add("Big.java", blocking(source));

    Command.Output compiled = async.compile("-Aweft.sources=generated");
    assertThat(compiled.status()).as(compiled.toString()).isZero();
    assertThat(compiled.text()).isEmpty();
    assertThat(plain.javac(List.of("-d", "out")).status()).isZero();
    assertThat(async.run("Big").text()).isEqualTo(plain.run("Big").text());
  }

  /** The same program where calls give values at once. */
  private static String blocking(String source) {
    return source
        .replace("import static dev.weft.Coroutines.*;", "")
        .replace("import dev.weft.*;", "")
        .replace("@Async", "")
        .replace("await(yieldNow());", "")
        .replaceAll("Coroutine<(\\w+)>", "$1")
        .replace("return done(", "return (")
        .replace("AsyncMain.run(", "(")
        .replace("await(", "(");
  }

  private static String mixed(int i) {
    return switch (i % 6) {
      case 0 -> "int v%d = await(one(%d)) + round; sum += v%d;".formatted(i, i, i);
      case 1 ->
          "Supplier<Integer> f%d = () -> v%d * 2; sum += f%d.get() + await(one(1));"
              .formatted(i, i - 1, i);
      case 2 ->
          """
          try {
            if (await(one(round)) == 1 && %d %% 7 == 3) throw new IllegalArgumentException("x%d");
            sum++;
          } catch (IllegalArgumentException e) {
            sum += await(one(e.getMessage().length()));
          } finally {
            finals += await(one(1));
          }
          """
              .formatted(i, i);
      case 3 ->
          "for (int j = 0; j < 3; j++) { if (await(one(j)) == 1) continue; sum += j * %d; }"
              .formatted(i);
      case 4 ->
          ("text = \"a\" + Arrays.asList(sum, %d, text.length(), await(one(%d)), \"x\" + sum);"
                  + " sum += text.length();")
              .formatted(i, i);
      default ->
          "switch ((int) (sum %% 3)) { case 0 -> sum += await(one(2)); default -> sum--; }"
              .formatted();
    };
  }
}
