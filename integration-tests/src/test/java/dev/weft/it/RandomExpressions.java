package dev.weft.it;

import dev.weft.it.RandomScope.Change;
import dev.weft.it.RandomScope.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Turns random numbers into expressions of a given type, in which awaits stand anywhere. */
final class RandomExpressions {
  private static final List<ValueType> SHOWN =
      List.of(
          ValueType.INT,
          ValueType.LONG,
          ValueType.BYTE,
          ValueType.DOUBLE,
          ValueType.BOOLEAN,
          ValueType.STRING,
          ValueType.BOXED);

  private final Random random;
  private final RandomScope scope;
  private final List<String> helpers;
  private Change most = Change.OFTEN;
  private boolean switches = true;
  private int made;

  RandomExpressions(Random random, RandomScope scope, List<String> helpers) {
    this.random = random;
    this.scope = scope;
    this.helpers = helpers;
  }

  /** An expression that a lambda may hold: no await, no assignment, no local that changes. */
  String captured(ValueType type) {
    most = Change.ONCE;
    String text = of(type, 2);
    most = Change.OFTEN;
    return text;
  }

  String of(ValueType type, int depth) {
    if (depth <= 0 || random.nextInt(6) == 0) {
      return leaf(type);
    }
    if (most == Change.OFTEN) {
      int choice = random.nextInt(24);
      if (choice < 6 && type == ValueType.OBJECT) {
        // Not the object itself: the harness notes its class, and anonymous ones get names.
        return "(Object) await(s.of(" + shown(depth - 1) + "))";
      } else if (choice < 6) {
        return "await(s." + (choice == 0 ? "stage" : "of") + "(" + of(type, depth - 1) + "))";
      } else if (choice == 6) {
        return assignment(type, depth - 1);
      } else if (choice == 7 && random.nextInt(3) == 0) {
        return failing(type);
      } else if (choice == 8 && !helpers.isEmpty() && type == ValueType.INT) {
        return "await(%s(t, s, %s, %s))"
            .formatted(
                scope.pick(helpers), of(ValueType.INT, depth - 1), of(ValueType.STRING, depth - 1));
      }
    }
    if (random.nextInt(8) == 0) {
      return "(%s) (%s ? %s : %s)"
          .formatted(type, condition(depth), of(type, depth - 1), of(type, depth - 1));
    }
    if (random.nextInt(14) == 0 && switches && most == Change.OFTEN) {
      return switching(type, depth);
    }
    return switch (type) {
      case INT, LAMBDA -> integer(depth);
      case LONG ->
          "(%s + %s)".formatted(of(ValueType.LONG, depth - 1), of(ValueType.INT, depth - 1));
      case BYTE -> "(byte) (0 + %s)".formatted(of(ValueType.INT, depth - 1));
      case CHAR -> "(char) (0 + %s)".formatted(of(ValueType.INT, depth - 1));
      case DOUBLE ->
          "(%s * %s)".formatted(of(ValueType.DOUBLE, depth - 1), of(ValueType.LONG, depth - 1));
      case BOOLEAN -> bool(depth);
      case STRING ->
          "(%s + \"%s\" + %s)"
              .formatted(shown(depth - 1), (char) ('a' + random.nextInt(26)), shown(depth - 1));
      case BOXED -> "t.see((Integer) %s)".formatted(of(ValueType.BOXED, depth - 1));
      case OBJECT -> object(depth);
      case INTS ->
          "new int[] {%s, %s, %s}"
              .formatted(
                  of(ValueType.INT, depth - 1), of(ValueType.INT, depth - 1), leaf(ValueType.INT));
    };
  }

  /** What may follow a pattern: javac 17 crashes on a switch in the scope of a binding. */
  String conditionWithoutSwitch(int depth) {
    switches = false;
    String text = condition(depth);
    switches = true;
    return text;
  }

  String condition(int depth) {
    return of(ValueType.BOOLEAN, depth);
  }

  /** A value that looks the same in every run, of whatever type. */
  String shown(int depth) {
    return of(scope.pick(SHOWN), depth);
  }

  private String assignment(ValueType type, int depth) {
    String text = bareAssignment(type, depth);
    return text.isEmpty() ? leaf(type) : "(" + text + ")";
  }

  /** A simple or a compound assignment; empty if nothing of the type can be assigned here. */
  String bareAssignment(ValueType type, int depth) {
    List<String> targets = targets(type, depth);
    if (targets.isEmpty()) {
      return "";
    }
    String target = scope.pick(targets);
    if (random.nextInt(3) == 0) {
      return "%s = %s".formatted(target, of(type, depth));
    }
    return switch (type) {
      case INT, LONG, BYTE, CHAR, BOXED ->
          random.nextInt(4) == 0
              ? scope.pick(List.of(target + "++", "--" + target))
              : "%s %s= %s"
                  .formatted(
                      target,
                      scope.pick(List.of("+", "-", "*", "^", "|", "<<", "/")),
                      of(ValueType.INT, depth));
      case DOUBLE -> "%s += %s".formatted(target, of(ValueType.INT, depth));
      case BOOLEAN ->
          "%s %s= %s".formatted(target, scope.pick(List.of("&", "|", "^")), condition(depth));
      // Never a string onto itself, so that strings grow slowly.
      case STRING -> "%s += %s".formatted(target, of(ValueType.INT, depth));
      case OBJECT, INTS, LAMBDA -> "%s = %s".formatted(target, of(type, depth));
    };
  }

