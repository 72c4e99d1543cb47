package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Constructs inside one another, as people combine them in larger programs. */
final class Compositions {
  static class Node<T extends Comparable<T>> implements Iterable<T> {
    T v;
    Node<T> l, r;

    Node(T v) {
      this.v = v;
    }

    @Async
    Coroutine<Node<T>> add(Trace t, Source s, T x) {
      int c = x.compareTo(await(s.of(v)));
      if (c < 0) l = l == null ? new Node<>(x) : await(l.add(t, s, x));
      else if (c > 0) r = r == null ? new Node<>(await(s.of(x))) : await(r.add(t, s, x));
      return done(this);
    }

    public Iterator<T> iterator() {
      List<T> out = new ArrayList<>();
      if (l != null) l.forEach(out::add);
      out.add(v);
      if (r != null) r.forEach(out::add);
      return out.iterator();
    }

    @Async
    Coroutine<Optional<? extends T>> find(Source s, Predicate<? super T> p) {
      for (T x : this) if (await(s.of(p.test(x)))) return done(Optional.of(x));
      return done(Optional.empty());
    }

    @Async
    <R extends Comparable<R>> Coroutine<Node<R>> map(
        Trace t, Source s, Function<? super T, ? extends R> f) {
      Node<R> out = null;
      for (T x : this) {
        R y = f.apply(await(s.of(x)));
        out = out == null ? new Node<>(y) : await(out.add(t, s, y));
      }
      return done(out);
    }
  }

  @Async
  static Coroutine<Object> trees(Trace t, Source s) {
    Node<Integer> root = new Node<>(5);
    for (int x : new int[] {3, 8, await(s.of(1)), 4, 9}) root = await(root.add(t, s, x));
    for (int x : root) t.log(await(s.of(x)));
    t.log(await(root.find(s, x -> x > 5)).map(x -> x * 2).orElse(0));
    var m = await(root.map(t, s, x -> "n" + x));
    t.log(StreamSupport.stream(m.spliterator(), false).collect(Collectors.joining(",")));
    return done(
        await(await(root.map(t, s, Integer::toBinaryString)).find(s, String::isBlank)).isPresent());
  }

  enum Op implements IntBinaryOperator {
    ADD("+") {
      public int applyAsInt(int a, int b) {
        return a + b;
      }

      @Async
      @Override
      Coroutine<Integer> run(Source s, int a, int b) {
        return done(await(s.of(a)) + await(super.run(s, a, b)));
      }
    },
    MUL("*") {
      public int applyAsInt(int a, int b) {
        return a * b;
      }
    };
    final String sym;

    Op(String s) {
      sym = s;
    }

    @Async
    Coroutine<Integer> run(Source s, int a, int b) {
      int x = await(s.of(a));
      return done(applyAsInt(x, await(s.of(b))));
    }

    static final Map<String, Op> BY =
        Arrays.stream(values()).collect(Collectors.toMap(o -> o.sym, o -> o));

    @Async
    static Coroutine<Op> by(Source s, String n) {
      return done(BY.get(await(s.of(n))));
    }
  }

  @Async
  static Coroutine<Object> enumsWithBodies(Trace t, Source s) {
    for (Op o : Op.values()) {
      t.log(await(o.run(s, 3, 4)));
      switch (await(Op.by(s, o.sym))) {
        case ADD -> t.log("add");
        case MUL -> {
          t.log("mul" + await(s.of(1)));
        }
      }
    }
    return done(await(Op.by(s, "nope")));
  }

  static class Res implements AutoCloseable {
    final Trace t;
    final String n;

    Res(Trace t, String n) {
      this.t = t;
      this.n = n;
      t.log("open " + n);
      if (n.equals("bad")) throw new IllegalArgumentException(n);
    }

    public void close() throws IOException {
      t.log("close " + n);
      if (n.startsWith("c")) throw new IOException("close " + n);
    }
  }

