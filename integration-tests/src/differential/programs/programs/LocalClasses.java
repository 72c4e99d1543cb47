package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.*;
import java.util.function.*;

/** Local classes that are named after an await. */
public class LocalClasses {
  static int made;
  private final String name = "host";

  @Async
  static Coroutine<Object> captureOfParameterAndLocal(Trace t, Source s, int p) {
    int k = await(s.of(5));
    class Counter {
      int n = p;

      int add(int x) {
        return n += x + k;
      }
    }
    Counter c = new Counter();
    t.log(c.add(await(s.of(1))));
    List<Counter> list = new ArrayList<>(List.of(c, new Counter()));
    await(s.of(0));
    for (Counter each : list) {
      t.log(each.add(await(s.of(2))));
    }
    return done(((Counter) list.get(1)).n);
  }

  @Async
  static Coroutine<Object> captures(Trace t, Source s) {
    return captureOfParameterAndLocal(t, s, 7);
  }

  @Async
  static Coroutine<Object> perIteration(Trace t, Source s) {
    List<Supplier<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int here = await(s.of(i * 10));
      class Get implements Supplier<Integer> {
        public Integer get() {
          return here + made++;
        }
      }
      all.add(new Get());
      await(s.of(0));
      all.add(new Get());
    }
    for (Supplier<Integer> each : all) {
      t.log(each.get());
    }
    return done(all.get(0).getClass() == all.get(5).getClass());
  }

  @Async
  static Coroutine<Object> recordToString(Trace t, Source s) {
    record Point(int x, int y) {
      static Point origin() {
        return new Point(0, 0);
      }
    }
    Point p = new Point(await(s.of(1)), await(s.of(2)));
    t.log(p);
    t.log(Point.origin().equals(new Point(0, await(s.of(0)))));
    Object o = p;
    await(s.of(0));
    if (o instanceof Point q && q.x() == 1) {
      t.log(q.y() + await(s.of(1)));
    }
    return done(p.getClass().getSimpleName());
  }

  @Async
  static Coroutine<Object> sameNameTwice(Trace t, Source s) {
    {
      record Pair(int a) {}
      Pair p = new Pair(await(s.of(1)));
      t.log(p);
    }
    {
      record Pair(String b) {}
      Pair p = new Pair("x" + await(s.of(2)));
      await(s.of(0));
      t.log(p);
    }
    int z = await(s.of(3));
    class Pair {
      @Override
      public String toString() {
        return getClass().getSimpleName() + z;
      }
    }
    await(s.of(0));
    return done(new Pair().toString());
  }

  @Async
  static Coroutine<Object> enumAndInterface(Trace t, Source s) {
    enum Way {
      UP(1),
      DOWN(2) {
        @Override
        int go() {
          return -step;
        }
      };
      final int step;

      Way(int step) {
        this.step = step;
      }

      int go() {
        return step;
      }
    }
    interface Walk {
      int by(Way way);

      default int twice(Way way) {
        return 2 * by(way);
      }
    }
    Way way = Way.values()[await(s.of(1))];
    Walk walk = w -> w.go() * 10;
    await(s.of(0));
    switch (way) {
      case UP:
        t.log("up");
        break;
      case DOWN:
        t.log("down" + await(s.of(4)));
        break;
    }
    Map<Way, Integer> map = new EnumMap<>(Way.class);
    map.put(way, await(s.of(9)));
    return done(walk.twice(way) + " " + map);
  }

  @Async
  static Coroutine<Object> subclasses(Trace t, Source s) {
    int k = await(s.of(3));
    abstract class Shape {
      final int id;

      Shape(int id) {
        this.id = id * k;
      }

      Shape() {
        this(9);
      }

      abstract int area();
    }
    class Square extends Shape {
      final int side;

      Square(int side) {
        super(side);
        this.side = side;
      }

      Square() {
        this.side = k;
      }

      int area() {
        return side * side + id;
      }
    }
    class Plain extends Shape {
      int area() {
        return id + k;
      }
    }
    await(s.of(0));
    Shape anonymous =
        new Shape(await(s.of(2))) {
          int area() {
            return id;
          }
        };
    for (Shape each :
        new Shape[] {new Square(await(s.of(4))), new Square(), new Plain(), anonymous}) {
      t.log(each.area());
      await(s.of(0));
    }
    {
      class Last extends Plain {
        int area() {
          return super.area() + 100;
        }
      }
      t.log(new Last().area());
    }
    return done(((Shape) new Plain()).area());
  }

  @Async
  static Coroutine<Object> references(Trace t, Source s) {
    int k = await(s.of(3));
    class Box<T> {
      final T value;

      Box(T value) {
        this.value = value;
      }

      T get() {
        return k > 2 ? value : null;
      }

      Box<T> self() {
        return new Box<>(value);
      }
    }
    Function<String, Box<String>> make = Box::new;
    Function<Box<String>, String> get = Box::get;
    await(s.of(0));
    Supplier<Box<Integer>> supplier = () -> new Box<>(k).self();
    t.log(get.apply(make.apply("v" + await(s.of(1)))));
    Box<List<? extends Number>> numbers = new Box<>(List.of(1, 2));
    t.log(numbers.get().get(await(s.of(1))));
    var inferred = supplier.get();
    await(s.of(0));
    return done(inferred.get() + 1);
  }

  @Async
  static Coroutine<Object> shadowing(Trace t, Source s) {
    int x = await(s.of(1));
    int y = await(s.of(2));
    class Inner {
      int x = 10;

      int f(int y) {
        int z = x + y;
        return z;
      }

      int g() {
        return x + y;
      }
    }
    await(s.of(0));
    t.log(new Inner().f(5));
    return done(new Inner().g() + x);
  }

  @Async
  static <T extends Comparable<T>> Coroutine<T> largest(Trace t, Source s, List<T> list) {
    class Best {
      T best = list.get(0);

      void offer(T other) {
        if (other.compareTo(best) > 0) {
          best = other;
        }
      }
    }
    Best best = new Best();
    for (T each : list) {
      await(s.of(0));
      best.offer(each);
      t.log(each);
    }
    return done(best.best);
  }

  @Async
  static Coroutine<Object> generic(Trace t, Source s) {
    return done(await(largest(t, s, List.of(3, 9, 4))));
  }

  @Async
  static Coroutine<Object> host(Trace t, Source s) {
    return done(await(new LocalClasses().instance(t, s)));
  }

  private String secret() {
    return "secret";
  }

  @Async
  private Coroutine<String> instance(Trace t, Source s) {
    String self = "mine" + await(s.of(1));
    class Base {
      String self = "base";
    }
    class Reader extends Base {
      String read() {
        return name + LocalClasses.this.name + secret() + self;
      }

      class Deep {
        String all() {
          return read() + name.length();
        }
      }

      Deep deep() {
        return new Deep();
      }
    }
    Reader r = new Reader();
    await(s.of(0));
    t.log(self);
    Reader.Deep deep = r.deep();
    await(s.of(0));
    Reader.Deep other = r.new Deep();
    t.log(deep.all() + await(s.of(3)));
    return done(other.all());
  }

  @Async
  static Coroutine<Object> inLoopWithJumps(Trace t, Source s) {
    outer:
    for (int i = 0; ; i++) {
      int n = i;
      class Step {
        boolean last() {
          return n >= await0(n);
        }

        private int await0(int m) {
          return 3;
        }
      }
      for (int j = 0; j < 2; j++) {
        t.log(i + ":" + await(s.of(j)));
        if (new Step().last()) {
          break outer;
        }
        if (j == 1) {
          continue outer;
        }
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> inTryAndSwitch(Trace t, Source s) {
    try {
      class Failure extends RuntimeException {
        final int code;

        Failure(int code) {
          super("failure " + code);
          this.code = code;
        }
      }
      try {
        if (await(s.of(1)) == 1) {
          throw new Failure(await(s.of(7)));
        }
      } catch (Failure f) {
        await(s.of(0));
        t.log(f.code + f.getMessage());
      }
    } finally {
      class Last {
        int v = 3;
      }
      Last last = new Last();
      await(s.of(0));
      t.log(last.v);
    }
    switch (await(s.of(2))) {
      case 1:
        t.log("one");
      case 2:
        class InCase {
          int v = 4;
        }
        InCase c = new InCase();
        t.log(c.v + await(s.of(2)));
      default:
        t.log("default");
    }
    return done(1);
  }
}
