package programs;

import static dev.weft.Coroutines.*;
import static harness.Mode.LATE;
import static java.lang.Math.max;
import static java.util.Map.entry;

import dev.weft.*;
import harness.*;
import java.io.*;
import java.util.*;
import java.util.concurrent.Callable;
import java.util.function.*;

/** Names that generated code uses too, inherited and hidden ones, and types without names. */
final class OurNames {
  static int state = 1,
      frame = 2,
      self = 3,
      result = 4,
      task = 5,
      resume = 6,
      awaiting = 7,
      host = 8,
      SUSPENDED = 9,
      value = 10,
      failure = 11,
      local = 12,
      exit = 13,
      next = 14,
      outcome = 15,
      done = 16,
      await = 17;

  static int state(int x) {
    return x + state;
  }

  static int resume() {
    return resume;
  }

  static int result() {
    return result;
  }

  static int awaiting(int x) {
    return awaiting;
  }

  static String max(String a, int b) {
    return a + b;
  }

  @Async
  static Coroutine<Object> staticsNamedLikeOurs(Trace t, Source s) {
    t.log(
        state
            + await(s.of(frame))
            + self
            + result
            + task
            + resume
            + awaiting
            + host
            + SUSPENDED
            + value
            + failure
            + local
            + exit
            + next
            + outcome
            + done
            + await);
    t.log(state(await(s.of(1))) + resume() + result() + awaiting(1));
    state += await(s.of(1));
    frame++;
    result = await(s.of(result));
    SUSPENDED *= await(s.of(2));
    resume <<= 1;
    await++;
    t.log(state + ":" + frame + result + SUSPENDED + resume + await);
    IntSupplier l = () -> state + frame + result + resume();
    await(s.of(1));
    t.log(l.getAsInt());
    state = 1;
    frame = 2;
    SUSPENDED = 9;
    resume = 6;
    await = 17;
    return done(max("x", await(s.of(1))));
  }

  @Async
  static Coroutine<Object> localsNamedLikeOurs(Trace t, Source s) {
    int state = 1,
        frame = 2,
        self = 3,
        result = 4,
        task = 5,
        resume = 6,
        awaiting = 7,
        host = 8,
        SUSPENDED = 9,
        value = 10,
        failure = 11,
        Frame = 12,
        Object = 13,
        String = 14,
        Throwable = 15,
        java = 16,
        dev = 17,
        programs = 18,
        Coroutine = 19,
        Override = 20,
        OurNames = 21,
        harness = 22,
        t1 = 23,
        state1 = 24,
        lang = 25,
        Integer = 26,
        e = 27,
        await = 28,
        done = 29,
        Error = 30,
        AssertionError = 31,
        Void = 32,
        Math = 33;
    t.log(
        state
            + await(s.of(frame))
            + self
            + result
            + task
            + resume
            + awaiting
            + host
            + SUSPENDED
            + value
            + failure
            + Frame
            + Object
            + String
            + Throwable
            + java
            + dev
            + programs
            + Coroutine
            + Override
            + OurNames
            + harness
            + t1
            + state1
            + lang
            + Integer
            + e
            + await
            + done
            + Error
            + AssertionError
            + Void
            + Math);
    state += await(s.of(1));
    java += await(s.of(1));
    Object++;
    String <<= await(s.of(1));
    Supplier<Object> o = () -> java(1) + self + Throwable;
    await(s.of(2));
    try {
      t.log(state + java + Object + String + await(s.of(1)));
      throw new IllegalStateException("x" + await(s.of(1)));
    } catch (RuntimeException exception) {
      t.log(exception + "" + await(s.of(1)));
    } finally {
      t.log(max("m", await(s.of(2))));
    }
    String tt = "s" + await(s.of(1));
    Object oo = await(s.of(tt));
    Integer ii = await(s.of(5));
    for (String string : List.of("a", "b")) {
      Object object = await(s.of(string));
      t.log(object instanceof String ss ? ss + await(s.of(1)) : null);
    }
    switch (await(s.of("x"))) {
      case "x":
        int y = await(s.of(1));
        t.log(y);
      default:
        y = 5;
        await(s.of(1));
        t.log(y);
    }
    return done(tt + oo + ii + o.get());
  }

  static int java(int x) {
    return x;
  }

  @Async
  static Coroutine<Object> staticImportsHiddenByLocals(Trace t, Source s) {
    Object LATE = await(s.of("local"));
    int entry = await(s.of(3));
    t.log(LATE);
    t.log(entry(entry, await(s.of(4))));
    t.log(harness.Mode.LATE);
    t.log(max("a", 1));
    t.log(java.lang.Math.max(1, await(s.of(2))));
    BiFunction<Integer, Integer, Integer> max = Math::max;
    await(s.of(1));
    t.log(max.apply(1, 2));
    Supplier<Map.Entry<Integer, String>> f = () -> entry(1, "x");
    await(s.of(2));
    t.log(f.get().getKey());
    return done(null);
  }

