package dev.weft.it;

import static dev.weft.it.RandomType.*;

import dev.weft.it.RandomScope.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Turns a seed into a program that compiles and ends: loops count to two or three on variables that
 * nothing else assigns, jumps are conditional, and each statement stands on lines of its own.
 */
final class RandomProgram {
  private final RandomScope scope;
  private final RandomExpressions expressions;
  private final RandomStatements statements;
  private final RandomText text = new RandomText();
  private final RandomType result;
  private final int size;

  private RandomProgram(
      Random random,
      List<String> helpers,
      RandomType result,
      int size,
      boolean instance,
      int level) {
    this.scope = new RandomScope(random);
    this.expressions = new RandomExpressions(random, scope, helpers, instance);
    this.statements = new RandomStatements(random, scope, expressions, text, level);
    this.result = result;
    this.size = size;
  }

  /**
   * The members of a class that are the program of this seed, entered at {@code name}.
   *
   * @param level the release of Java whose syntax it may use
   */
  static String of(String name, long seed, int level) {
    Random random = new Random(seed);
    List<String> calls = new ArrayList<>();
    StringBuilder members = new StringBuilder();
    for (int i = random.nextInt(3); i > 0; i--) {
      boolean instance = random.nextBoolean();
      boolean generic = random.nextBoolean();
      String helper = name + (generic ? "Generic" : "Helper") + i;
      RandomProgram body = new RandomProgram(random, List.copyOf(calls), INT, 7, instance, level);
      members.append(body.helper(helper, instance, generic));
      calls.add((instance ? "make(t)." : "") + helper);
    }
    RandomProgram main =
        new RandomProgram(random, calls, STRING, 12 + random.nextInt(14), false, level);
    return members.append(main.entry(name)).toString();
  }

  private String helper(String name, boolean instance, boolean generic) {
    scope.declare("p", INT, Change.OFTEN);
    scope.declare("q", STRING, Change.OFTEN);
    if (generic) {
      scope.declare("g", VARIABLE, Change.ONCE);
    }
    String modifiers = instance ? "" : "static ";
    String variable = generic ? "<T extends Comparable<? super T>> " : "";
    String parameter = generic ? ", T g" : "";
    return method(
        "%s%sCoroutine<Integer> %s(Trace t, Source s, int p, String q%s)"
            .formatted(modifiers, variable, name, parameter));
  }

  private String entry(String name) {
    return method("static Coroutine<String> %s(Trace t, Source s)".formatted(name));
  }

  private String method(String signature) {
    text.line("@Async");
    text.line(signature + " {");
    text.indent(1);
    text.line("State o = new State();");
    if (result == STRING) {
      text.line("count = 0;");
    }
    statements.body(size, result);
    scope.all(0).forEach(variable -> text.line("t.log(" + variable + ");"));
    text.line("for (IntSupplier code : o.later) {");
    text.line("  t.log(run(code));");
    text.line("}");
    text.line("return done(" + expressions.of(result, 2) + ");");
    text.indent(-1);
    text.line("}");
    return text + "\n";
  }
}
