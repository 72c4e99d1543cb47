package dev.weft.it;

import static dev.weft.it.RandomType.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Turns random numbers into assignments: simple, compound and by steps, to whatever can change. */
final class RandomTargets {
  private static final List<String> ARITHMETIC = List.of("+", "-", "*", "+", "-", "*", "/", "%");
  private static final List<String> BITS = List.of("^", "|", "&", "<<", ">>", ">>>");

  private final Random random;
  private final RandomScope scope;
  private final RandomExpressions expressions;

  RandomTargets(Random random, RandomScope scope, RandomExpressions expressions) {
    this.random = random;
    this.scope = scope;
    this.expressions = expressions;
  }

  /** An assignment without parentheses; empty if nothing of the type can be assigned here. */
  String assignment(RandomType type, int depth) {
    List<String> targets = targets(type, depth);
    if (targets.isEmpty()) {
      return "";
    }
    String target = scope.pick(targets);
    if (random.nextInt(3) == 0) {
      return target + " = " + expressions.of(type, depth);
    }
    boolean counts = type.isNumeric() || type == BOXED;
    if (counts && random.nextInt(4) == 0) {
      return scope.pick(List.of(target + "++", "--" + target));
    }
    return target + compound(type, depth);
  }

  private String compound(RandomType type, int depth) {
    if (type == BOXED) {
      return " " + operator(true) + "= " + expressions.of(scope.pick(List.of(INT, CHAR)), depth);
    } else if (type.isNumeric()) {
      return narrowing(type, depth);
    } else if (type == BOOLEAN) {
      return " %s= %s".formatted(scope.pick(List.of("&", "|", "^")), expressions.condition(depth));
    } else if (type == STRING) {
      return " += " + expressions.shown(depth);
    }
    return " = " + expressions.of(type, depth);
  }

  /** The right side may be of a wider type (JLS 15.26.2), of an integral one where bits count. */
  private String narrowing(RandomType type, int depth) {
    boolean bits = type.isIntegral() && random.nextBoolean();
    List<RandomType> types = bits ? List.of(INT, LONG, CHAR) : List.of(INT, LONG, DOUBLE, CHAR);
    return " " + operator(bits) + "= " + expressions.of(scope.pick(types), depth);
  }

  private String operator(boolean bits) {
    return scope.pick(bits ? BITS : ARITHMETIC);
  }

  private List<String> targets(RandomType type, int depth) {
    List<String> targets = new ArrayList<>(scope.assignable(type));
    for (String field : fields(type)) {
      targets.add("o." + field);
      targets.add("at(t, o)." + field);
      if (expressions.awaits()) {
        targets.add("await(s.of(o))." + field);
      }
    }
    if (type == INT) {
      integers(targets, depth);
    } else if (type == BOXED) {
      scope.readable(BOX).forEach(box -> targets.add(box + ".value"));
    } else if (type == STRING) {
      targets.add("o.words[" + expressions.index(depth) + "]");
    } else if (type == INTS) {
      targets.add("o.grid[" + expressions.index(depth) + "]");
    }
    return targets;
  }

  private void integers(List<String> targets, int depth) {
    targets.add("count");
    if (expressions.instance()) {
      targets.add("own");
    }
    targets.add("o.array[" + expressions.index(depth) + "]");
    targets.add("o.grid[1][" + expressions.index(depth) + "]");
    scope
        .readable(INTS)
        .forEach(array -> targets.add(array + "[" + expressions.index(depth) + "]"));
    scope
        .readable(GRID)
        .forEach(
            grid ->
                targets.add(
                    "%s[%s][%s]"
                        .formatted(grid, expressions.index(depth), expressions.index(depth))));
  }

  private static List<String> fields(RandomType type) {
    return switch (type) {
      case INT -> List.of("number");
      case LONG -> List.of("wide");
      case BYTE -> List.of("small");
      case SHORT -> List.of("brief");
      case CHAR -> List.of("letter");
      case FLOAT -> List.of("part");
      case STRING -> List.of("text", "label.value");
      case BOXED -> List.of("boxed", "box.value");
      case COLOR -> List.of("color");
      case SHAPE -> List.of("shape");
      default -> List.of();
    };
  }
}
