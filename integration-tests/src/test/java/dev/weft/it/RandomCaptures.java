package dev.weft.it;

import static dev.weft.it.RandomType.*;

import dev.weft.it.RandomJumps.Ending;
import dev.weft.it.RandomScope.Change;
import java.util.Random;

/** Turns random numbers into lambdas and classes that capture what does not change. */
final class RandomCaptures {
  private final Random random;
  private final RandomScope scope;
  private final RandomExpressions expressions;
  private final RandomText text;
  private final RandomJumps jumps;
  private final RandomStatements statements;

  RandomCaptures(
      Random random,
      RandomScope scope,
      RandomExpressions expressions,
      RandomText text,
      RandomJumps jumps,
      RandomStatements statements) {
    this.random = random;
    this.scope = scope;
    this.expressions = expressions;
    this.text = text;
    this.jumps = jumps;
    this.statements = statements;
  }

  /** A lambda of one expression: kept in a variable, or run at the end of the method. */
  void simple() {
    String body = expressions.captured(INT);
    if (random.nextBoolean()) {
      text.line("o.later.add(() -> t.num(" + body + "));");
      return;
    }
    String name = scope.newName();
    text.line("final IntSupplier %s = () -> t.num(%s);".formatted(name, body));
    scope.declare(name, LAMBDA, Change.ONCE);
  }

  void block(int depth) {
    switch (random.nextInt(6)) {
      case 0 -> lambda(depth);
      case 1 -> anonymousClass(depth);
      case 2 -> localClass(depth);
      case 3 -> record();
      case 4 -> anonymousFields();
      default -> asyncLambda(depth);
    }
  }

  private void lambda(int depth) {
    String name = scope.newName();
    text.line("final IntSupplier " + name + " = () -> {");
    int mark = scope.mark();
    scope.reserve(name);
    body(false, "return %s;", depth);
    scope.leave(mark);
    text.line("};");
    called(name);
  }

  /** Makes a lambda known, and runs it at once more often than not. */
  private void called(String name) {
    scope.declare(name, LAMBDA, Change.ONCE);
    if (random.nextInt(3) != 0) {
      text.line("t.log(run(" + name + "));");
    }
  }

  private void asyncLambda(int depth) {
    if (!expressions.awaits()) {
      lambda(depth);
      return;
    }
    String name = scope.newName();
    text.line("final AsyncSupplier<Integer> " + name + " = () -> {");
    int mark = scope.mark();
    scope.reserve(name);
    body(true, "return done(%s);", depth);
    scope.leave(mark);
    text.line("};");
    scope.declare(name, ASYNC, Change.ONCE);
    if (random.nextInt(3) != 0) {
      text.line("t.log(await(" + name + ".get()));");
    }
  }

  private void anonymousClass(int depth) {
    String name = scope.newName();
    String field = expressions.captured(INT);
    text.line("final IntSupplier " + name + " = new IntSupplier() {");
    members(field, depth);
    text.line("};");
    called(name);
  }

  private void localClass(int depth) {
    String type = "Local" + jumps.newLabel("");
    String field = expressions.captured(INT);
    text.line("class " + type + " implements IntSupplier {");
    members(field, depth);
    text.line("}");
    String name = scope.newName();
    text.line("final IntSupplier %s = new %s();".formatted(name, type));
    called(name);
  }

  private void members(String field, int depth) {
    text.line("  private int total = " + field + ";");
    text.line("  public int getAsInt() {");
    text.line("    t.log(total++);");
    text.indent(1);
    body(false, "return total + %s;", depth);
    text.indent(-1);
    text.line("  }");
  }

  private void body(boolean awaits, String form, int depth) {
    int captured = scope.capture();
    boolean before = expressions.awaiting(awaits);
    jumps.apart(
        Ending.of(form, INT),
        () -> {
          statements.block(depth);
          text.line("  " + jumps.end(2));
        });
    expressions.awaiting(before);
    scope.release(captured);
  }

  private void record() {
    String type = "Pair" + jumps.newLabel("");
    text.line("record %s(int one, String other) {".formatted(type));
    text.line("  " + type + " {");
    text.line("    one = one > 3 ? 3 : one;");
    text.line("  }");
    text.line("  int sum() {");
    text.line("    return one + (other == null ? 0 : other.length());");
    text.line("  }");
    text.line("}");
    String values = expressions.of(INT, 2) + ", " + expressions.of(STRING, 2);
    String name = scope.newName();
    text.line("final %s %s = new %s(%s);".formatted(type, name, type, values));
    scope.reserve(name);
    scope.declare(name + ".sum()", INT, Change.ONCE);
    scope.declare(name + ".other()", STRING, Change.ONCE);
  }

  /** An object whose type has no name, with fields that anything may change. */
  private void anonymousFields() {
    String initial = expressions.captured(INT);
    String name = scope.newName();
    String fields = "int n = %s; long sum() { return n + 1L; }".formatted(initial);
    text.line("final var %s = new Object() { %s };".formatted(name, fields));
    scope.reserve(name);
    scope.declare(name + ".n", INT, Change.OFTEN);
    scope.declare(name + ".sum()", LONG, Change.ONCE);
  }
}