  @Async
  static Coroutine<Object> unicodeNames(Trace t, Source s) {
    int größe = await(s.of(1));
    String 名前 = await(s.of("n"));
    int abc = 5;
    int $ = await(s.of(1));
    int _x = 2, $$ = 3, a$b = 4, __ = 5, µ = 6;
    int x1 = await(s.of(7));
    class Größe {
      int ä = größe;

      int ö() {
        return ä + abc;
      }
    }
    Größe g = new Größe();
    await(s.of(1));
    t.log(g.ö());
    IntSupplier λ = () -> größe + $ + $$ + a$b + __ + µ + x1;
    await(s.of(1));
    t.log(λ.getAsInt());
    étiquette:
    for (; ; ) {
      for (int ï = 0; ; ï++) {
        if (await(s.of(ï)) > 1) break étiquette;
      }
    }
    return done(名前 + größe + abc + $ + _x);
  }

  @Async
  static Coroutine<Object> localRecordsAndEnums(Trace t, Source s) {
    record Range(int low, int high) {
      static int made = 5;

      Range {
        if (low > high) {
          int x = low;
          low = high;
          high = x;
        }
        t0(low);
        made++;
      }

      Range(int both) {
        this(both, both);
      }

      static void t0(int x) {}

      int size() {
        return high - low;
      }

      record Inner(Range r) {}
    }
    record Gen<T extends Comparable<T>>(T a, List<T> b) implements Supplier<T> {
      Gen {
        b = List.copyOf(b);
      }

      public T get() {
        return a.compareTo(b.get(0)) > 0 ? a : b.get(0);
      }
    }
    enum Color {
      RED(1) {
        int twice() {
          return 20;
        }
      },
      GREEN(2);
      final int n;

      Color(int n) {
        this.n = n;
      }

      int twice() {
        return 2 * n;
      }

      static final Color LAST = GREEN;
    }
    interface Shape {
      default int area() {
        return side() * side();
      }

      int side();

      static Shape of(int n) {
        return () -> n;
      }
    }
    interface Node {}
    record Leaf(int v) implements Node {}
    record Pair(Node l, Node r) implements Node {}
    Range r = new Range(await(s.of(5)), await(s.of(2)));
    Range r1 = new Range(await(s.of(3)));
    await(s.of(1));
    t.log(r);
    t.log(r.size() + r1.size() + Range.made);
    t.log(r.equals(new Range(2, await(s.of(5)))));
    t.log(new Range.Inner(r).hashCode() == new Range.Inner(r).hashCode());
    Gen<String> g = new Gen<>(await(s.of("a")), List.of(await(s.of("b")), "c"));
    await(s.of(1));
    t.log(g.get());
    t.log(await(s.of(g)).b().size());
    Color c = await(s.of(Color.RED));
    switch (c) {
      case RED:
        t.log("red" + await(s.of(c.twice())));
      case GREEN:
        t.log(await(s.of(Color.valueOf("GREEN"))).twice());
    }
    t.log(
        switch (await(s.of(Color.LAST))) {
          case RED -> 1;
          case GREEN -> await(s.of(2));
        });
    EnumMap<Color, Integer> em = new EnumMap<>(Color.class);
    em.put(c, await(s.of(4)));
    t.log(em);
    t.log(Color.values().length);
    Shape sh = Shape.of(await(s.of(3)));
    await(s.of(1));
    t.log(sh.area());
    Shape an =
        new Shape() {
          public int side() {
            return r.low();
          }
        };
    await(s.of(1));
    t.log(an.area());
    Node n = new Pair(new Leaf(await(s.of(1))), new Pair(new Leaf(2), new Leaf(await(s.of(3)))));
    int sum = 0;
    Deque<Node> todo = new ArrayDeque<>(List.of(n));
    while (!todo.isEmpty()) {
      Node x = todo.pop();
      if (x instanceof Leaf l) {
        sum += await(s.of(l.v()));
      } else if (x instanceof Pair p && await(s.of(p.l())) != null) {
        todo.push(p.r());
        todo.push(p.l());
      }
    }
    t.log(sum);
    t.log(n);
    return done(null);
  }

  abstract static class Base<T> {
    class In {
      T v;

      In(T v) {
        this.v = v;
      }
    }

    static class Nested {
      static int n = 4;
    }

    enum E {
      A,
      B
    }

    interface I {
      int f();
    }

    protected T val;

    T get() {
      return val;
    }

    record R(int x) {}

    static final int K = 3;
  }

  static class Derived extends Base<String> implements Comparable<Derived> {
    Derived() {
      val = "dv";
    }

