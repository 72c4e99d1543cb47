package dev.weft.it;

import static dev.weft.it.RandomType.*;

import dev.weft.it.RandomJumps.Ending;
import dev.weft.it.RandomScope.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Turns random numbers into switches over numbers, strings, enums and, where Java can, patterns.
 */
final class RandomSwitches {
  private final Random random;
  private final RandomScope scope;
  private final RandomExpressions expressions;
  private final RandomText text;
  private final RandomJumps jumps;
  private final RandomStatements statements;
  private final boolean patterns;

  /** One label, with the bindings of its pattern: {@code INT a} is {@code RandomType name}. */
  private record Label(String text, List<Binding> bindings) {
    static Label of(String text) {
      return new Label(text, List.of());
    }
  }

  private record Binding(RandomType type, String name) {}

  private record Switch(String selector, List<Label> labels) {}

  RandomSwitches(
      Random random,
      RandomScope scope,
      RandomExpressions expressions,
      RandomText text,
      RandomJumps jumps,
      RandomStatements statements,
      int level) {
    this.random = random;
    this.scope = scope;
    this.expressions = expressions;
    this.text = text;
    this.jumps = jumps;
    this.statements = statements;
    this.patterns = level >= 21;
  }

  void statement(int depth) {
    Switch made = random();
    boolean arrows =
        made.labels.stream().anyMatch(label -> !label.bindings.isEmpty()) || random.nextBoolean();
    text.line("switch (" + made.selector + ") {");
    for (Label label : made.labels) {
      text.line(label.text + (arrows ? " -> {" : ": {"));
      arm(label, depth);
      text.line("}");
      if (!arrows && random.nextBoolean()) {
        text.line("break;");
      }
    }
    text.line("}");
  }

  /** A switch that gives a value, with statements in its arms. */
  void expression(int depth) {
    Switch made = random();
    RandomType type = scope.pick(SHOWN);
    String name = scope.newName();
    text.line("%s %s = switch (%s) {".formatted(type, name, made.selector));
    int mark = scope.mark();
    scope.reserve(name);
    for (Label label : made.labels) {
      text.line(label.text + " -> {");
      jumps.apart(
          Ending.yielding(type),
          () -> {
            arm(label, depth);
            text.line("  " + jumps.end(2));
          });
      text.line("}");
    }
    text.line("};");
    scope.leave(mark);
    scope.declare(name, type, Change.OFTEN);
  }

  private void arm(Label label, int depth) {
    int mark = scope.mark();
    label.bindings.forEach(binding -> scope.declare(binding.name, binding.type, Change.ONCE));
    statements.block(depth);
    scope.leave(mark);
  }

  private Switch random() {
    return switch (random.nextInt(patterns ? 8 : 4)) {
      case 0 ->
          new Switch(
              expressions.of(INT, 2) + " & 3", labels("case 0", "case 2", "default", "case 3"));
      case 1 ->
          new Switch(
              "\"\" + " + expressions.of(STRING, 2),
              labels("case \"Aa\", \"s\"", "default", "case \"BB\"", "case \"null\", \"\""));
      case 2 -> new Switch(expressions.of(COLOR, 2), labels("case GREEN", "case RED, BLUE"));
      case 3 ->
          new Switch(expressions.of(BOXED, 2), labels("case 7", "case 1, 5", "default", "case 9"));
      case 4, 5 -> shapes();
      default -> objects();
    };
  }

  private static List<Label> labels(String... texts) {
    List<Label> labels = new ArrayList<>();
    for (String text : texts) {
      // A switch over an enum that has no default would not be exhaustive as a statement.
      labels.add(Label.of(text));
    }
    return labels;
  }

  private Switch shapes() {
    String selector = expressions.of(SHAPE, 2);
    return new Switch(
        selector,
        List.of(
            label("Line(Dot(int %1$s), var %2$s)", INT, SHAPE),
            label("Line %s", SHAPE),
            label("Group<?>(String %s, Dot %s)", STRING, SHAPE),
            label("Dot(var %s)", INT),
            unguarded("Dot %s", SHAPE),
            unguarded("Group<?> %s", SHAPE),
            unguarded("Line(Shape %1$s, Shape %2$s)", SHAPE, SHAPE)));
  }

  private Switch objects() {
    String selector = "(Object) " + expressions.of(OBJECT, 2);
    return new Switch(
        selector,
        List.of(
            label("Integer %s", BOXED),
            label("Dot(int %s)", INT),
            unguarded("String %s", STRING),
            label("Shape %s", SHAPE),
            Label.of("case null, default")));
  }

  private Label label(String pattern, RandomType... types) {
    Label plain = unguarded(pattern, types);
    if (random.nextInt(3) == 0) {
      int mark = scope.mark();
      plain.bindings.forEach(binding -> scope.declare(binding.name, binding.type, Change.ONCE));
      String guard = expressions.guard();
      scope.leave(mark);
      return new Label(plain.text + " when t.is(" + guard + ")", plain.bindings);
    }
    return new Label(plain.text + " when t.yes()", plain.bindings);
  }

  private Label unguarded(String pattern, RandomType... types) {
    List<Binding> bindings = new ArrayList<>();
    for (RandomType type : types) {
      bindings.add(new Binding(type, scope.newParameter()));
    }
    Object[] names = bindings.stream().map(Binding::name).toArray();
    return new Label("case " + pattern.formatted(names), bindings);
  }
}
