package dev.weft.it;

import static dev.weft.it.RandomType.*;

import dev.weft.it.RandomJumps.Ending;
import dev.weft.it.RandomScope.Change;
import java.util.List;
import java.util.Random;

/** Turns random numbers into statements, each of which may end normally as far as javac knows. */
final class RandomStatements {
  private static final int DEPTH = 3;

  private final Random random;
  private final RandomScope scope;
  private final RandomExpressions expressions;
  private final RandomText text;
  private final RandomJumps jumps;
  private final RandomCaptures captures;
  private final RandomSwitches switches;
  private final RandomLoops loops;
  private int left;

  RandomStatements(
      Random random, RandomScope scope, RandomExpressions expressions, RandomText text, int level) {
    this.random = random;
    this.scope = scope;
    this.expressions = expressions;
    this.text = text;
    this.jumps = new RandomJumps(random, scope, expressions);
    this.captures = new RandomCaptures(random, scope, expressions, text, jumps, this);
    this.switches = new RandomSwitches(random, scope, expressions, text, jumps, this, level);
    this.loops = new RandomLoops(random, scope, expressions, text, jumps, this);
  }

  /** The body of a method: most failures stay in a part of it, so that the rest runs too. */
  void body(int size, RandomType result) {
    left = size;
    jumps.apart(
        Ending.of("return done(%s);", result),
        () -> {
          while (left > 0) {
            if (random.nextInt(5) < 2) {
              statement(DEPTH);
            } else {
              part();
            }
          }
        });
  }

  private void part() {
    text.line("try {");
    jumps.guarded(() -> block(DEPTH));
    text.line("} catch (RuntimeException | Error failure) {");
    text.line("  t.log(failure.getClass());");
    text.line("}");
  }

  void block(int depth) {
    int mark = scope.mark();
    text.indent(1);
    for (int i = 1 + random.nextInt(4); i > 0 && left > 0; i--) {
      statement(depth);
    }
    show(mark);
    text.indent(-1);
    scope.leave(mark);
  }

  /** Notes what became of the variables of a block. */
  private void show(int mark) {
    List<String> names = scope.all(mark);
    if (!names.isEmpty()) {
      text.line("t.log(" + scope.pick(names) + ");");
    }
  }

  private void statement(int depth) {
    left--;
    switch (random.nextInt(depth > 0 ? 26 : 9)) {
      case 0, 1 -> declaration();
      case 2 -> inferred();
      case 3, 4 -> assignment();
      case 5 -> text.line("t.log(" + expressions.shown(3) + ");");
      case 6 -> jump();
      case 7 -> captures.simple();
      case 8 -> lateAssignment();
      case 9, 10, 11, 12 -> tryStatement(depth - 1);
      case 13 -> ifStatement(depth - 1);
      case 14, 15, 16 -> loops.loop(depth - 1);
      case 17, 18 -> switches.statement(depth - 1);
      case 19 -> switches.expression(depth - 1);
      case 20 -> labelledBlock(depth - 1);
      case 21 -> pattern(depth - 1);
      case 22 -> resources(depth - 1);
      default -> captures.block(depth - 1);
    }
  }

  private void declaration() {
    RandomType type = scope.pick(DECLARED);
    String initialiser = expressions.of(type, 3);
    declare(type, initialiser);
  }

  private void declare(RandomType type, String initialiser) {
    String name = scope.newName();
    if (random.nextInt(3) == 0) {
      String shown = random.nextBoolean() ? "var" : type.toString();
      text.line("final " + shown + " " + name + " = " + initialiser + ";");
      scope.declare(name, type, Change.ONCE);
    } else {
      text.line(type + " " + name + " = " + initialiser + ";");
      scope.declare(name, type, Change.OFTEN);
    }
  }

  /** Initialisers whose inference needs the type of what they are for (JLS 18.5.2). */
  private void inferred() {
    String number = expressions.of(INT, 2);
    String condition = expressions.condition(2);
    String name = scope.newName();
    String list = random.nextBoolean() ? "List.of()" : "new ArrayList<>()";
    String value =
        switch (random.nextInt(6)) {
          case 0 -> "%s ? new ArrayList<>() : %s".formatted(condition, expressions.awaited(list));
          case 1 -> "second(new ArrayList<>(), %s)".formatted(expressions.awaited(list));
          case 2 -> "apply(%s, x -> List.of(\"a\" + x))".formatted(number);
          case 3 -> "new ArrayList<>(%s)".formatted(expressions.awaited("List.of(\"a\", \"b\")"));
          case 4 -> "(%s) ? %s : listOf()".formatted(condition, expressions.awaited("listOf()"));
          default ->
              "new Box<>(%s).map(x -> new ArrayList<>(List.of(\"m\" + x))).get()".formatted(number);
        };
    boolean lists = random.nextBoolean();
    if (lists) {
      text.line("List<String> %s = %s;".formatted(name, value));
      scope.declare(name, TEXTS, Change.OFTEN);
    } else {
      String other = expressions.awaited("new Box<>(" + expressions.of(LONG, 2) + ")");
      text.line(
          "Box<? extends Number> %s = %s ? new Box<>(%s) : %s;"
              .formatted(name, condition, number, other));
      scope.declare(name, WILD, Change.OFTEN);
    }
  }

