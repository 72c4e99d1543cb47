package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Patterns in code without await. */
final class VerbatimPatterns {
  private static final int LIMIT = 10;
  private final String name = "name";

  sealed interface Shape permits Circle, Rectangle, Group {
    @Async
    default Coroutine<Object> area(Source s) {
      return done(switch (this) {
        case Circle c -> c.radius + await(s.of(1));
        case Rectangle(int a, int b) when a == b -> "square " + a;
        case Rectangle(var a, var b) -> a * b;
        case Group g -> g.all().size();
      });
    }

    @Async
    static Coroutine<Object> first(Source s, Shape shape) {
      if (shape instanceof Group(Shape[] all, var label) && all.length > 0 && all[0] instanceof Circle(int r)) {
        return done(label + r + await(s.of(1)));
      }
      return done(await(s.of(shape)).toString());
    }
  }

  record Circle(int radius) implements Shape {}

  record Rectangle(int a, int b) implements Shape {}

  record Group(Shape[] shapes, String label) implements Shape {
    List<Shape> all() {
      return List.of(shapes);
    }

    public String toString() {
      return label + all();
    }
  }

  record Box<T>(T value) {}

  enum Color { RED, GREEN }

  @Async
  static Coroutine<Object> plain(Trace t, Source s) {
    await(s.of(0));
    Object[] all = {1, "s", "long string", new Circle(20), new Circle(3), new Rectangle(1, 2), new Rectangle(2, 2),
        new Box<>(new Box<>("in")), new Box<>(new Box<>(4)), Color.RED, Color.GREEN, null, 'c', new int[] {1}, List.of(1)};
    for (Object o : all) {
      String it = switch (o) {
        case null -> "null";
        case Integer i when i > LIMIT -> "big";
        case Integer i -> "int " + (i + 1);
        case String str when str.length() > 3 && str instanceof CharSequence q -> str + q.length();
        case String str -> {
          if (str.isEmpty()) yield "empty";
          yield "string " + str;
        }
        case Circle(int r) when r > LIMIT -> "large " + r;
        case Circle(var r) -> "circle " + r;
        case Rectangle(int a, int b) when a == b -> "square";
        case Rectangle r -> "rectangle " + r.a() + r.b;
        case Box<?>(Box<?>(String inner)) -> "box of " + inner;
        case Box<?>(Box<?>(var inner)) -> "box " + inner;
        case Color c when c == Color.RED -> "red";
        case Color c -> c.name();
        case int[] array -> "array " + array[0];
        case Character c -> "char " + c;
        default -> "other";
      };
      t.log(it);
      switch (o) {
        case String str:
          t.log(str);
          break;
        case null, default:
          t.log("none");
      }
      if (!(o instanceof Circle(int radius))) {
        continue;
      }
      t.log(radius);
    }
    Color color = Color.GREEN;
    t.log(switch (color) { case RED -> 1; case GREEN -> 2; });
    Predicate<Object> p = o -> o instanceof Box<?>(Integer i) && i > 0;
    t.log(p.test(new Box<>(1)) + "" + p.test(new Box<>("")));
    return done(await(s.of(1)));
  }

  @Async
  static Coroutine<Object> sealedTypes(Trace t, Source s) {
    Shape[] all = {new Circle(1), new Rectangle(1, 2), new Rectangle(3, 3)};
    Shape group = new Group(all, "g");
    for (Shape each : all) {
      t.log(await(each.area(s)));
    }
    t.log(await(group.area(s)));
    t.log(await(Shape.first(s, all[0])));
    return done(await(Shape.first(s, group)));
  }

  @Async
  static Coroutine<Object> flow(Trace t, Source s) {
    Object o = await(s.of("text"));
    if (!(o instanceof String text)) {
      return done("no");
    }
    t.log(text + await(s.of(1)));
    Object other = o;
    while (!(other instanceof Integer number)) {
      other = await(s.of(5));
    }
    t.log(number + text.length());
    boolean both = o instanceof String a && a.length() == 4 || other instanceof Integer b && b > await(s.of(3));
    return done(both ? text : number);
  }
}