  private List<String> targets(ValueType type, int depth) {
    List<String> targets = new ArrayList<>(scope.assignable(type));
    String field =
        switch (type) {
          case INT -> "number";
          case LONG -> "wide";
          case BYTE -> "small";
          case STRING -> "text";
          case BOXED -> "boxed";
          default -> "";
        };
    if (!field.isEmpty()) {
      targets.add("o." + field);
      targets.add("at(t, o)." + field);
      targets.add("await(s.of(o))." + field);
    }
    if (type == ValueType.INT) {
      targets.add("count");
      targets.add("o.array[" + index(depth) + "]");
      scope
          .readable(ValueType.INTS, most)
          .forEach(array -> targets.add(array + "[" + index(depth) + "]"));
    }
    return targets;
  }

  private String index(int depth) {
    if (most == Change.ONCE) {
      return "1";
    }
    return random.nextInt(8) == 0
        ? of(ValueType.INT, depth)
        : scope.pick(List.of("0", "1", "await(s.of(2))", "t.num(1)"));
  }

  private String failing(ValueType type) {
    String box =
        switch (type) {
          case INT, BOXED -> "Integer";
          case LONG -> "Long";
          case BYTE -> "Byte";
          case CHAR -> "Character";
          case DOUBLE -> "Double";
          case BOOLEAN -> "Boolean";
          default -> type.toString();
        };
    return "await(s.<%s>%s(new %s(\"%d\")))"
        .formatted(box, scope.pick(List.of("fail", "failStage")), failure(), made++);
  }

  String failure() {
    return scope.pick(List.of("IllegalStateException", "IllegalArgumentException", "Error"));
  }

  private String switching(ValueType type, int depth) {
    return "(%s) (switch (%s) { case 0, 1 -> %s; case 2 -> { t.log(%s); yield %s; } default -> %s; })"
        .formatted(
            type,
            of(ValueType.INT, depth - 1) + " & 3",
            of(type, depth - 1),
            leaf(ValueType.INT),
            of(type, depth - 1),
            leaf(type));
  }

  private String integer(int depth) {
    List<String> lambdas = scope.readable(ValueType.LAMBDA, most);
    return switch (random.nextInt(8)) {
      case 0 -> "t.num(%s)".formatted(of(ValueType.INT, depth - 1));
      case 1 -> "(int) (0 + %s)".formatted(of(ValueType.LONG, depth - 1));
      case 2 -> "%s.length()".formatted(parenthesised(ValueType.STRING, depth - 1));
      case 3 -> "(%s + %s)".formatted(of(ValueType.INT, depth - 1), of(ValueType.BOXED, depth - 1));
      case 4 -> "%s[%s]".formatted(parenthesised(ValueType.INTS, 0), index(depth - 1));
      case 5 -> lambdas.isEmpty() ? leaf(ValueType.INT) : scope.pick(lambdas) + ".getAsInt()";
      case 6 -> "(-%s)".formatted(parenthesised(ValueType.INT, depth - 1));
      default ->
          "(%s %s %s)"
              .formatted(
                  of(ValueType.INT, depth - 1),
                  scope.pick(List.of("+", "-", "*", "^", "&", "<<", ">>>", "/", "%")),
                  of(ValueType.INT, depth - 1));
    };
  }

  private String parenthesised(ValueType type, int depth) {
    return "(" + of(type, depth) + ")";
  }

  private String bool(int depth) {
    return switch (random.nextInt(6)) {
      case 0 -> "t.is(%s)".formatted(condition(depth - 1));
      case 1 -> "!(%s)".formatted(condition(depth - 1));
      case 2 ->
          "(%s %s %s)"
              .formatted(
                  condition(depth - 1),
                  scope.pick(List.of("&&", "||", "&", "^")),
                  condition(depth - 1));
      case 3 -> "(((Object) %s) instanceof Integer)".formatted(of(ValueType.OBJECT, depth - 1));
      default ->
          // The sum is never a box, which could not be compared with one of another type.
          "(%s %s 0 + %s)"
              .formatted(
                  of(ValueType.INT, depth - 1),
                  scope.pick(List.of("<", ">", "==", "!=")),
                  of(ValueType.LONG, depth - 1));
    };
  }

  private String object(int depth) {
    if (random.nextInt(3) == 0) {
      Change before = most;
      String text =
          "new Object() { public String toString() { t.log(\"text\"); return \"\" + %s; } }"
              .formatted(captured(ValueType.INT));
      most = before;
      return text;
    }
    return "(Object) (" + shown(depth - 1) + ")";
  }

  String leaf(ValueType type) {
    List<String> variables = scope.readable(type, most);
    if (!variables.isEmpty() && random.nextInt(4) != 0) {
      String name = scope.pick(variables);
      return type == ValueType.STRING ? "cut(" + name + ")" : name;
    }
    return switch (type) {
      case INT ->
          random.nextInt(4) == 0
              ? scope.pick(List.of("o.number", "count", "o.array[1]"))
              : String.valueOf(random.nextInt(6));
      case LONG -> scope.pick(List.of("3L", "o.wide", "1L"));
      case BYTE -> scope.pick(List.of("(byte) 100", "o.small"));
      case CHAR -> "'c'";
      case DOUBLE -> "0.5";
      case BOOLEAN -> scope.pick(List.of("t.yes()", "t.no()", "t.yes()", "true"));
      case STRING ->
          scope.pick(
              List.of("\"s\"", "cut(o.text)", "\"\"", "\"tu\"", "cut(o.text)", "(String) null"));
      case BOXED ->
          scope.pick(List.of("(Integer) 7", "o.boxed", "(Integer) 9", "o.boxed", "(Integer) null"));
      case OBJECT -> scope.pick(List.of("(Object) 1", "(Object) \"o\""));
      case INTS -> "o.array";
      case LAMBDA -> "() -> 1";
    };
  }
}