  private void assignment() {
    String assignment = expressions.bareAssignment(scope.pick(DECLARED), 3);
    text.line(
        assignment.isEmpty() ? "o.number += " + expressions.awaited("1") + ";" : assignment + ";");
  }

  private void lateAssignment() {
    RandomType type = scope.pick(List.of(INT, STRING, SHAPE));
    String name = scope.newName();
    text.line(type + " " + name + ";");
    text.line("if (" + expressions.condition(2) + ") {");
    text.line("  " + name + " = " + expressions.of(type, 3) + ";");
    text.line("} else {");
    text.line("  " + name + " = " + expressions.of(type, 1) + ";");
    text.line("}");
    scope.declare(name, type, Change.ONCE);
  }

  private void jump() {
    String condition = expressions.condition(2);
    text.line("if (" + condition + ") {");
    text.line("  t.log(\"jump\");");
    text.line("  " + jumps.jump());
    text.line("}");
  }

  private void ifStatement(int depth) {
    text.line("if (" + expressions.condition(3) + ") {");
    block(depth);
    if (random.nextBoolean()) {
      text.line("} else {");
      block(depth);
    }
    text.line("}");
  }

  private void tryStatement(int depth) {
    text.line("try {");
    int form = random.nextInt(4);
    jumps.guarded(() -> failingBlock(depth, form != 0));
    if (form != 0) {
      String name = scope.newName();
      text.line("} catch (" + scope.pick(CAUGHT) + " " + name + ") {");
      text.line("  t.log(" + name + ".getClass().getSimpleName());");
      int mark = scope.mark();
      scope.reserve(name);
      block(depth);
      scope.leave(mark);
    }
    if (form <= 2) {
      text.line("} finally {");
      block(depth);
    }
    text.line("}");
  }

  private void failingBlock(int depth, boolean caught) {
    block(depth);
    if (caught && random.nextInt(3) != 0) {
      text.line("  if (" + expressions.condition(1) + ") {");
      text.line("    throw new " + expressions.failure() + "(\"at the end\");");
      text.line("  }");
    }
  }

  private static final List<String> CAUGHT =
      List.of(
          "IllegalStateException",
          "RuntimeException",
          "Throwable",
          "IllegalStateException | NullPointerException");

  private void labelledBlock(int depth) {
    String label = jumps.newLabel("block");
    text.line(label + ": {");
    jumps.block(label, () -> block(depth));
    text.line("}");
  }

  private void pattern(int depth) {
    String object = scope.newName();
    text.line("final Object " + object + " = " + expressions.of(OBJECT, 2) + ";");
    scope.declare(object, OBJECT, Change.ONCE);
    int mark = scope.mark();
    String name = scope.newName();
    scope.declare(name, BOXED, Change.ONCE);
    String condition = expressions.conditionWithoutSwitch(2);
    if (random.nextBoolean()) {
      text.line("if (%s instanceof Integer %s && %s) {".formatted(object, name, condition));
      block(depth);
    } else {
      String label = jumps.newLabel("block");
      text.line(label + ": {");
      text.line("  if (!(%s instanceof Integer %s && %s)) {".formatted(object, name, condition));
      text.line("    break " + label + ";");
      text.line("  }");
      jumps.block(label, () -> block(depth));
    }
    text.line("}");
    scope.leave(mark);
  }

  private void resources(int depth) {
    String name = scope.newName();
    String value = expressions.of(INT, 2);
    text.line("try (Resource %s = new Resource(t, %s)) {".formatted(name, value));
    int mark = scope.mark();
    scope.reserve(name);
    jumps.guarded(() -> block(depth));
    scope.leave(mark);
    if (random.nextBoolean()) {
      text.line("} finally {");
      block(depth);
    }
    text.line("}");
  }
}
