package dev.weft.it;

import static java.util.stream.Collectors.joining;

import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Generates programs that are deep, long or wide beyond what people write. */
final class Extremes {
  private static final String CLASS =
      """
      package programs;

      import static dev.weft.Coroutines.*;

      import dev.weft.*;
      import harness.*;
      import java.util.function.IntSupplier;

      final class Extreme {
        private final int own = 5;

      %s}
      """;

  private Extremes() {}

  /** The source of the class {@code Extreme}. */
  static String source() {
    return CLASS.formatted(
        blocks()
            + statements()
            + returning("operands", "", nested(60, "await(s.of(1))", "(%2$s + await(s.of(%1$d)))"))
            + returning("awaits", "", nested(40, "1", "await(s.of(%2$s + %1$d))"))
            + returning(
                "ternaries",
                "",
                nested(30, "0", "(await(s.of(%1$d)) % 2 == 0 ? %2$s : t.num(%1$d))"))
            + returning("texts", "", list(70, " + ", "\"x\" + await(s.of(%1$d)) + 'c' + %1$d"))
            + returning(
                "plainTexts",
                "int i = await(s.of(4));",
                list(150, " + ", "\"x\" + i + 'c' + %1$d") + " + await(s.of(1))")
            + wide()
            + captures());
  }

  private static String blocks() {
    String body =
        list(100, "\n", "{ int a%1$d = x + await(s.of(%1$d));")
            + "x = await(s.of(a0 + a50 + a99));\n"
            + list(100, "\n", "x += 1; }");
    return returning("blocks", "int x = 0;\n" + body, "x");
  }

  private static String statements() {
    String inner = "x += await(s.of(5));\n";
    for (int i = 59; i >= 0; i--) {
      inner = statement(i).formatted(i, inner);
    }
    return returning("statements", "int x = 0;\n" + inner, "x");
  }

  private static String statement(int number) {
    return switch (number % 6) {
      case 0 -> "if (await(s.of(true))) {\n%2$s} else {\n  t.log(%1$d);\n}\n";
      case 1 -> "for (int i%1$d = 0; i%1$d < await(s.of(1)); i%1$d++) {\n%2$s}\n";
      case 2 -> "try {\n%2$s} finally {\n  x += await(s.of(1));\n}\n";
      case 3 -> "block%1$d: {\n%2$s  if (t.yes()) break block%1$d;\n}\n";
      case 4 -> "switch (await(s.of(1))) {\n  case 1: {\n%2$s  }\n}\n";
      default -> "do {\n%2$s} while (await(s.of(false)));\n";
    };
  }

  /** As many parameters as the JVM allows, of one slot and of two (JVMS 4.11). */
  private static String wide() {
    String all = list(125, ", ", "long p%1$d");
    String values = list(125, ", ", "await(s.of(%1$dL))");
    String sum = list(125, " + ", "p%1$d");
    return """
          @Async
          Coroutine<Object> wide(Trace t, Source s, %1$s) {
            p0 += await(s.of(1));
            return done(own + %2$s);
          }

          private static long plain(int n, %1$s, int more) {
            return n + p0 + p124 + more;
          }

        """
            .formatted(all, sum)
        + returning(
            "parameters",
            "t.log(await(new Extreme().wide(t, s, " + values + ")));",
            "plain(1, " + values + ", await(s.of(2)))");
  }

  private static String captures() {
    String sum = list(120, " + ", "v%1$d");
    String body =
        list(120, "\n", "int v%1$d = await(s.of(%1$d));")
            + """

            IntSupplier all = () -> %1$s;
            class All {
              int all() {
                return %1$s;
              }
            }
            All object = new All();
            await(s.of(1));
            t.log(object.all());
            """
                .formatted(sum);
    return returning("captures", body, "all.getAsInt()");
  }

  private static String returning(String name, String statements, String value) {
    return """
          @Async
          static Coroutine<Object> %s(Trace t, Source s) {
        %s    return done(%s);
          }

        """
        .formatted(name, statements.indent(4), value);
  }

  private static String nested(int depth, String start, String around) {
    String text = start;
    for (int i = 0; i < depth; i++) {
      text = around.replace("%1$d", String.valueOf(i)).replace("%2$s", text);
    }
    return text;
  }

  private static String list(int count, String separator, String each) {
    IntFunction<String> one = i -> each.replace("%1$d", String.valueOf(i));
    return IntStream.range(0, count).mapToObj(one).collect(joining(separator));
  }
}
