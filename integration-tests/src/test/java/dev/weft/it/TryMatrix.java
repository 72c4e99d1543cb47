package dev.weft.it;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Generates one program for each way in which the parts of a try statement can end together. */
final class TryMatrix {

  /** How a block ends; all but the first end it abruptly. */
  private enum Exit {
    END,
    THROW,
    RETURN,
    BREAK,
    CONTINUE
  }

  /** What stands in the place of a catch or finally clause. */
  private enum Clause {
    ABSENT,
    MISMATCH,
    END,
    THROW,
    RETURN,
    BREAK,
    CONTINUE;

    Exit exit() {
      return Exit.valueOf(name());
    }
  }

  /** Where the inner statement of a nested pair stands. */
  private enum Place {
    TRY,
    CATCH,
    FINALLY
  }

  private TryMatrix() {}

  /** The sources, by class name; each class holds the programs of one way out of the try block. */
  static Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    for (Exit exit : Exit.values()) {
      List<String> single = new ArrayList<>();
      for (Clause caught : catches(exit)) {
        for (Clause last : finallies()) {
          if (caught != Clause.ABSENT || last != Clause.ABSENT) {
            single.add(single(exit, caught, last, "if (t.yes()) "));
            single.add(single(exit, caught, last, ""));
          }
        }
      }
      add(sources, "Try" + camel(exit), single);
      List<String> nested = new ArrayList<>();
      for (Exit inner : List.of(Exit.END, Exit.THROW, Exit.RETURN)) {
        for (Place place : Place.values()) {
          for (Exit outer : List.of(Exit.END, Exit.BREAK)) {
            nested.add(nested(exit, inner, place, outer));
          }
        }
      }
      add(sources, "Nested" + camel(exit), nested);
    }
    return sources;
  }

  private static void add(Map<String, String> sources, String name, List<String> programs) {
    String text =
        """
        package programs;

        import static dev.weft.Coroutines.*;

        import dev.weft.*;
        import harness.*;

        final class %s {
        %s}
        """;
    sources.put(name, text.formatted(name, String.join("\n", programs).indent(2)));
  }

  /** A catch clause matters only where something is thrown. */
  private static List<Clause> catches(Exit exit) {
    return exit == Exit.THROW ? List.of(Clause.values()) : List.of(Clause.ABSENT, Clause.END);
  }

  private static List<Clause> finallies() {
    return List.of(
        Clause.ABSENT, Clause.END, Clause.THROW, Clause.RETURN, Clause.BREAK, Clause.CONTINUE);
  }

  private static String single(Exit exit, Clause caught, Clause last, String condition) {
    String name =
        "%s_catch%s_finally%s_%s"
            .formatted(camel(exit), camel(caught), camel(last), condition.isEmpty() ? "a" : "b")
            .toLowerCase(Locale.ROOT);
    StringBuilder statement = new StringBuilder("try {\n" + block("try", exit, condition) + "}");
    if (caught == Clause.MISMATCH) {
      statement.append(" catch (IllegalArgumentException e) {\n  t.log(e);\n}");
    } else if (caught != Clause.ABSENT) {
      String body = block("catch", caught.exit(), condition);
      statement.append(" catch (IllegalStateException e) {\n  t.log(e);\n" + body + "}");
    }
    if (last != Clause.ABSENT) {
      statement.append(" finally {\n" + block("finally", last.exit(), condition) + "}");
    }
    // JLS 14.22: what follows must be reachable.
    boolean completes =
        (exit == Exit.END || caught == Clause.END || caught == Clause.MISMATCH)
            && (last == Clause.END || last == Clause.ABSENT);
    if (completes || !condition.isEmpty()) {
      statement.append("\nt.log(\"after\");");
    }
    return program(name, statement.append('\n').toString());
  }

  private static String nested(Exit exit, Exit innerFinally, Place place, Exit outerFinally) {
    String name =
        "inner_%s_finally%s_in%s_finally%s"
            .formatted(exit, innerFinally, place, outerFinally)
            .toLowerCase(Locale.ROOT);
    String condition = "if (t.yes()) ";
    String inner =
        "try {\n%s} finally {\n%s}\n"
            .formatted(
                block("inner", exit, condition), block("inner finally", innerFinally, condition));
    String outer =
        switch (place) {
          case TRY ->
              "try {\n%s} catch (IllegalStateException e) {\n  t.log(e);\n} finally {\n%s}\n"
                  .formatted(inner.indent(2), block("outer", outerFinally, condition));
          case CATCH ->
              "try {\n%s} catch (IllegalStateException e) {\n%s} finally {\n%s}\n"
                  .formatted(
                      block("outer try", Exit.THROW, condition),
                      inner.indent(2),
                      block("outer", outerFinally, condition));
          case FINALLY ->
              "try {\n%s} finally {\n%s}\n"
                  .formatted(block("outer try", outerFinally, condition), inner.indent(2));
        };
    return program(name, outer + "t.log(\"after\");\n");
  }

  private static String program(String name, String statement) {
    String text =
        """
        @Async
        static Coroutine<String> %s(Trace t, Source s) {
          for (int i = 0; i < 2; i++) {
        %s  }
          return done("end");
        }
        """;
    return text.formatted(name, statement.indent(4));
  }

  private static String block(String where, Exit exit, String condition) {
    String jump =
        switch (exit) {
          case END -> "";
          case THROW -> "%sthrow new IllegalStateException(\"%s\");\n".formatted(condition, where);
          case RETURN -> "%sreturn done(\"%s\");\n".formatted(condition, where);
          case BREAK -> condition + "break;\n";
          case CONTINUE -> condition + "continue;\n";
        };
    return ("t.log(\"%s \" + await(s.of(i)));\n".formatted(where) + jump).indent(2);
  }

  private static String camel(Enum<?> constant) {
    String name = constant.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
