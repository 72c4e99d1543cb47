package dev.weft.it;

import static dev.weft.it.RandomType.*;

import dev.weft.it.RandomScope.Change;
import java.util.List;
import java.util.Random;

/** Turns random numbers into expressions of a given type, in which awaits stand anywhere. */
final class RandomExpressions {
  private final Random random;
  private final RandomScope scope;
  private final List<String> helpers;
  private final RandomTargets targets;
  private final boolean instance;
  private boolean awaits = true;
  private boolean assigns = true;
  private boolean switches = true;
  private int made;

  /**
   * @param helpers the calls of async methods that give an int, without their last two or three
   *     arguments
   * @param instance whether the program has an instance
   */
  RandomExpressions(Random random, RandomScope scope, List<String> helpers, boolean instance) {
    this.random = random;
    this.scope = scope;
    this.helpers = helpers;
    this.instance = instance;
    this.targets = new RandomTargets(random, scope, this);
  }

  boolean awaits() {
    return awaits;
  }

  boolean instance() {
    return instance;
  }

  /** Begins code that may await or may not; gives what was before. */
  boolean awaiting(boolean now) {
    boolean before = awaits;
    awaits = now;
    return before;
  }

  /** An expression that a lambda may hold: no await, no assignment, no local that changes. */
  String captured(RandomType type) {
    int captured = scope.capture();
    boolean awaited = awaiting(false);
    boolean assigned = assigns;
    assigns = false;
    String text = of(type, 2);
    assigns = assigned;
    awaits = awaited;
    scope.release(captured);
    return text;
  }

  /** A condition that may await but change nothing (JLS 14.11.1). */
  String guard() {
    int captured = scope.capture();
    boolean assigned = assigns;
    assigns = false;
    String text = conditionWithoutSwitch(2);
    assigns = assigned;
    scope.release(captured);
    return text;
  }

  String of(RandomType type, int depth) {
    if (depth <= 0 || random.nextInt(6) == 0) {
      return leaf(type);
    }
    if ((assigns || awaits) && random.nextInt(5) < 2) {
      String text = effect(type, depth);
      if (!text.isEmpty()) {
        return text;
      }
    }
    if (random.nextInt(8) == 0) {
      return "(%s) (%s ? %s : %s)"
          .formatted(type, condition(depth), of(type, depth - 1), of(type, depth - 1));
    }
    if (random.nextInt(14) == 0 && switches && assigns) {
      return switching(type, depth);
    }
    if ((random.nextInt(6) == 0 && type.compareTo(OBJECT) < 0) || type == VARIABLE) {
      return generic(type, depth);
    }
    return plain(type, depth);
  }

  private String effect(RandomType type, int depth) {
    int choice = random.nextInt(awaits ? 10 : 2);
    if (choice == 0) {
      String text = assigns ? targets.assignment(type, depth - 1) : "";
      return text.isEmpty() ? "" : "(" + text + ")";
    } else if (choice == 1) {
      return random.nextInt(6) == 0 && awaits ? failing(type) : "";
    } else if (choice == 2 && type == INT && !helpers.isEmpty()) {
      return helper(depth);
    } else if (choice == 3 && type == INT && !scope.readable(ASYNC).isEmpty()) {
      return "await(" + scope.pick(scope.readable(ASYNC)) + ".get())";
    } else if (type == OBJECT) {
      // Not the object itself: the harness notes its class, and anonymous ones get names.
      return "(Object) " + awaited(shown(depth - 1));
    } else if (type == LAMBDA || type == ASYNC || type == WILD) {
      return "";
    }
    String value = of(type, depth - 1);
    return switch (choice) {
      case 3 -> "await(later(t, s, %s))".formatted(value);
      case 4 -> "await(s.stage(%s))".formatted(value);
      case 5 -> "await(new Box<>(%s).fetch(t, s))".formatted(value);
      default -> "await(s.of(%s))".formatted(value);
    };
  }

  /** The value on its way, through an await where one may stand. */
  String awaited(String value) {
    return (awaits ? "await(s.of(%s))" : "t.see(%s)").formatted(value);
  }

