package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.*;
import java.util.function.*;

/** Async methods of classes that async bodies declare. */
public class AsyncInside<H extends Comparable<H>> {
  private int field = 100;
  private final H held;

  AsyncInside(H held) {
    this.held = held;
  }

  interface Step {
    @Async
    Coroutine<Integer> apply(int x);

    @Async
    default Coroutine<Integer> twice(int x) {
      return done(await(apply(await(apply(x)))));
    }
  }

  @Async
  static Coroutine<Object> localClass(Trace t, Source s) {
    int k = await(s.of(3));
    class Counter {
      private int n = k;

      @Async
      Coroutine<Integer> add(int by) {
        n += await(s.of(by));
        t.log("added " + n);
        return done(n + k);
      }

      @Async
      private Coroutine<Counter> fork() {
        Counter other = new Counter();
        other.n = await(s.of(n)) * 2;
        return done(other);
      }
    }
    Counter c = new Counter();
    t.log(await(c.add(1)));
    Counter d = await(c.fork());
    t.log(await(d.add(await(s.of(10)))));
    return done(c.n + " " + d.n + " " + Counter.class.getSimpleName());
  }

  @Async
  static Coroutine<Object> anonymousClass(Trace t, Source s) {
    int k = await(s.of(3));
    Step step =
        new Step() {
          int calls;

          @Async
          @Override
          public Coroutine<Integer> apply(int x) {
            calls++;
            int got = await(s.of(x));
            t.log("call " + calls);
            return done(got * k + this.calls);
          }

          @Override
          public String toString() {
            return "step" + calls;
          }
        };
    t.log(await(step.apply(2)));
    t.log(await(step.twice(1)));
    var own =
        new Object() {
          int n = k;

          @Async
          Coroutine<Integer> up() {
            return done(n += await(s.of(1)));
          }
        };
    t.log(await(own.up()) + await(own.up()));
    t.log(own.n + own.getClass().getSimpleName() + step.getClass().isAnonymousClass());
    return done(step.toString());
  }

  @Async
  static Coroutine<Object> staticKinds(Trace t, Source s) {
    record Pair(Source s, int a) implements Step {
      static int made;

      @Async
      @Override
      public Coroutine<Integer> apply(int x) {
        made++;
        return done(a + await(s.of(x)));
      }
    }
    enum Way {
      UP {
        @Async
        @Override
        Coroutine<String> go(Source s) {
          return done("up " + await(s.of(ordinal())));
        }
      },
      DOWN;

      @Async
      Coroutine<String> go(Source s) {
        return done(name() + await(s.of(1)));
      }
    }
    interface Walk {
      Source source();

      @Async
      default Coroutine<Integer> walk(Way way) {
        return done(way.ordinal() + await(source().of(5)));
      }

      @Async
      static Coroutine<Integer> run(Source s) {
        return done(await(s.of(8)));
      }
    }
    Pair p = new Pair(s, await(s.of(2)));
    t.log(await(p.twice(1)));
    for (Way way : Way.values()) {
      t.log(await(way.go(s)));
    }
    Walk walk = () -> s;
    t.log(await(walk.walk(Way.DOWN)) + await(Walk.run(s)));
    return done(p.equals(new Pair(s, 2)) + " " + Pair.made);
  }

  @Async
  static Coroutine<Object> classInClass(Trace t, Source s) {
    int a = await(s.of(1));
    class Outer {
      int o = 10 * a;

      class Inner {
        int i = o + a;

        @Async
        Coroutine<Integer> sum(int x) {
          int b = await(s.of(x));
          class Deep {
            @Async
            Coroutine<Integer> all() {
              return done(await(s.of(a + b)) + o + i + x);
            }
          }
          Deep deep = new Deep();
          return done(await(deep.all()) + await(new Deep().all()));
        }
      }

      @Async
      Coroutine<Integer> viaInner() {
        Inner inner = new Inner();
        return done(await(inner.sum(2)));
      }
    }
    Outer outer = new Outer();
    t.log(await(outer.viaInner()));
    Outer.Inner inner = outer.new Inner();
    outer.o = await(s.of(7));
    return done(await(inner.sum(3)));
  }

