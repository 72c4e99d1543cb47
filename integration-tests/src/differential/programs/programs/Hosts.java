package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.List;
import java.util.function.Function;

/** Async methods in every kind of class. */
final class Hosts {

  private static int secret = 40;
  private final String name;

  private Hosts(String name) {
    this.name = name;
  }

  private static String hidden(Object x) {
    return "hidden " + x;
  }

  static class Nested {
    private int count = 1;

    @Async
    private Coroutine<Integer> next(Source s) {
      count += await(s.of(1));
      secret++;
      return done(count + secret);
    }

    @Async
    static Coroutine<String> statically(Source s) {
      return done(hidden(await(s.of(1))) + new Hosts("h").name);
    }
  }

  class Inner {
    private final int x;

    private Inner(int x) {
      this.x = x;
    }

    @Async
    Coroutine<String> show(Source s) {
      String before = name;
      int y = await(s.of(x));
      return done(before + name + Hosts.this.name + this.x + y);
    }

    class Deeper {
      @Async
      private Coroutine<String> all(Source s) {
        await(s.of(0));
        return done(name + x + Inner.this.x + Hosts.this.name + new Inner(await(s.of(9))).x);
      }
    }
  }

  interface Shape {
    double side();

    @Async
    default Coroutine<Double> area(Source s) {
      double side = side();
      double other = await(s.of(side));
      return done(side * other + await(more(s)));
    }

    @Async
    private Coroutine<Double> more(Source s) {
      return done(await(s.of(0.5)) + side() * 0);
    }

    @Async
    static Coroutine<Double> sum(Source s, Shape... shapes) {
      double sum = 0;
      for (Shape shape : shapes) {
        sum += await(shape.area(s));
      }
      return done(sum);
    }
  }

  record Square(double side) implements Shape {
    @Async
    Coroutine<Square> scaled(Source s, double by) {
      return done(new Square(side * await(s.of(by)) + side()));
    }
  }

  enum Operation {
    ADD,
    MULTIPLY;

    @Async
    Coroutine<Integer> apply(Source s, int a, int b) {
      int x = await(s.of(a));
      switch (this) {
        case ADD:
          return done(x + b);
        default:
          return done(x * await(s.of(b)));
      }
    }

    @Async
    static Coroutine<Operation> find(Source s, String name) {
      return done(valueOf(await(s.of(name))));
    }
  }

  static class Base {
    protected String tag = "base";

    @Async
    Coroutine<String> who(Source s) {
      await(s.of(0));
      return done("base " + tag());
    }

    String tag() {
      return tag;
    }

    String plain(String x) {
      return "base plain " + x;
    }
  }

  static class Derived extends Base {
    @Async
    @Override
    Coroutine<String> who(Source s) {
      String above = await(super.who(s));
      return done("derived of " + above + super.plain(await(s.of("p"))) + super.tag + super.tag());
    }

    @Override
    String tag() {
      return "derived";
    }

    @Override
    String plain(String x) {
      return "derived plain " + x;
    }
  }

  interface Greeter {
    default String greet() {
      return "hello";
    }
  }

  static class Polite implements Greeter {
    @Override
    public String greet() {
      return "good day";
    }

    @Async
    Coroutine<String> both(Source s) {
      await(s.of(0));
      return done(greet() + Greeter.super.greet());
    }
  }

  @Async
  static Coroutine<Object> nested(Trace t, Source s) {
    Nested n = new Nested();
    secret = 40;
    t.log(await(n.next(s)));
    t.log(await(n.next(s)));
    return done(await(Nested.statically(s)));
  }

  @Async
  static Coroutine<Object> inner(Trace t, Source s) {
    Hosts outer = new Hosts("o");
    return done(await(outer.new Inner(3).show(s)));
  }

  @Async
  static Coroutine<Object> innerOfInner(Trace t, Source s) {
    return done(await(new Hosts("o").new Inner(3).new Deeper().all(s)));
  }

  @Async
  static Coroutine<Object> interfaces(Trace t, Source s) {
    t.log(await(new Square(2).area(s)));
    return done(await(Shape.sum(s, new Square(1), () -> 3)));
  }

  @Async
  static Coroutine<Object> records(Trace t, Source s) {
    return done(await(new Square(2).scaled(s, 1.5)).toString());
  }

  @Async
  static Coroutine<Object> enums(Trace t, Source s) {
    Operation op = await(Operation.find(s, "MULTIPLY"));
    t.log(await(Operation.ADD.apply(s, 3, 4)));
    return done(await(op.apply(s, 3, 4)));
  }

  @Async
  static Coroutine<Object> superCalls(Trace t, Source s) {
    return done(await(new Derived().who(s)));
  }

  @Async
  static Coroutine<Object> polymorphic(Trace t, Source s) {
    Base b = t.yes() ? new Derived() : new Base();
    return done(await(b.who(s)));
  }

  @Async
  static Coroutine<Object> superOfInterface(Trace t, Source s) {
    return done(await(new Polite().both(s)));
  }

  @Async
  static Coroutine<Object> privates(Trace t, Source s) {
    Hosts h = new Hosts("p");
    secret = await(s.of(1));
    secret += await(s.of(2));
    t.log(secret++);
    t.log(hidden(h.name) + await(s.of("!")));
    Function<Object, String> f = Hosts::hidden;
    await(s.of(0));
    return done(f.apply(secret));
  }

  @Async
  static Coroutine<Void> overloads(Trace t, Source s) {
    t.log(await(over(s, 1)));
    t.log(await(over(s, "x")));
    t.log(await(over(s, 1, 2)));
    t.log(await(over(s, new int[] {1, 2, 3})));
    return done();
  }

  @Async
  private static Coroutine<String> over(Source s, int x) {
    return done("int " + await(s.of(x)));
  }

  @Async
  private static Coroutine<String> over(Source s, Object x) {
    return done("object " + await(s.of(x)));
  }

  @Async
  private static Coroutine<String> over(Source s, int x, int y) {
    return done("two " + await(s.of(x)) + y);
  }

  @Async
  private static Coroutine<String> over(Source s, int... all) {
    return done("many " + await(s.of(all)).length);
  }

  @Async
  static Coroutine<Object> varargs(Trace t, Source s) {
    t.log(await(list(s)));
    t.log(await(list(s, "a")));
    return done(await(list(s, "a", "b")));
  }

  @Async
  private static Coroutine<List<String>> list(Source s, String... all) {
    await(s.of(all.length));
    return done(List.of(all));
  }

  @Async
  static Coroutine<Void> withoutAwait(Trace t, Source s) {
    t.log(await(plain(t, 3)));
    return done();
  }

  @Async
  private static Coroutine<Integer> plain(Trace t, int x) {
    for (int i = 0; i < x; i++) {
      if (i == 2) {
        return done(i * 100);
      }
      t.log(i);
    }
    return done(x);
  }
}