  private String helper(int depth) {
    String call = scope.pick(helpers);
    // Javac 25 crashes where this holds an implicitly typed lambda deep inside.
    String third = call.contains("Generic") ? ", " + leaf(scope.pick(COMPARABLE)) : "";
    return "await(%s(t, s, %s, %s%s))"
        .formatted(call, of(INT, depth - 1), of(STRING, depth - 1), third);
  }

  private static final List<RandomType> COMPARABLE = List.of(INT, STRING, BOXED, COLOR, LONG);

  /** Calls whose type arguments are inferred from what stands in them. */
  private String generic(RandomType type, int depth) {
    String value = of(type, depth - 1);
    return switch (random.nextInt(9)) {
      case 0, 1 -> "second(%s, %s)".formatted(of(type, depth - 1), value);
      case 2 -> "apply(%s, %s)".formatted(of(scope.pick(COMPARABLE), depth - 1), function(type));
      case 3 -> "new Box<>(%s).get()".formatted(value);
      case 4 -> "listOf(%s, %s).get(1)".formatted(of(type, depth - 1), value);
      case 5 -> "new Box<>(%s).map(%s).value".formatted(shown(depth - 1), function(type));
      case 6 -> "new Box<>(%s).inner().orElse(%s)".formatted(value, of(type, depth - 1));
      case 7 ->
          awaits
              ? "await(map(t, s, new Box<>(%s), %s))".formatted(shown(depth - 1), function(type))
              : value;
      default ->
          type == BOOLEAN || !(COMPARABLE.contains(type) || type == VARIABLE)
              ? "swap(new Box<>(%s))".formatted(value)
              : "larger(%s, %s)".formatted(of(type, depth - 1), value);
    };
  }

  /** A lambda with a parameter; a cast keeps the type of what it gives from being a box's. */
  private String function(RandomType type) {
    String name = scope.newParameter();
    int mark = scope.mark();
    scope.declare("(\"\" + " + name + ")", STRING, Change.ONCE);
    String text = "%s -> (%s) %s".formatted(name, type.boxed(), captured(type));
    scope.leave(mark);
    return text;
  }

  private String plain(RandomType type, int depth) {
    return switch (type) {
      case INT, LAMBDA, ASYNC -> integer(depth);
      case LONG -> "(%s + %s)".formatted(of(LONG, depth - 1), of(INT, depth - 1));
      case BYTE -> "(byte) (0 + %s)".formatted(of(INT, depth - 1));
      case SHORT -> "(short) (0 + %s)".formatted(of(INT, depth - 1));
      case CHAR -> "(char) (0 + %s)".formatted(of(INT, depth - 1));
      case FLOAT -> "(%s * %s)".formatted(of(FLOAT, depth - 1), of(LONG, depth - 1));
      case DOUBLE -> "(%s * %s)".formatted(of(DOUBLE, depth - 1), of(LONG, depth - 1));
      case BOOLEAN -> bool(depth);
      case STRING ->
          "(%s + \"%s\" + %s)"
              .formatted(shown(depth - 1), (char) ('a' + random.nextInt(26)), shown(depth - 1));
      case BOXED -> "t.see((Integer) %s)".formatted(of(BOXED, depth - 1));
      case OBJECT -> object(depth);
      case INTS -> "new int[] {%s, %s, %s}".formatted(of(INT, depth - 1), leaf(INT), leaf(INT));
      case GRID -> "new int[][] {%s, {%s}}".formatted(of(INTS, depth - 1), of(INT, depth - 1));
      case TEXTS -> "listOf(%s, %s)".formatted(of(STRING, depth - 1), of(STRING, depth - 1));
      case BOX -> "new Box<Integer>(%s)".formatted(of(BOXED, depth - 1));
      case WILD -> "new Box<>((Number) %s)".formatted(of(scope.pick(NUMBERS), depth - 1));
      case SHAPE -> shape(depth);
      case COLOR -> "Color.values()[%s & 1]".formatted(parenthesised(INT, depth - 1));
      case VARIABLE -> leaf(VARIABLE);
    };
  }

  private static final List<RandomType> NUMBERS = List.of(INT, LONG, DOUBLE, BOXED);

