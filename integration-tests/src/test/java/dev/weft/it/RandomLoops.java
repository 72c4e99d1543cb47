package dev.weft.it;

import static dev.weft.it.RandomType.*;

import dev.weft.it.RandomScope.Change;
import java.util.Random;

/** Turns random numbers into loops that end after three turns at the latest. */
final class RandomLoops {
  private final Random random;
  private final RandomScope scope;
  private final RandomExpressions expressions;
  private final RandomText text;
  private final RandomJumps jumps;
  private final RandomStatements statements;

  RandomLoops(
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

  void loop(int depth) {
    String label = jumps.newLabel("loop");
    String name = scope.newName();
    int mark = scope.mark();
    String end = "}";
    switch (random.nextInt(6)) {
      case 0 -> counting(label, name);
      case 1 -> {
        counter(label, name);
        text.line("while (%s++ < %d && %s) {".formatted(name, times(), condition()));
        mark++;
      }
      case 2 -> {
        counter(label, name);
        text.line("do {");
        mark++;
        end = "} while (++%s < %d && %s);".formatted(name, times(), condition());
      }
      case 3 -> each(label, INT, name, expressions.of(INTS, 2));
      case 4 -> each(label, INT, name, expressions.awaited("List.of(4, 5)"));
      default -> each(label, random.nextBoolean() ? STRING : INTS, name, null);
    }
    jumps.loop(label, () -> statements.block(depth));
    text.line(end);
    scope.leave(mark);
  }

  private int times() {
    return 1 + random.nextInt(3);
  }

  private String condition() {
    return random.nextInt(3) == 0 ? expressions.condition(2) : "t.yes()";
  }

  private void counter(String label, String name) {
    text.line("int %s = 0;".formatted(name));
    scope.declare(name, INT, Change.COUNTED);
    text.line(label + ":");
  }

  private void counting(String label, String name) {
    scope.declare(name, INT, Change.COUNTED);
    text.line(label + ":");
    text.line(
        "for (int %s = %s; %s < %d && %s; %s += %s) {"
            .formatted(
                name,
                expressions.awaited("0"),
                name,
                times(),
                condition(),
                name,
                expressions.awaited("1")));
  }

  private void each(String label, RandomType type, String name, String given) {
    String values = given != null ? given : expressions.of(type == STRING ? TEXTS : GRID, 2);
    text.line(label + ":");
    text.line(
        "for (%s %s : %s) {"
            .formatted(random.nextInt(3) == 0 ? "final var" : type.toString(), name, values));
    scope.declare(name, type, Change.ONCE);
  }
}