    @Async
    Coroutine<Object> run(Trace t, Source s) {
      In in = new In(await(s.of("x")));
      Nested n = new Nested();
      E e = await(s.of(E.A));
      I i = () -> Nested.n;
      R r = new R(await(s.of(2)));
      await(s.of(1));
      t.log(
          in.v
              + n.n
              + e
              + i.f()
              + r.x()
              + get()
              + super.get()
              + this.val
              + super.val
              + Derived.this.get()
              + K);
      switch (e) {
        case A:
          t.log(await(s.of("a")));
          break;
        case B:
      }
      super.val = await(s.of("w"));
      super.val += await(s.of("y"));
      t.log(val);
      Supplier<String> sup = super::get;
      await(s.of(1));
      t.log(sup.get());
      Supplier<In> mk = () -> new In(val);
      await(s.of(1));
      t.log(mk.get().v);
      Function<String, In> ref = In::new;
      t.log(ref.apply(await(s.of("ref"))).v);
      In sub =
          new In(await(s.of("q"))) {
            public String toString() {
              return v + val + get() + K;
            }
          };
      await(s.of(1));
      t.log(sub + "");
      return done(
          switch (r.x()) {
            case K -> "k";
            case 2 -> await(s.of("two"));
            default -> "d";
          });
    }

    public int compareTo(Derived o) {
      return 0;
    }
  }

  @Async
  static Coroutine<Object> inheritedMemberTypes(Trace t, Source s) {
    Derived d = new Derived();
    return done(await(d.run(t, s)));
  }

  @Async
  static <T extends Number & Comparable<T>, U extends List<? extends T> & RandomAccess>
      Coroutine<T> most(Trace t, Source s, U all) {
    T best = null;
    for (T x : all) {
      T now = await(s.of(x));
      if (best == null || now.compareTo(best) > 0) {
        best = now;
        t.log(best.doubleValue());
      }
    }
    var b = best;
    await(s.of(1));
    Comparable<T> c = b;
    Number n = b;
    t.log(c.compareTo(best) + n.intValue());
    return done(b);
  }

  @Async
  static Coroutine<Object> intersections(Trace t, Source s) {
    t.log(await(most(t, s, new ArrayList<>(List.of(3, 1, 4)))));
    var x = await(s.of(true)) ? 1 : "s";
    await(s.of(1));
    return done(x);
  }

  @Async
  static Coroutine<Object> intersectionLambdas(Trace t, Source s) {
    var r = (Callable<Object> & Serializable & Supplier0) () -> "call";
    await(s.of(1));
    try {
      t.log(r.call());
    } catch (Exception e) {
      t.log(e);
    }
    t.log(r instanceof Serializable);
    t.log(r.zero());
    var arr = new Comparable<?>[] {await(s.of(1)), "a"};
    var l = List.of(1, "a", 2.0);
    await(s.of(1));
    t.log(l.get(await(s.of(1))));
    var first = l.get(0);
    await(s.of(1));
    t.log(first.getClass());
    t.log(arr);
    var list = new ArrayList<Map<? extends Number, ? super Integer>>();
    list.add(Map.of(await(s.of(1)), 2));
    for (var m : list)
      for (var e : m.entrySet()) {
        var k = e.getKey();
        await(s.of(1));
        t.log(k.intValue());
        Object v = e.getValue();
        t.log(v);
      }
    var an =
        new Object() {
          int n = 1;

          int inc() {
            return n++;
          }

          class X {}

          record Y(int z) {}

          Y y() {
            return new Y(n);
          }
        };
    an.n += await(s.of(5));
    t.log(an.inc() + an.n);
    t.log(an.y());
    var y = an.y();
    await(s.of(1));
    t.log(y.z());
    return done(null);
  }

  interface Supplier0 {
    default int zero() {
      return 0;
    }
  }

  static int calls(Trace t, int calls) {
    int i = 0;
    return calls + i;
  }

  @Async
  static Coroutine<Object> methodsNamedLikeLocals(Trace t, Source s) {
    int calls = await(s.of(1));
    t.log(calls(t, calls) + calls(t, await(s.of(calls))));
    int toString = 5;
    int hashCode = await(s.of(6));
    Supplier<Object> get = () -> toString + hashCode;
    await(s.of(1));
    t.log(get.get());
    OurNames of = null;
    Object of2 = List.of(await(s.of(1)));
    t.log(of == null ? of2 : 1);
    int List = await(s.of(5));
    t.log(java.util.List.of(List));
    {
      class calls {
        int calls = 7;

        int calls() {
          return calls(t, calls);
        }

        int calls(Trace t, int c) {
          return c;
        }
      }
      calls c2 = new calls();
      await(s.of(1));
      t.log(c2.calls() + c2.calls + calls);
    }
    return done(null);
  }

  @Async
  static Coroutine<Integer> unused(Source s, int task, String depth, int value, int self) {
    try {
      await(s.of(1));
    } finally {
      await(s.of(2));
    }
    return done(3);
  }

  @Async
  static Coroutine<Integer> unusedToo(
      Source s, int task, int depth, int value, int state, int kept) {
    await(s.of(1));
    return done(4);
  }

  @Async
  static Coroutine<Object> parametersThatNobodyReads(Trace t, Source s) {
    t.log(await(unused(s, 1, "", 2, 3)) + await(unusedToo(s, 1, 2, 3, 4, 5)));
    return done(null);
  }
}
