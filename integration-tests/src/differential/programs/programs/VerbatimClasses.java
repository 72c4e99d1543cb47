package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;

/** Classes that async methods declare, in code without await. */
final class VerbatimClasses {
  private static int counter = 1;
  private final int field = 7;
  private String text = "text";
  String java = "a field called java";

  interface Named {
    int LIMIT = 12;

    default String name() {
      return "named " + hidden();
    }

    private String hidden() {
      return "hidden";
    }
  }

  static class Base {
    private int secret = 3;
    protected String shared = "shared";
    static String kind = "base";

    Base() {}

    Base(int secret, String... more) {
      this.secret = secret + more.length;
    }

    class Member {
      int of() {
        return secret;
      }
    }

    static class Inherited {
      String show() {
        return "inherited";
      }
    }

    String method() {
      return "base method";
    }
  }

  static class Derived extends Base {
    Derived() {
      super(40, "a", "b");
    }

    @Override
    String method() {
      return "derived method";
    }

    @Async
    Coroutine<Object> inheritedTypes(Trace t, Source s) {
      Inherited inherited = new Inherited();
      Member member = new Member();
      await(s.of(0));
      t.log(inherited.show() + member.of() + new Member().of() + this.new Member().of());
      Derived.Inherited other = new Derived.Inherited();
      t.log(other.show() + ((Base) this).secret + super.shared + shared + kind + Derived.kind);
      Supplier<String> up = super::method;
      Supplier<Member> made = Member::new;
      t.log(up.get() + method() + super.method() + made.get().of());
      return done(await(s.of(inherited)).show());
    }
  }

  private VerbatimClasses() {}

  @Async
  static Coroutine<Object> inherited(Trace t, Source s) {
    return done(await(new Derived().inheritedTypes(t, s)));
  }

  @Async
  static Coroutine<Object> locals(Trace t, Source s) {
    int x = await(s.of(5));
    enum Color implements Named {
      RED(1) {
        @Override
        int weight() {
          return super.weight() + own;
        }

        private int own = 3;
      },
      GREEN,
      BLUE(2, "more");

      static final List<Color> ALL = new ArrayList<>();
      private final int weight;

      static {
        for (Color each : values()) {
          ALL.add(each);
        }
      }

      Color() {
        this(100);
      }

      Color(int weight, String... more) {
        this.weight = weight + more.length;
      }

      int weight() {
        return weight;
      }
    }
    record Point(int x, int y) implements Comparable<Point> {
      static int made;
      static final Point ORIGIN = new Point(0, 0);

      Point {
        if (x < 0) {
          x = -x;
        }
        made++;
      }

      Point(int both) {
        this(both, both);
      }

      @Override
      public int compareTo(Point other) {
        return Integer.compare(x, other.x);
      }

      static Point of(int... all) {
        return new Point(all[0], all[1]);
      }

      int sum() {
        return x + y();
      }
    }
    record Empty() {}
    record Many<T extends Comparable<T>>(List<? super T> all, T... more) {
      @SafeVarargs
      Many {}

      Many(T one) {
        this(new ArrayList<Object>(), one);
      }
    }
    record Explicit(int a) {
      Explicit(int a) {
        this.a = a + 1;
      }

      public int a() {
        return a * 2;
      }
    }
    record Returning(int a) {
      Returning {
        a++;
        Runnable r =
            () -> {
              return;
            };
        r.run();
      }
    }
    interface Shape {
      int SIDES = 4;

      int area();

      default int twice() {
        return area() * 2 + helper();
      }

      private int helper() {
        return SIDES;
      }

      static Shape of(int a) {
        return () -> a;
      }
    }
    abstract class Animal {
      protected String name;
      int[] legs = {1, 2}, more[] = {{1}};

      {
        name = "init" + x;
      }

      Animal() {}

      Animal(String name) {
        this();
        this.name += name;
      }

      abstract String sound();

      class Tail {
        String show() {
          return "tail of " + name + Animal.this.name + x;
        }

        class Tip {
          String show() {
            return Tail.this.show() + name + Animal.this.sound();
          }
        }
      }

      <E extends Exception> void check(E e) throws E {
        if (e != null) throw e;
      }
    }
    class Dog extends Animal implements Named {
      Dog() {
        super("rex");
      }

      String sound() {
        return "wuff" + Named.super.name() + super.name + LIMIT;
      }
    }
    final class Cat extends Animal {
      String sound() {
        return "miau";
      }
    }
    t.log(
        Color.valueOf("RED").weight()
            + Color.ALL.size()
            + Color.GREEN.weight()
            + Color.BLUE.weight());
    t.log(Color.BLUE.name() + ((Named) Color.RED).name());
    t.log(
        new Point(-3, 4).sum()
            + Point.made
            + Point.of(1, 2).x
            + new Point(6).y()
            + Point.ORIGIN.toString());
    t.log(
        new Point(1, 2).compareTo(new Point(2, 1)) + "" + new Point(1, 2).equals(new Point(-1, 2)));
    t.log(new Empty() + "" + new Explicit(3) + new Explicit(3).a() + new Returning(2));
    t.log(new Many<>("x").more().length);
    t.log(Shape.of(5).twice() + Shape.SIDES);
    Dog dog = new Dog();
    Animal.Tail tail = dog.new Tail();
    Animal.Tail.Tip tip = tail.new Tip();
    t.log(
        dog.sound()
            + tail.show()
            + tip.show()
            + new Cat().sound()
            + new Cat().name
            + dog.more[0][0]);
    try {
      dog.check(new java.io.IOException("e"));
    } catch (java.io.IOException | IllegalStateException e) {
      t.log(e);
    }
    await(s.of(0));
    return done(x);
  }