  @Async
  static Coroutine<Object> resourcesInSwitchInLoop(Trace t, Source s) throws Exception {
    int n = 0;
    out:
    for (String k : List.of("a", "c1", "bad", "b", "x")) {
      String r =
          switch (k) {
            case "a" -> {
              try (Res a = new Res(t, await(s.of("a")));
                  Res b = new Res(t, "b" + await(s.of(1)))) {
                yield a.n + b.n + await(s.of("y"));
              }
            }
            case "c1" -> {
              try (Res a = new Res(t, await(s.of("c")))) {
                t.log("in");
                if (await(s.of(true))) throw new IllegalStateException("body");
                yield "never";
              } catch (IllegalStateException e) {
                yield e.getMessage() + e.getSuppressed()[0].getMessage() + await(s.of(2));
              } finally {
                t.log("fin" + await(s.of(3)));
              }
            }
            case "bad" -> {
              try (var a = new Res(t, "ok");
                  var b = new Res(t, await(s.of("bad")))) {
                yield "no";
              } catch (IllegalArgumentException e) {
                yield "caught " + e.getMessage();
              }
            }
            default -> {
              try (Res a = k.equals("b") ? null : new Res(t, await(s.of("d")))) {
                for (int i = 0; ; i++) {
                  try {
                    if (i == await(s.of(2))) yield "loop" + i;
                    if (i == 0) continue;
                  } finally {
                    n += await(s.of(i));
                  }
                }
              }
            }
          };
      t.log(r + n);
      try (Res q = new Res(t, "q")) {
        try {
          if (k.equals("b")) continue out;
          if (k.equals("x")) break out;
        } finally {
          await(s.of(9));
          t.log("f");
        }
      } finally {
        t.log("ff" + await(s.of(1)));
      }
    }
    return done(n);
  }

  abstract static class Shape {
    final String n;

    Shape(String n) {
      this.n = n;
    }

    abstract int area();

    class In {
      String who() {
        return n + area();
      }
    }
  }

  @Async
  static Coroutine<Object> constructorsAndAnonymous(Trace t, Source s) {
    int k = await(s.of(4));
    Shape sh =
        new Shape(
            await(s.of("sq"))
                + switch (k) {
                  case 4 -> await(s.of("four"));
                  default -> "x";
                }) {
          int side = k;

          {
            t.log("init" + side);
          }

          int area() {
            return side * side + k;
          }
        };
    await(s.of(1));
    t.log(sh.new In().who());
    t.log(
        sh.new In() {
          String who() {
            return super.who() + k;
          }
        }.who());
    Shape.In in = await(s.of(sh)).new In();
    t.log(in.who());
    Comparator<String> c =
        new Comparator<>() {
          int calls;

          public int compare(String a, String b) {
            calls++;
            return b.compareTo(a) + (calls > 100 ? k : 0);
          }
        };
    List<String> l = new ArrayList<>(List.of("a", await(s.of("b")), "c"));
    l.sort(c);
    await(s.of(1));
    t.log(l);
    var pair =
        new Object() {
          final int a = k;
          final String b = "b" + a;

          Supplier<String> sup() {
            return () -> b + k;
          }
        };
    Supplier<String> sup = pair.sup();
    await(s.of(1));
    t.log(sup.get().length() + pair.a);
    Supplier<Supplier<Integer>> ss =
        () ->
            () -> {
              int z = k;
              class L {
                int q = z;

                L more() {
                  return new L();
                }
              }
              return new L().more().q + k;
            };
    await(s.of(1));
    t.log(ss.get().get());
    Function<Integer, Function<Integer, Integer>> curry = a -> b -> a * b + k;
    t.log(curry.apply(await(s.of(2))).apply(await(s.of(3))));
    Runnable[] rs = new Runnable[3];
    for (int i = 0; i < 3; i++) {
      int j = i;
      String nm = await(s.of("r" + i));
      rs[i] =
          () -> {
            for (int q = 0; q < j; q++) t.log(nm + q + k);
          };
    }
    for (Runnable r : rs) {
      await(s.of(0));
      r.run();
    }
    return done(null);
  }

  @Async
  static Coroutine<Object> asyncLambdas(Trace t, Source s) {
    List<AsyncSupplier<Integer>> l = new ArrayList<>();
    int base = await(s.of(10));
    for (int i = 0; i < 3; i++) {
      int j = i;
      l.add(
          () -> {
            int sum = base;
            for (int q = 0; q <= j; q++) {
              try {
                if (q == 1) continue;
                sum += await(s.of(q + j));
              } finally {
                sum++;
                await(s.of(sum));
              }
            }
            return done(sum);
          });
    }
    for (var f : l) t.log(await(f.get()));
    AsyncSupplier<String> rec =
        () -> {
          AsyncSupplier<String> in =
              () -> {
                try {
                  return done(await(s.of("in")) + base);
                } finally {
                  t.log("fin" + await(s.of(1)));
                }
              };
          return in.get();
        };
    t.log(await(rec.get()));
    AsyncSupplier<AsyncSupplier<Integer>> nest =
        () -> {
          int x = await(s.of(1));
          AsyncSupplier<Integer> r = () -> done(x + await(s.of(base)));
          return done(r);
        };
    t.log(await(await(nest.get()).get()));
    AsyncSupplier<Integer> thrower =
        () -> {
          throw new IllegalStateException("l" + await(s.of(1)));
        };
    try {
      await(thrower.get());
    } catch (IllegalStateException e) {
      t.log(e.getMessage());
    }
    AsyncSupplier<List<? extends Number>> w =
        () -> done(await(s.of(true)) ? List.of(1, 2.0) : List.of(await(s.of(3L))));
    for (var x : await(w.get())) t.log(x.intValue());
    AsyncSupplier<Integer> sw =
        () ->
            done(
                switch (await(s.of("k"))) {
                  case "k" -> {
                    class C {
                      int c() {
                        return base;
                      }
                    }
                    C c = new C();
                    yield c.c() + await(s.of(1));
                  }
                  default -> 0;
                });
    t.log(await(sw.get()));
    AsyncSupplier<Object> cond =
        await(s.of(true)) ? () -> done(await(s.of("c1"))) : () -> done("c2");
    t.log(await(cond.get()));
    t.log(await(((AsyncSupplier<Integer>) () -> done(await(s.of(5)))).get()));
    return done(null);
  }