  @Async
  static Coroutine<Object> perIteration(Trace t, Source s) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int mine = i + await(s.of(0));
      class Add implements Step {
        @Async
        @Override
        public Coroutine<Integer> apply(int x) {
          return done(await(s.of(x)) + mine);
        }
      }
      steps.add(new Add());
      int other = mine * 100;
      steps.add(
          new Add() {
            @Async
            @Override
            public Coroutine<Integer> apply(int x) {
              return done(await(super.apply(x)) + other + mine);
            }
          });
    }
    for (Step step : steps) {
      t.log(await(step.twice(1)));
    }
    return done(steps.size());
  }

  @Async
  <T extends Comparable<T>> Coroutine<Object> generic(Trace t, Source s, T one, T two) {
    H mine = held;
    class Box<U> {
      U value;
      T bound = one;
      Box<U> next;

      Box(U value) {
        this.value = value;
      }

      @Async
      <V> Coroutine<Map<V, List<T>>> with(V v) {
        await(s.of(0));
        List<T> list = new ArrayList<>(List.of(bound, two));
        list.sort(Comparator.naturalOrder());
        return done(Map.of(v, list));
      }

      @Async
      Coroutine<Box<U>> link(U other) {
        Box<U> made = new Box<>(other);
        made.next = await(s.of(this));
        return done(made);
      }
    }
    Box<String> box = new Box<>("b");
    Map<H, List<T>> map = await(box.with(mine));
    T first = map.get(mine).get(await(s.of(0)));
    t.log(first + " " + (first.compareTo(one) <= 0));
    Box<String> linked = await(box.link("c"));
    String text = linked.next.value + linked.value;
    Object o = linked;
    await(s.of(1));
    t.log(o instanceof Box);
    @SuppressWarnings("unchecked") // no cast can check type arguments
    Box<String> again = (Box<String>) o;
    T bound = again.next.bound;
    return done(text + bound.compareTo(two) + field);
  }

  @Async
  static Coroutine<Object> generic(Trace t, Source s) {
    return done(await(new AsyncInside<>("h").generic(t, s, 4, 3)));
  }

  @Async
  Coroutine<Object> ofInstance(Trace t, Source s) {
    int k = await(s.of(1));
    class Touch extends Elsewhere<String> {
      Touch() {
        super(t, "touched");
      }

      @Async
      Coroutine<String> all() {
        field += k;
        AsyncInside.this.field += await(s.of(1));
        count += await(s.of(2));
        return done(value + super.call("x") + count + field + held);
      }

      @Override
      protected String call(String name) {
        return "never";
      }
    }
    t.log(await(new Touch().all()));
    return done(field);
  }

  @Async
  static Coroutine<Object> ofInstance(Trace t, Source s, int unused) {
    return new AsyncInside<>("h").ofInstance(t, s);
  }

  @Async
  static Coroutine<Object> instances(Trace t, Source s) {
    return ofInstance(t, s, 0);
  }

  @Async
  static Coroutine<Object> constructors(Trace t, Source s) {
    int k = await(s.of(1));
    long wide = await(s.of(2L));
    String text = await(s.of("s"));
    double ratio = await(s.of(0.5));
    class Many {
      final String how;

      Many() {
        this("none", 1);
      }

      Many(String how, long... more) {
        this.how = how + more.length + k + wide + text + ratio;
      }

      <X extends Exception> Many(X failure) throws X {
        this("x");
        throw failure;
      }

      @Async
      Coroutine<String> ask() {
        return done(how + await(s.of(0)) + new Many("in", wide, wide).how);
      }
    }
    t.log(await(new Many().ask()));
    t.log(await(new Many("a", 1, await(s.of(2L)), 3).ask()));
    t.log(await(new Many("b", new long[] {4}).ask()));
    try {
      t.log(new Many(new java.io.IOException("io")).how);
    } catch (java.io.IOException e) {
      t.log(e.getMessage() + await(s.of(1)));
    }
    Supplier<Many> made = Many::new;
    Function<String, Many> one = Many::new;
    await(s.of(0));
    t.log(await(made.get().ask()) + one.apply("f").how);
    return done(
        await(
            new Many("c") {
              @Async
              @Override
              Coroutine<String> ask() {
                return done(await(super.ask()) + ratio + k);
              }
            }.ask()));
  }

  @Async
  static Coroutine<Object> inLambdas(Trace t, Source s) {
    int k = await(s.of(1));
    Function<Integer, Step> maker =
        n ->
            new Step() {
              @Async
              @Override
              public Coroutine<Integer> apply(int x) {
                return done(await(s.of(x)) + n + k);
              }
            };
    List<Step> all = new ArrayList<>();
    all.add(maker.apply(5));
    await(s.of(0));
    Supplier<Step> local =
        () -> {
          class Here implements Step {
            @Async
            @Override
            public Coroutine<Integer> apply(int x) {
              return done(await(s.of(x)) * 10 + k);
            }
          }
          return new Here();
        };
    all.add(local.get());
    for (Step each : all) {
      t.log(await(each.twice(2)));
    }
    return done(all.get(1).getClass().getSimpleName());
  }

  @Async
  static Coroutine<Object> exceptions(Trace t, Source s) {
    class Oops extends Exception {
      final int code;

      Oops(int code) {
        this.code = code;
      }

      @Async
      Coroutine<Integer> ask() throws Oops {
        if (await(s.of(code)) > 1) {
          throw this;
        }
        return done(code);
      }
    }
    for (int i = 1; i < 4; i++) {
      try {
        t.log(await(new Oops(i).ask(), Oops.class));
      } catch (Oops e) {
        t.log("caught " + e.code + await(s.of(e.code)));
      } finally {
        t.log("fin " + await(s.of(i)));
      }
    }
    return done(null);
  }

  @Async
  static Coroutine<Object> unreached(Trace t, Source s) {
    int k = await(s.of(1));
    if (DEBUG) {
      Runnable r =
          new Thread("x") {
            @Async
            Coroutine<Integer> never() {
              return done(await(s.of(k)));
            }
          };
      await(s.of(2));
      r.run();
    }
    return done(k);
  }

  static final boolean DEBUG = false;

  @Async
  static Coroutine<Object> patterns(Trace t, Source s) {
    Object o = await(s.of("text"));
    if (!(o instanceof String text)) {
      return done("no");
    }
    class Show {
      @Async
      Coroutine<String> show() {
        return done(text + await(s.of(text.length())));
      }
    }
    Object show = new Show();
    await(s.of(0));
    if (show instanceof Show it && await(it.show()).length() > 2) {
      t.log(await(it.show()));
    }
    return done(show instanceof Show);
  }

  @Async
  static Coroutine<Object> mutual(Trace t, Source s) {
    int k = await(s.of(2));
    class Even {
      @Async
      Coroutine<Boolean> is(int n) {
        if (n == 0) {
          return done(true);
        }
        class Odd {
          @Async
          Coroutine<Boolean> is(int m) {
            return done(m != 0 && await(new Even().is(m - 1 + k - k)));
          }
        }
        await(s.of(n));
        return done(await(new Odd().is(n - 1)));
      }
    }
    t.log(await(new Even().is(5)));
    return done(await(new Even().is(4)));
  }
}