  @Async
  Coroutine<Object> anonymous(Trace t, Source s) {
    int x = await(s.of(5));
    Iterator<String> it =
        new Iterator<>() {
          private int i;
          String field = "hides" + VerbatimClasses.this.field;

          {
            i = 1;
          }

          @Override
          public boolean hasNext() {
            return i < 3;
          }

          @Override
          public String next() {
            return field + i++ + x + text + this.field;
          }
        };
    while (it.hasNext()) {
      t.log(it.next());
    }
    Base b =
        new Base(9, "x", "y", "z") {
          @Override
          String method() {
            shared += "!";
            return super.method() + shared + kind + new Member().of() + field;
          }
        };
    t.log(b.method());
    Base.Member m =
        b.new Member() {
          @Override
          int of() {
            return super.of() + counter++ + field;
          }
        };
    t.log(m.of());
    Callable<Supplier<String>> nested =
        () ->
            () ->
                new Object() {
                  String y = "y" + x + field;

                  @Override
                  public String toString() {
                    return y + super.equals(this);
                  }
                }.toString();
    try {
      t.log(nested.call().get());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    var adhoc =
        new Object() {
          int count = x;

          int next() {
            return ++count;
          }
        };
    t.log(adhoc.next() + adhoc.count);
    IntBinaryOperator op =
        (a, c) -> {
          int text = a * c;
          return text + field;
        };
    t.log(op.applyAsInt(2, 3));
    Function<Integer, Function<Integer, Integer>> curry = a -> (final Integer c) -> a + c + field;
    Function<String, Integer> typed = (var q) -> q.length();
    t.log(curry.apply(1).apply(2) + typed.apply("abc"));
    return done(await(s.of(text)));
  }

  @Async
  static Coroutine<Object> anonymousClasses(Trace t, Source s) {
    return done(await(new VerbatimClasses().anonymous(t, s)));
  }

  @Async
  Coroutine<Object> hidden(Trace t, Source s) {
    String java = "java",
        util = "util",
        Objects = "Objects",
        String = "String",
        System = "System",
        programs = "programs";
    int VerbatimClasses = await(s.of(1)), List = 2, self = 3, state = 4, result = 5, outer = 6;
    List<String> all = new ArrayList<>();
    all.add(java + util + Objects + String + System + VerbatimClasses + List + programs);
    all.add(java.toString() + text + field + this.java + counter);
    t.log(all);
    t.log(self + state + result + outer + await(s.of(2)));
    t.log(self + state + result + outer + java + programs + System);
    return done(all);
  }

  @Async
  static Coroutine<Object> hiddenNames(Trace t, Source s) {
    return done(await(new VerbatimClasses().hidden(t, s)));
  }
}