  interface Visitor<R> {
    @Async
    Coroutine<R> num(int n);

    @Async
    Coroutine<R> add(Exp a, Exp b);
  }

  interface Exp {
    @Async
    <R> Coroutine<R> accept(Visitor<R> v);

    static Exp num(int n) {
      return new Exp() {
        @Async
        public <R> Coroutine<R> accept(Visitor<R> v) {
          return done(await(v.num(n)));
        }
      };
    }

    static Exp add(Exp a, Exp b) {
      return new Exp() {
        @Override
        @Async
        public <R> Coroutine<R> accept(Visitor<R> v) {
          R r = await(v.add(a, b));
          return done(r);
        }
      };
    }
  }

  @Async
  static Coroutine<Object> visitors(Trace t, Source s) {
    Exp e = Exp.add(Exp.num(1), Exp.add(Exp.num(await(s.of(2))), Exp.num(3)));
    t.log(await(e.accept(new Eval(s))));
    return done(await(e.accept(new Show(s))));
  }

  record Eval(Source s) implements Visitor<Integer> {
    @Async
    public Coroutine<Integer> num(int n) {
      return done(await(s.of(n)));
    }

    @Async
    public Coroutine<Integer> add(Exp a, Exp b) {
      return done(await(a.accept(this)) + await(b.accept(this)));
    }
  }

  record Show(Source s) implements Visitor<String> {
    @Async
    public Coroutine<String> num(int n) {
      return done("" + await(s.of(n)));
    }

    @Async
    public Coroutine<String> add(Exp a, Exp b) {
      return done("(" + await(a.accept(this)) + "+" + await(b.accept(this)) + ")");
    }
  }

  static int f(int... x) {
    return x.length;
  }

  static int f(Integer a, Object... r) {
    return 100 + r.length;
  }

  static <T> int f(T a, List<? super T> b) {
    return 200;
  }

  static int g(long a, int b) {
    return 1;
  }

  static int g(int a, long b) {
    return 2;
  }

  static int h(Object o) {
    return 1;
  }

  static int h(String o) {
    return 2;
  }

  static int h(Integer o) {
    return 3;
  }

  @Async
  static Coroutine<Object> overloads(Trace t, Source s) {
    t.log(f());
    t.log(f((Integer) await(s.of(1)), "x", null));
    t.log(f(await(s.of("s")), new ArrayList<CharSequence>()));
    t.log(g(1, await(s.of(2L))));
    t.log(g(await(s.of(5L)), 3));
    t.log(h(await(s.of((Object) "s"))));
    t.log(h((String) await(s.of((Object) "s"))));
    t.log(h(await(s.of(5))));
    t.log(h(await(s.of(true)) ? "a" : await(s.of("b"))));
    t.log(h(await(s.of(true)) ? (Object) 1 : "b"));
    char c = 'c';
    t.log(
        String.valueOf(c)
            + String.valueOf((int) c + await(s.of(1)))
            + String.valueOf(new char[] {c, await(s.of('d'))}));
    StringBuilder sb =
        new StringBuilder()
            .append(c)
            .append((int) c)
            .append(await(s.of('e')))
            .append((Object) null)
            .append(await(s.of(1L)))
            .append(new char[] {'z'});
    t.log(sb);
    List<Integer> li = new ArrayList<>(List.of(5, 6, 7));
    li.remove((int) await(s.of(1)));
    li.remove(await(s.of(7)));
    t.log(li);
    t.log(Objects.hash(await(s.of(1)), 2, null) == Objects.hash(1, await(s.of(2)), null));
    t.log(Arrays.asList(await(s.of(new Integer[] {1, 2}))));
    t.log(Arrays.asList(await(s.of(1)), 2).size());
    t.log(List.of(await(s.of(new int[] {1}))).get(0).length);
    t.log(String.format("%s %d", await(s.of("a")), await(s.of(1))));
    t.log(String.format("%s", (Object) new String[] {await(s.of("b"))}.length));
    t.log(Stream.of(1, await(s.of(2)), 3).map(x -> x + 1).reduce(0, Integer::sum));
    t.log(Math.max(await(s.of(1)), 2L));
    t.log(Math.abs(await(s.of(-1.5f))));
    return done(null);
  }

