package dev.weft.it;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Generates one try statement for each choice of its clauses, of those that await, and of where
 * they do; each is run with every way out of its try block, catch clause and finally block
 * together. The ways out that are statements in {@link TryMatrix} are numbers here.
 */
final class ExitMatrix {
  /** The letters stand for the try block, the catch clause and the finally block. */
  private static final List<String> FORMS = List.of("tcf", "tf", "tc");

  private static final List<String> AWAITING = List.of("t", "c", "f", "tc", "tf", "cf", "tcf");

  /** Where a block awaits: before its way out, in that statement, or behind it. */
  private enum Position {
    BEFORE,
    IN,
    AFTER
  }

  private ExitMatrix() {}

  /** The sources, by class name. */
  static Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String form : FORMS) {
      List<String> members = new ArrayList<>();
      for (String awaiting : AWAITING) {
        if (letters(awaiting).allMatch(form::contains)) {
          Stream.of(Position.values()).map(at -> single(form, awaiting, at)).forEach(members::add);
        }
      }
      add(sources, "Exits" + form.toUpperCase(Locale.ROOT), members);
    }
    List<String> nested = letters("tcf").map(ExitMatrix::nested).toList();
    add(sources, "ExitsNested", nested);
    return sources;
  }

  private static void add(Map<String, String> sources, String name, List<String> members) {
    String text =
        """
        package programs;

        import static dev.weft.Coroutines.*;

        import dev.weft.*;
        import harness.*;

        final class %s {
        %s}
        """;
    sources.put(name, text.formatted(name, String.join("\n", members).indent(2)));
  }

  /** Notes what each combination does. */
  private static String single(String form, String awaiting, Position position) {
    String statement =
        statement(form, place -> awaiting.contains(place) ? block(place, position) : exits(place));
    String each = "trace.log(log);\n";
    return program(awaiting + position, form, 9, each, statement);
  }

  /**
   * A statement in a clause of another one. The combinations are too many to be noted one by one:
   * each line stands for those that are alike in the outer statement.
   */
  private static String nested(String outer) {
    String inner = statement("xyz", place -> block(place, Position.BEFORE));
    String statement =
        statement(
            "tcf",
            place ->
                place.equals(outer)
                    ? inner + block(place, Position.IN)
                    : block(place, Position.BEFORE));
    String each =
        """
        hash = hash * 31 + log.toString().hashCode();
        if (x + y + z == 0) {
          trace.log(log);
          trace.log(hash);
        }
        """;
    return program("in_" + outer, "tcfxyz", 6, each, statement);
  }

  private static String program(
      String name, String places, int exits, String each, String statement) {
    String loops =
        letters(places)
            .map(place -> "for (int %1$s = 0; %1$s < %2$d; %1$s++)".formatted(place, exits))
            .collect(joining("\n"));
    return """
        @Async
        static Coroutine<Object> %1$s(Trace trace, Source s) {
          int hash = 0;
        %2$s  {
            StringBuilder log = new StringBuilder("" + %3$s);
            try {
              log.append(await(run_%1$s(log, s, %4$s)));
            } catch (RuntimeException e) {
              log.append(" threw ").append(e.getMessage());
            }
        %5$s  }
          return done(null);
        }

        @Async
        private static Coroutine<String> run_%1$s(StringBuilder log, Source s, %6$s) {
          outer:
          for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
              log.append(" ").append(i).append(j);
        %7$s      log.append("+");
            }
            log.append("|");
          }
          return done(" ended");
        }
        """
        .formatted(
            name.toLowerCase(Locale.ROOT),
            loops.indent(2),
            letters(places).collect(joining(" + \"\" + ")),
            letters(places).collect(joining(", ")),
            each.indent(4),
            letters(places).map(place -> "int " + place).collect(joining(", ")),
            statement.indent(6));
  }

  /** The first place is the try block; of the others, one may be absent. */
  private static String statement(String places, Function<String, String> blocks) {
    StringBuilder statement = new StringBuilder();
    for (String place : letters(places).toList()) {
      statement.append(
          switch (place) {
            case "t", "x" -> "try {\n";
            case "c" -> "} catch (IllegalStateException e) {\n  log.append(e.getMessage());\n";
            case "y" -> "} catch (IllegalStateException d) {\n  log.append(d.getMessage());\n";
            default -> "} finally {\n";
          });
      statement.append(blocks.apply(place).indent(2));
    }
    return statement.append("}\n").toString();
  }

  private static String block(String place, Position position) {
    String await = "log.append(await(s.quietly(\"%s\")));\n".formatted(place);
    return switch (position) {
      case BEFORE -> await + exits(place);
      case IN -> awaitedExits(place);
      case AFTER -> exits(place) + await;
    };
  }

  private static String exits(String place) {
    return """
        log.append("%1$s");
        if (%1$s == 1) throw new IllegalStateException("!%1$s");
        if (%1$s == 2) return done(" returned %1$s");
        if (%1$s == 3) break;
        if (%1$s == 4) continue;
        if (%1$s == 5) continue outer;
        if (%1$s == 6) throw new IllegalArgumentException("?%1$s");
        if (%1$s == 7) break outer;
        if (%1$s == 8) return done(null);
        """
        .formatted(place);
  }

  private static String awaitedExits(String place) {
    return """
        log.append("%1$s");
        if (%1$s == 1) await(s.failQuietly(new IllegalStateException("!%1$s")));
        if (%1$s == 2) return done(" returned " + await(s.quietly("%1$s")));
        if (await(s.quietly(%1$s == 3))) break;
        if (await(s.quietly(%1$s)) == 4) continue;
        if (await(s.quietly(%1$s == 5))) continue outer;
        if (%1$s == 6) throw await(s.quietly(new IllegalArgumentException("?%1$s")));
        if (await(s.quietly(%1$s == 7))) break outer;
        if (%1$s == 8) return done(await(s.quietly((String) null)));
        """
        .formatted(place);
  }

  private static Stream<String> letters(String word) {
    return Stream.of(word.split(""));
  }
}