  private String shape(int depth) {
    return switch (random.nextInt(3)) {
      case 0 -> "(Shape) new Dot(%s)".formatted(of(INT, depth - 1));
      case 1 -> "(Shape) new Line(%s, %s)".formatted(of(SHAPE, depth - 1), of(SHAPE, depth - 1));
      default -> "(Shape) new Group<>(%s, %s)".formatted(shown(depth - 1), of(SHAPE, depth - 1));
    };
  }

  /** What may follow a pattern: javac 17 crashes on a switch in the scope of a binding. */
  String conditionWithoutSwitch(int depth) {
    boolean before = switches;
    switches = false;
    String text = condition(depth);
    switches = before;
    return text;
  }

  String condition(int depth) {
    return of(BOOLEAN, depth);
  }

  /** A value that looks the same in every run, of whatever type. */
  String shown(int depth) {
    return of(scope.pick(SHOWN), depth);
  }

  /** A simple or a compound assignment; empty if nothing of the type can be assigned here. */
  String bareAssignment(RandomType type, int depth) {
    return targets.assignment(type, depth);
  }

  String index(int depth) {
    if (!assigns) {
      return "1";
    }
    return random.nextInt(16) == 0
        ? of(INT, depth)
        : scope.pick(List.of("0", "1", awaited("0"), "t.num(1)"));
  }

  private String failing(RandomType type) {
    return "await(s.<%s>%s(new %s(\"%d\")))"
        .formatted(type.boxed(), scope.pick(List.of("fail", "failStage")), failure(), made++);
  }

  String failure() {
    return scope.pick(List.of("IllegalStateException", "IllegalArgumentException", "Error"));
  }

  private String switching(RandomType type, int depth) {
    String head =
        switch (random.nextInt(3)) {
          case 0 -> "%s & 3) { case 0, 1".formatted(of(INT, depth - 1));
          case 1 -> "\"\" + %s) { case \"Aa\", \"null\", \"s\"".formatted(of(STRING, depth - 1));
          default -> "%s) { case RED, BLUE".formatted(of(COLOR, depth - 1));
        };
    String arms = " -> %s; default -> { t.log(%s); if (%s) yield %s; yield %s; } })";
    return ("(%s) (switch (%s" + arms)
        .formatted(
            type,
            head,
            of(type, depth - 1),
            leaf(INT),
            condition(depth - 1),
            yielded(leaf(type)),
            yielded(of(type, depth - 1)));
  }

  /** As a yield takes it: behind {@code yield (}, a comma is to javac 17 one between arguments. */
  static String yielded(String value) {
    return value.startsWith("(") ? "(" + value + ")" : value;
  }

  private String integer(int depth) {
    List<String> lambdas = scope.readable(LAMBDA);
    List<String> wild = scope.readable(WILD);
    return switch (random.nextInt(12)) {
      case 0 -> "t.num(%s)".formatted(of(INT, depth - 1));
      case 1 -> "(int) (0 + %s)".formatted(of(scope.pick(List.of(LONG, DOUBLE, CHAR)), depth - 1));
      case 2 -> "%s.length()".formatted(parenthesised(STRING, depth - 1));
      case 3 -> "(%s + %s)".formatted(of(INT, depth - 1), of(BOXED, depth - 1));
      case 4 -> "%s[%s]".formatted(parenthesised(INTS, 0), index(depth - 1));
      case 5 -> lambdas.isEmpty() ? leaf(INT) : scope.pick(lambdas) + ".getAsInt()";
      case 6 -> "(-%s)".formatted(parenthesised(INT, depth - 1));
      case 7 -> "%s.weight()".formatted(parenthesised(COLOR, depth - 1));
      case 8 -> "%s[%s].length".formatted(parenthesised(GRID, 0), index(depth - 1));
      case 9 -> wild.isEmpty() ? leaf(INT) : "swap(" + scope.pick(wild) + ").intValue()";
      case 10 -> "((IntSupplier) () -> %s).getAsInt()".formatted(captured(INT));
      default ->
          "(%s %s %s)".formatted(of(INT, depth - 1), scope.pick(OPERATORS), of(INT, depth - 1));
    };
  }

