package dev.weft.it;

import dev.weft.it.RandomScope.Change;
import dev.weft.it.RandomScope.ValueType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Turns a seed into a program that compiles and ends: loops count to two or three on variables that
 * nothing else assigns, jumps are conditional, and each statement stands on lines of its own.
 */
final class RandomProgram {
  private static final List<ValueType> DECLARED =
      List.of(
          ValueType.INT,
          ValueType.INT,
          ValueType.LONG,
          ValueType.BYTE,
          ValueType.CHAR,
          ValueType.DOUBLE,
          ValueType.BOOLEAN,
          ValueType.STRING,
          ValueType.STRING,
          ValueType.BOXED,
          ValueType.BOXED,
          ValueType.OBJECT,
          ValueType.INTS);
  private static final int DEPTH = 3;

  /** What a jump can name; a plain break or continue means the innermost that allows it. */
  private record Target(String label, boolean loop) {}

  private final Random random;
  private final RandomScope scope;
  private final RandomExpressions expressions;
  private final StringBuilder text = new StringBuilder();
  private final Deque<Target> targets = new ArrayDeque<>();
  private final String result;
  private int indentation = 1;
  private int loops;
  private int left;

  private RandomProgram(Random random, List<String> helpers, String result, int size) {
    this.random = random;
    this.scope = new RandomScope(random);
    this.expressions = new RandomExpressions(random, scope, helpers);
    this.result = result;
    this.left = size;
  }

  /** The members of a class that are the program of this seed, entered at {@code name}. */
  static String of(String name, long seed) {
    Random random = new Random(seed);
    List<String> helpers = new ArrayList<>();
    StringBuilder members = new StringBuilder();
    for (int i = random.nextInt(3); i > 0; i--) {
      String helper = name + "Helper" + i;
      RandomProgram body = new RandomProgram(random, List.copyOf(helpers), "Integer", 5);
      body.scope.declare("p", ValueType.INT, Change.OFTEN);
      body.scope.declare("q", ValueType.STRING, Change.OFTEN);
      members.append(body.method(helper, ", int p, String q"));
      helpers.add(helper);
    }
    int size = 10 + random.nextInt(15);
    return members
        .append(new RandomProgram(random, helpers, "String", size).method(name, ""))
        .toString();
  }

  private String method(String name, String parameters) {
    text.append("  @Async\n");
    text.append(
        "  static Coroutine<%s> %s(Trace t, Source s%s) {\n".formatted(result, name, parameters));
    indentation = 2;
    line("State o = new State();");
    if (parameters.isEmpty()) {
      line("count = 0;");
    }
    while (left > 0) {
      statement(DEPTH);
    }
    scope.all().forEach(variable -> line("t.log(" + variable + ");"));
    line("return done(" + value() + ");");
    return text.append("  }\n\n").toString();
  }

  private String value() {
    return expressions.of(result.equals("String") ? ValueType.STRING : ValueType.INT, 2);
  }

  private void block(int depth) {
    int mark = scope.mark();
    indentation++;
    for (int i = 1 + random.nextInt(3); i > 0 && left > 0; i--) {
      statement(depth);
    }
    indentation--;
    scope.leave(mark);
  }

  private void statement(int depth) {
    left--;
    int choice = random.nextInt(depth > 0 ? 20 : 8);
    switch (choice) {
      case 0, 1 -> declaration();
      case 2 -> capture();
      case 3, 4 -> assignment();
      case 5 -> line("t.log(" + expressions.shown(3) + ");");
      case 6, 7 -> jump();
      case 8, 9, 10 -> tryStatement(depth - 1);
      case 11 -> ifStatement(depth - 1);
      case 12, 13, 14 -> loop(depth - 1);
      case 15 -> switchStatement(depth - 1);
      case 16 -> labelledBlock(depth - 1);
      case 17 -> pattern(depth - 1);
      case 18 -> lateAssignment();
      default -> resources(depth - 1);
    }
  }

  private void declaration() {
    ValueType type = scope.pick(DECLARED);
    String initialiser = expressions.of(type, 3);
    String name = scope.newName();
    if (random.nextInt(3) == 0) {
      line("final " + type + " " + name + " = " + initialiser + ";");
      scope.declare(name, type, Change.ONCE);
    } else {
      line(type + " " + name + " = " + initialiser + ";");
      scope.declare(name, type, Change.OFTEN);
    }
  }

  private void capture() {
    String body = expressions.captured(ValueType.INT);
    String name = scope.newName();
    line("final %s %s = () -> t.num(%s);".formatted(ValueType.LAMBDA, name, body));
    scope.declare(name, ValueType.LAMBDA, Change.ONCE);
  }

  private void assignment() {
    String text = expressions.bareAssignment(scope.pick(DECLARED), 3);
    line(text.isEmpty() ? "o.number += await(s.of(1));" : text + ";");
  }

  private void lateAssignment() {
    String name = scope.newName();
    line("int " + name + ";");
    line("if (" + expressions.condition(2) + ") {");
    line("  " + name + " = " + expressions.of(ValueType.INT, 3) + ";");
    line("} else {");
    line("  " + name + " = " + expressions.of(ValueType.INT, 1) + ";");
    line("}");
    scope.declare(name, ValueType.INT, Change.ONCE);
  }

