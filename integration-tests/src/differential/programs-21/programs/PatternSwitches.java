package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Switches over patterns and null, with await in selector, guards and arms. */
final class PatternSwitches {

  sealed interface Shape permits Circle, Square, Pair {}

  record Circle(int radius) implements Shape {}

  record Square(int side, String name) implements Shape {}

  record Pair(Shape left, Shape right) implements Shape {}

  enum Color {
    RED,
    GREEN,
    BLUE
  }

  sealed interface Token permits Word, Mark {}

  record Word(String text) implements Token {}

  enum Mark implements Token {
    DOT,
    COMMA
  }

  record Box<T>(T value) {}

  record Bad(int x) {
    public int x() {
      throw new IllegalStateException("accessor");
    }
  }

  private static List<Object> objects() {
    List<Object> objects = new ArrayList<>();
    objects.add(1);
    objects.add(42);
    objects.add("text");
    objects.add("");
    objects.add(null);
    objects.add(new Circle(3));
    objects.add(new Pair(new Circle(1), new Square(2, "s")));
    objects.add(new Pair(new Square(2, "t"), null));
    objects.add(Color.RED);
    objects.add(2.5);
    objects.add(new int[] {1, 2});
    return objects;
  }

  @Async
  static Coroutine<Object> typePatternsWithGuards(Trace t, Source s) {
    for (Object o : objects()) {
      switch (o) {
        case Integer i when i > await(s.of(10)) -> t.log("big " + i + await(s.of("!")));
        case Integer i -> t.log("int " + i);
        case String text when text.isEmpty() || t.is(false) -> t.log("empty" + await(s.of("?")));
        case String text -> {
          int length = text.length() + await(s.of(1));
          t.log(text + length);
        }
        case null -> t.log("null " + await(s.of(0)));
        case int[] array when array.length == 2 -> t.log(array);
        case Circle(int r) when r > 2 && await(s.of(true)) && r < 9 -> t.log("circle " + r);
        default -> t.log(await(s.of("other")));
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> nullWithoutLabel(Trace t, Source s) {
    Object none = await(s.of((Object) null));
    try {
      switch (none) {
        case String text -> t.log(await(s.of(text)));
        default -> t.log("default");
      }
    } catch (NullPointerException e) {
      t.log("null");
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> nullGoesToDefault(Trace t, Source s) {
    for (Object o : objects()) {
      String text =
          switch (o) {
            case String x -> x + await(s.of("."));
            case null, default -> "rest" + await(s.of(1));
          };
      t.log(text);
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> defaultBeforeConstants(Trace t, Source s) {
    for (Color color : Color.values()) {
      switch (color) {
        default:
          t.log("default" + await(s.of(1)));
          break;
        case RED:
          t.log("red");
          break;
        case GREEN:
          t.log("green");
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> exhaustiveExpression(Trace t, Source s) {
    Shape[] shapes = {new Circle(1), new Square(2, "sq"), new Pair(new Circle(4), new Circle(5))};
    int sum = 0;
    for (Shape shape : shapes) {
      sum +=
          switch (shape) {
            case Circle c -> c.radius() + await(s.of(100));
            case Square(var side, var name) -> side + name.length() + sum;
            case Pair(Circle(var a), Circle(int b)) -> await(s.of(a * b));
            case Pair p -> -1;
          };
      t.log(sum);
    }
    return done(sum);
  }

  @Async
  static Coroutine<Object> exhaustiveStatement(Trace t, Source s) {
    for (Shape shape : new Shape[] {new Circle(1), new Square(2, "sq")}) {
      int result;
      switch (shape) {
        case Circle c -> result = await(s.of(1));
        case Square q -> result = q.side();
        case Pair p -> result = 3;
      }
      t.log(result);
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> nothingMatchesANullComponent(Trace t, Source s) {
    Box<Shape> box = await(s.of(new Box<Shape>(null)));
    try {
      int x =
          switch (box) {
            case Box<Shape>(Circle c) -> await(s.of(1));
            case Box<Shape>(Square q) -> 2;
            case Box<Shape>(Pair p) -> 3;
          };
      t.log(x);
    } catch (MatchException e) {
      t.log("no match " + e.getMessage() + e.getCause());
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> accessorThatThrows(Trace t, Source s) {
    Object bad = new Bad(1);
    try {
      switch (bad) {
        case Bad(int x) -> t.log(x + await(s.of(1)));
        default -> t.log("default");
      }
    } catch (MatchException e) {
      t.log(e.getCause());
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> nestedRecords(Trace t, Source s) {
    Object o = new Box<>(new Box<>(new Pair(new Circle(1), new Square(7, "deep"))));
    String text =
        switch (await(s.of(o))) {
          case Box<?>(Box<?>(Pair(Circle(int r), Square(int side, String name))))
              when r == await(s.of(1)) ->
              name + side + r + await(s.of("!"));
          default -> "no";
        };
    return done(text);
  }

  @Async
  static Coroutine<Object> genericRecords(Trace t, Source s) {
    Box<Box<String>> box = new Box<>(new Box<>("inner"));
    return done(
        switch (box) {
          case Box<Box<String>>(Box<String>(var text)) when await(s.of(false)) -> text.length();
          case Box<Box<String>>(var inner) -> inner.value() + await(s.of(2));
        });
  }

  @Async
  static Coroutine<Object> constantsAmongPatterns(Trace t, Source s) {
    for (String x : new String[] {"a", "bb", "b", null}) {
      t.log(
          switch (x) {
            case "a" -> await(s.of("first"));
            case String y when y.length() > 1 -> y + await(s.of(2));
            case "b" -> "second";
            case null -> "none";
            case String z -> z;
          });
    }
    for (Integer i : new Integer[] {1, 2, 3, null}) {
      t.log(
          switch (i) {
            case 1 -> await(s.of("one"));
            case Integer j when j > 2 -> "more" + await(s.of(j));
            case null -> "null";
            case 2 -> "two";
            case Integer j -> "any";
          });
    }
    for (Character c : new Character[] {'x', 'y', null}) {
      switch (c) {
        case 'x':
          t.log(await(s.of("x")));
          break;
        case null:
          t.log("null");
        case 'y':
          t.log("y or null");
          break;
        default:
          t.log("?");
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> enumsAndQualifiedConstants(Trace t, Source s) {
    for (Color color : new Color[] {Color.RED, Color.GREEN, Color.BLUE, null}) {
      t.log(
          switch (color) {
            case RED -> await(s.of("red"));
            case Color.GREEN -> "green";
            case BLUE -> "blue" + await(s.of(1));
            case null -> "none";
          });
    }
    for (Token token : new Token[] {new Word("w"), Mark.DOT, Mark.COMMA}) {
      t.log(
          switch (token) {
            case Word(String text) -> text + await(s.of("."));
            case Mark.DOT -> ".";
            case Mark.COMMA -> await(s.of(","));
          });
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> oldFormWithPatterns(Trace t, Source s) {
    for (Object o : objects()) {
      switch (o) {
        case Integer i when await(s.of(i)) > 1:
          t.log("big");
        case null:
          t.log("big or null");
          if (o == null) {
            break;
          }
        default:
          t.log(await(s.of("rest")));
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> yieldsInOldForm(Trace t, Source s) {
    Object o = await(s.of((Object) "abc"));
    int n =
        switch (o) {
          case String x when x.length() > 5:
            yield 1;
          case String x:
            t.log(x);
            if (await(s.of(true))) {
              yield x.length();
            }
            yield 0;
          default:
            yield -1;
        };
    return done(n);
  }

  @Async
  static Coroutine<Object> bindingsAreCaptured(Trace t, Source s) {
    List<Supplier<String>> later = new ArrayList<>();
    for (Object o : objects()) {
      switch (o) {
        case Integer i when await(s.of(true)) -> later.add(() -> "i" + i);
        case Pair(var left, var right) -> {
          await(s.of(0));
          later.add(() -> left + "/" + right);
        }
        case null, default -> {}
      }
    }
    for (Supplier<String> each : later) {
      t.log(each.get());
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> bindingIsAssigned(Trace t, Source s) {
    Object o = await(s.of((Object) 5));
    return done(
        switch (o) {
          case Integer i -> {
            i++;
            i += await(s.of(10));
            yield i;
          }
          default -> 0;
        });
  }

  @Async
  static Coroutine<Object> guardWithPatterns(Trace t, Source s) {
    Object other = "other";
    for (Object o : objects()) {
      switch (o) {
        case Box<?> b when b.value() instanceof String x && await(s.of(true)) -> t.log(x);
        case String x when other instanceof String y && y.length() > await(s.of(2)) ->
            t.log(x + y);
        case Integer i when (i == 1) ? await(s.of(true)) : t.no() -> t.log("one");
        case null, default -> t.log("-");
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> guardThatFails(Trace t, Source s) {
    Object o = "x";
    try {
      switch (o) {
        case String x when await(s.<Boolean>fail(new IllegalStateException("guard"))) -> t.log(x);
        default -> t.log("default");
      }
    } catch (IllegalStateException e) {
      t.log(e.getMessage());
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> guardWithoutAwaitNamesABinding(Trace t, Source s) {
    for (Object o : new Object[] {"x", "long", 5}) {
      switch (o) {
        case Integer i when i > 9 -> t.log(await(s.of(i)));
        case String outer -> {
          String text =
              switch ((Object) outer.length()) {
                case Integer n when n == outer.length() && outer.equals("x") -> "short";
                case Integer n when outer.startsWith("l") -> "long " + n;
                default -> "other";
              };
          t.log(text);
        }
        default -> t.log(await(s.of("default")));
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> onlyTheSelectorAwaits(Trace t, Source s) {
    String text =
        switch (await(s.of((Object) new Circle(8)))) {
          case Circle(int r) when r > 5 -> "big circle";
          case Circle c -> "circle";
          default -> "other";
        };
    switch (await(s.of((Shape) new Square(1, "q")))) {
      case Circle c -> t.log(c);
      case Square(int side, String name) -> t.log(name + side);
      case Pair p -> t.log(p);
    }
    return done(text);
  }

  @Async
  static <T extends Shape> Coroutine<Object> typeVariable(Trace t, Source s, T shape) {
    return done(
        switch (shape) {
          case Circle c -> await(s.of(c.radius()));
          case Square q -> q.name();
          case Pair p -> await(s.of("pair"));
        });
  }

  @Async
  static Coroutine<Object> selectorOfATypeVariable(Trace t, Source s) {
    t.log(await(typeVariable(t, s, new Circle(4))));
    Shape square = new Square(1, "name");
    return done(await(typeVariable(t, s, square)));
  }

  @Async
  static Coroutine<Object> jumpsOutOfArms(Trace t, Source s) {
    outer:
    for (int i = 0; ; i++) {
      int limit = i;
      for (Object o : objects()) {
        switch (o) {
          case Integer n when n > limit * await(s.of(50)):
            t.log("break " + n);
            break;
          case Integer n:
            t.log("continue " + n);
            continue outer;
          case String x:
            if (i > 1) {
              return done("left" + i);
            }
            break outer;
          case null, default:
        }
      }
    }
    return done("end");
  }
}