  private static final List<String> OPERATORS =
      List.of("+", "-", "*", "^", "&", "<<", ">>>", "+", "-", "*", "^", "/", "%");

  private String parenthesised(RandomType type, int depth) {
    return "(" + of(type, depth) + ")";
  }

  private String bool(int depth) {
    return switch (random.nextInt(7)) {
      case 0 -> "t.is(%s)".formatted(condition(depth - 1));
      case 1 -> "!(%s)".formatted(condition(depth - 1));
      case 2 ->
          "(%s %s %s)"
              .formatted(
                  condition(depth - 1),
                  scope.pick(List.of("&&", "||", "&", "^")),
                  condition(depth - 1));
      case 3 -> "(((Object) %s) instanceof Integer)".formatted(of(OBJECT, depth - 1));
      case 4 -> bound(depth);
      default ->
          // The sum is never a box, which could not be compared with one of another type.
          "(%s %s 0 + %s)"
              .formatted(
                  of(INT, depth - 1),
                  scope.pick(List.of("<", ">", "==", "!=")),
                  of(LONG, depth - 1));
    };
  }

  /** A pattern whose binding is used at once. */
  private String bound(int depth) {
    String object = of(OBJECT, depth - 1);
    String name = scope.newParameter();
    int mark = scope.mark();
    scope.declare(name, BOXED, Change.ONCE);
    String rest = conditionWithoutSwitch(depth - 1);
    scope.leave(mark);
    return "(((Object) %s) instanceof Integer %s && %s)".formatted(object, name, rest);
  }

  private String object(int depth) {
    if (random.nextInt(3) == 0) {
      return "new Object() { public String toString() { t.log(\"text\"); return \"\" + %s; } }"
          .formatted(captured(INT));
    }
    return "(Object) (" + shown(depth - 1) + ")";
  }

  String leaf(RandomType type) {
    List<String> variables = scope.readable(type);
    if (!variables.isEmpty() && (random.nextInt(4) != 0 || type == VARIABLE)) {
      String name = scope.pick(variables);
      boolean grows = type == STRING || type == SHAPE || type == TEXTS;
      return grows ? "cut(" + name + ")" : name;
    }
    return scope.pick(constants(type));
  }

  private static List<String> constants(RandomType type) {
    return CONSTANTS.get(List.of(RandomType.values()).indexOf(type));
  }

  /** In the order of the types. */
  private static final List<List<String>> CONSTANTS =
      List.of(
          List.of(
              "o.number", "count", "o.array[1]", "0", "1", "2", "3", "4", "5", "6", "o.grid[1][0]"),
          List.of("3L", "o.wide", "1L"),
          List.of("(byte) 100", "o.small"),
          List.of("(short) 32000", "o.brief"),
          List.of("'c'", "o.letter"),
          List.of("0.5f", "o.part"),
          List.of("0.5", "1e10"),
          List.of("t.yes()", "t.no()", "t.yes()", "true", "t.yes()"),
          List.of(
              "\"s\"",
              "cut(o.text)",
              "\"\"",
              "\"tu\"",
              "o.words[2]",
              "cut(o.label.get())",
              "(String) null"),
          List.of(
              "(Integer) 7",
              "o.boxed",
              "(Integer) 9",
              "o.box.value",
              "(Integer) 8",
              "o.boxed",
              "(Integer) null"),
          List.of("(Object) 1", "(Object) \"o\"", "(Object) o.shape", "(Object) o.color"),
          List.of("o.array", "o.grid[1]"),
          List.of("o.grid"),
          List.of("listOf(\"x\", \"y\")", "new ArrayList<String>()"),
          List.of("o.box", "new Box<>(1)"),
          List.of("o.box", "new Box<>((Number) 1.5)"),
          List.of(
              "o.shape",
              "(Shape) new Dot(3)",
              "(Shape) new Line(new Dot(1), new Dot(0))",
              "(Shape) new Group<>(\"g\", new Dot(2))"),
          List.of("Color.RED", "Color.GREEN", "o.color"),
          List.of("g"),
          List.of("(() -> 1)"),
          List.of("(() -> done(1))"));
}