  private void jump() {
    String condition = expressions.condition(2);
    line("if (" + condition + ") {");
    line("  t.log(\"jump\");");
    line("  " + jumpOut());
    line("}");
  }

  private String jumpOut() {
    int choice = random.nextInt(10);
    if (choice < 2) {
      return "return done(" + value() + ");";
    }
    if (choice < 5 || targets.isEmpty()) {
      return "throw new " + expressions.failure() + "(\"thrown\");";
    }
    Target target = scope.pick(List.copyOf(targets));
    return (target.loop && random.nextBoolean() ? "continue " : "break ") + target.label + ";";
  }

  private void ifStatement(int depth) {
    line("if (" + expressions.condition(3) + ") {");
    block(depth);
    if (random.nextBoolean()) {
      line("} else {");
      block(depth);
    }
    line("}");
  }

  private void tryStatement(int depth) {
    line("try {");
    block(depth);
    int form = random.nextInt(4);
    if (form != 0) {
      String type =
          scope.pick(
              List.of(
                  "IllegalStateException",
                  "RuntimeException",
                  "Throwable",
                  "IllegalStateException | NullPointerException"));
      String name = scope.newName();
      line("} catch (" + type + " " + name + ") {");
      line("  t.log(" + name + ".getClass().getSimpleName());");
      int mark = scope.mark();
      scope.reserve(name);
      block(depth);
      scope.leave(mark);
    }
    if (form <= 2) {
      line("} finally {");
      block(depth);
    }
    line("}");
  }

  private void loop(int depth) {
    String label = "loop" + loops++;
    String name = scope.newName();
    int times = 1 + random.nextInt(3);
    switch (random.nextInt(4)) {
      case 0 -> {
        int mark = scope.mark();
        scope.declare(name, ValueType.INT, Change.COUNTED);
        line(label + ":");
        line(
            "for (int %s = await(s.of(0)); %s < %d && %s; %s += await(s.of(1))) {"
                .formatted(name, name, times, expressions.condition(2), name));
        target(new Target(label, true), depth);
        line("}");
        scope.leave(mark);
      }
      case 1 -> {
        line("int %s = 0;".formatted(name));
        scope.declare(name, ValueType.INT, Change.COUNTED);
        line(label + ":");
        line("while (%s++ < %d && %s) {".formatted(name, times, expressions.condition(2)));
        target(new Target(label, true), depth);
        line("}");
      }
      case 2 -> {
        line("int %s = 0;".formatted(name));
        scope.declare(name, ValueType.INT, Change.COUNTED);
        line(label + ":");
        line("do {");
        target(new Target(label, true), depth);
        line("} while (++%s < %d && %s);".formatted(name, times, expressions.condition(2)));
      }
      default -> {
        String list = "await(s.of(java.util.List.of(4, 5)))";
        String values = random.nextBoolean() ? expressions.of(ValueType.INTS, 2) : list;
        line(label + ":");
        line("for (int " + name + " : " + values + ") {");
        int mark = scope.mark();
        scope.declare(name, ValueType.INT, Change.ONCE);
        target(new Target(label, true), depth);
        line("}");
        scope.leave(mark);
      }
    }
  }

  private void target(Target target, int depth) {
    targets.push(target);
    block(depth);
    targets.pop();
  }

  private void switchStatement(int depth) {
    String selector =
        random.nextBoolean()
            ? expressions.of(ValueType.INT, 2) + " & 3"
            : "await(s.of(" + expressions.leaf(ValueType.INT) + "))";
    line("switch (" + selector + ") {");
    for (String label : List.of("case 0:", "case 2:", "default:", "case 3:")) {
      line(label + " {");
      block(depth);
      line("}");
      if (random.nextBoolean()) {
        line("break;");
      }
    }
    line("}");
  }

  private void labelledBlock(int depth) {
    String label = "block" + loops++;
    line(label + ": {");
    target(new Target(label, false), depth);
    line("}");
  }

  private void pattern(int depth) {
    String object = scope.newName();
    line("final Object " + object + " = " + expressions.of(ValueType.OBJECT, 2) + ";");
    scope.declare(object, ValueType.OBJECT, Change.ONCE);
    int mark = scope.mark();
    String name = scope.newName();
    scope.declare(name, ValueType.BOXED, Change.ONCE);
    String condition = expressions.conditionWithoutSwitch(2);
    line("if (%s instanceof Integer %s && %s) {".formatted(object, name, condition));
    block(depth);
    scope.leave(mark);
    line("}");
  }

  private void resources(int depth) {
    String name = scope.newName();
    String value = expressions.of(ValueType.INT, 2);
    line("try (Resource %s = new Resource(t, %s)) {".formatted(name, value));
    int mark = scope.mark();
    scope.reserve(name);
    block(depth);
    scope.leave(mark);
    if (random.nextBoolean()) {
      line("} finally {");
      block(depth);
    }
    line("}");
  }

  private void line(String line) {
    text.append("  ".repeat(indentation)).append(line).append('\n');
  }
}