  static int si = 1;
  int ii = 2;
  static final int[] ARR = {1, 2, 3};

  Compositions self() {
    return this;
  }

  static Compositions nul() {
    return null;
  }

  @Async
  static Coroutine<Object> targets(Trace t, Source s) {
    Compositions a = new Compositions();
    a.self().self().ii += await(s.of(1));
    (a).ii++;
    ((Compositions) (Object) a).ii <<= await(s.of(2));
    t.log(a.ii);
    Compositions.si += (si = 5) + await(s.of(si)) + si++;
    t.log(si);
    nul().si = await(s.of(7));
    t.log(si);
    try {
      nul().ii = await(s.of(1));
    } catch (NullPointerException e) {
      t.log("npe");
    }
    try {
      nul().ii += await(s.of(1));
    } catch (NullPointerException e) {
      t.log("npe2");
    }
    int i = 0;
    ARR[i++] = ARR[i++] = i++ + await(s.of(i));
    t.log(ARR);
    t.log(i);
    i = i++ + await(s.of(1)) + i++;
    t.log(i);
    int[][] g = {{1, 2}, {3, 4}};
    g[await(s.of(1))][g[0][0]--] += g[0][0]++ + await(s.of(10));
    t.log(g);
    g[0] = g[await(s.of(1))];
    g[0][0] = 99;
    t.log(g);
    int x = 5;
    x += x++ * 2 + await(s.of(x)) + --x;
    t.log(x);
    x = x + (x = await(s.of(3))) * x;
    t.log(x);
    int y = 1;
    y += y += y += await(s.of(y));
    t.log(y);
    y ^= await(s.of(y ^= 3)) ^ y;
    t.log(y);
    String st = "a";
    st += st += await(s.of(st)) + (st = "z");
    t.log(st);
    long[] la = {1, 2};
    int li = 0;
    la[li++] <<= la[li] + await(s.of(li--));
    t.log(la);
    t.log(li);
    boolean b = false;
    b |= await(s.of(true)) & !(b = true) | b;
    t.log(b);
    Integer in = 127, jn = 127;
    t.log(in == jn & await(s.of(true)));
    in++;
    jn += await(s.of(1));
    t.log(in.equals(jn));
    char ch = 'a';
    ch += 1;
    ch++;
    ch = (char) (ch + await(s.of(1)));
    t.log(ch);
    short sh = (short) (await(s.of(70000)) + 1);
    t.log(sh);
    byte by = (byte) -await(s.of(200));
    t.log(by);
    float fl = await(s.of(16777217));
    t.log(fl);
    double db = 1 / await(s.of(3)) + 1 / 3.0f;
    t.log(db);
    t.log(5 / 2 * await(s.of(2.0)));
    t.log((int) 3.99e10f + (long) await(s.of(Float.NaN)).floatValue());
    t.log(1 + 2 + await(s.of("s")) + 1 + 2 + 'c' + 1.0f + null + true);
    return done(null);
  }

  @Async
  static <X extends Exception> Coroutine<Object> throwsVariable(Trace t, Source s, X x) throws X {
    try {
      if (await(s.of(x != null))) throw x;
      return done("none");
    } finally {
      t.log("f" + await(s.of(1)));
    }
  }

  @Async
  static Coroutine<Object> exceptionTypes(Trace t, Source s) throws Exception {
    try {
      await(throwsVariable(t, s, new IOException("io")), IOException.class);
    } catch (IOException e) {
      t.log(e.getMessage());
    }
    try {
      await(throwsVariable(t, s, new RuntimeException("r")));
    } catch (RuntimeException e) {
      t.log(e.getMessage());
    }
    try {
      try {
        throw new Exception("a" + await(s.of(1)));
      } catch (final Exception e) {
        t.log("re");
        throw e;
      } finally {
        await(s.of(2));
      }
    } catch (Exception e) {
      t.log(e.getMessage());
      e = new IOException("x" + await(s.of(3)));
      t.log(e);
    }
    Throwable th = null;
    for (int i = 0; i < 3; i++)
      try {
        switch (i) {
          case 0:
            throw new IOException();
          case 1:
            throw new Error("e" + await(s.of(i)));
          default:
            t.log("d");
        }
      } catch (IOException | Error e) {
        th = e;
        t.log(e.getClass() + "" + await(s.of(i)));
      }
    t.log(th.getMessage());
    return done(null);
  }
}
