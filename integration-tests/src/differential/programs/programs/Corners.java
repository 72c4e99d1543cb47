package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

/** What few programs do: the far corners of types, conversions, inference and assignment. */
final class Corners {
  // ---- generic inner of generic outer
  static class Outer<A> {
    A a;

    Outer(A a) {
      this.a = a;
    }

    class Inner<B extends Comparable<B>> {
      B b;

      Inner(B b) {
        this.b = b;
      }

      @Async
      <C extends Number & Comparable<C>> Coroutine<Map<A, List<? super B>>> mix(
          Trace t, Source s, C c, Outer<? extends A>.Inner<? super B> other) {
        A x = await(s.of(a));
        B y = await(s.of(b));
        C z = await(s.of(c));
        t.log(z.compareTo(c) + z.intValue());
        var o = other;
        t.log(await(s.of(o.b)));
        Map<A, List<? super B>> m = new LinkedHashMap<>();
        m.put(x, new ArrayList<>(List.of(y)));
        await(s.of(1));
        t.log(m.get(a).get(0));
        class Deep<D> {
          D d;
          A aa = Outer.this.a;
          B bb = b;
          C cc = z;

          Deep(D d) {
            this.d = d;
          }
        }
        Deep<A> deep = new Deep<>(await(s.of(x)));
        await(s.of(2));
        t.log(deep.d);
        t.log(deep.aa);
        t.log(deep.bb);
        t.log(deep.cc);
        return done(m);
      }
    }
  }

  @Async
  static Coroutine<Object> genericInnerOfGenericOuter(Trace t, Source s) {
    Outer<String> o = new Outer<>("oo");
    Outer<String>.Inner<Integer> i = o.new Inner<>(4);
    Map<String, List<? super Integer>> r = await(i.mix(t, s, 7L, i));
    return done(r.toString());
  }

  static <T> List<T> swap(List<T> l) {
    T x = l.get(0);
    l.set(0, l.get(l.size() - 1));
    l.set(l.size() - 1, x);
    return l;
  }

  @Async
  static Coroutine<Object> wildcardCapture(Trace t, Source s) {
    List<?> w = await(s.of(new ArrayList<>(List.of("a", "b"))));
    t.log(await(s.of(swap(w))));
    var c = swap(w);
    await(s.of(1));
    t.log(c);
    var e = c.get(await(s.of(0)));
    await(s.of(2));
    t.log(e);
    Class<? extends Number> k = await(s.of((Number) 3)).getClass();
    var kk = k;
    await(s.of(1));
    t.log(kk.cast(await(s.of(3))));
    List<? super Integer> sup = new ArrayList<Number>(List.of(1.5));
    sup.add(await(s.of(5)));
    var first = sup.get(0);
    await(s.of(9));
    t.log(first);
    Comparable<? super String> cs = await(s.of("x"));
    t.log(cs.compareTo(await(s.of("y"))));
    Map<? extends CharSequence, ? extends List<? extends Number>> m = Map.of("k", List.of(1, 2));
    for (var en : m.entrySet()) {
      var key = en.getKey();
      var val = en.getValue();
      await(s.of(1));
      t.log(key.length() + val.get(0).intValue());
      for (var n : val) {
        t.log(await(s.of(n.intValue())));
        t.log(n);
      }
    }
    return done(null);
  }

  static String va(Trace t, Object... os) {
    t.log(os == null ? "null array" : os.length + Arrays.deepToString(os));
    return "va";
  }

  static String vi(Trace t, int x, Integer... os) {
    t.log(os == null ? "null array" : os.length + Arrays.toString(os));
    return "vi";
  }

  static String over(Object o) {
    return "o";
  }

  static String over(Object... o) {
    return "os";
  }

  static String over(int o) {
    return "i";
  }

  static String over(long o) {
    return "l";
  }

  static String over(Integer o) {
    return "I";
  }

  static String over(char o) {
    return "c";
  }

  static String over(double o) {
    return "d";
  }

  @Async
  static Coroutine<Object> varargsWithNull(Trace t, Source s) {
    va(t, (Object[]) null);
    va(t, (Object) null);
    va(t, (Object[]) await(s.of((Object[]) null)));
    va(t, await(s.of(null)), null);
    va(t, await(s.of(new Object[] {1, null})));
    va(t, (Object) await(s.of(new Object[] {1, null})));
    va(t);
    va(t, await(s.of(1)));
    vi(t, await(s.of(1)));
    vi(t, 1, await(s.of(2)), null, await(s.of(4)));
    vi(t, await(s.of(1)), (Integer[]) null);
    t.log(over(await(s.of(1))));
    t.log(over((int) await(s.of(1))));
    t.log(over((char) (int) await(s.of(66))));
    t.log(over(await(s.of('c'))));
    t.log(over((short) (int) await(s.of(1))));
    t.log(over(await(s.of(1)) + 1L));
    t.log(over(await(s.of(1)), 2));
    t.log(over(await(s.of(1f))));
    t.log(over(+await(s.of('c'))));
    t.log(over(await(s.of(true)) ? 1 : 'c'));
    t.log(over(await(s.of(true)) ? (Integer) 1 : (Character) 'c'));
    t.log(over(await(s.of(true)) ? 1 : "c"));
    t.log(over(await(s.of(true)) ? (int) await(s.of(1)) : (char) await(s.of('c'))));
    t.log(over(await(s.of(true)) ? 'a' : 0));
    t.log(over(await(s.of(false)) ? 'a' : (int) await(s.of(70000))));
    return done(null);
  }

  @Async
  static Coroutine<Object> nestedTernaries(Trace t, Source s) {
    for (int i = 0; i < 4; i++) {
      boolean a = await(s.of((i & 1) == 0)), b = await(s.of(i > 1));
      Object o = a ? b ? await(s.of(1)) : 2L : b ? await(s.of('c')) : 1.5f;
      t.log(o.getClass());
      t.log(o);
      Object p = a ? (b ? (Integer) 5 : await(s.of((Integer) null))) : b ? await(s.of("s")) : 'c';
      t.log(p);
      long l = a ? await(s.of((byte) 3)) : b ? await(s.of('x')) : 5;
      t.log(l);
      var v = a ? await(s.of((byte) 3)) : b ? 'x' : (short) 5;
      t.log(((Object) v).getClass());
      t.log((int) v);
      byte by = 3;
      char ch = 'q';
      final int con = 100;
      Object x = a ? by : con;
      t.log(x.getClass());
      Object y = await(s.of(a)) ? ch : con;
      t.log(y.getClass());
      Object z = await(s.of(a)) ? by : ch;
      t.log(z.getClass());
      try {
        int n = a ? (Integer) await(s.of((Integer) null)) : b ? 1 : await(s.of(2));
        t.log(n);
      } catch (NullPointerException e) {
        t.log("npe");
      }
      List<? extends Serializable> ls =
          a
              ? List.of(await(s.of(1)), "x")
              : b ? new ArrayList<>(List.of(await(s.of("y")))) : Collections.emptyList();
      await(s.of(1));
      t.log(ls);
    }
    return done(null);
  }

  @Async
  static Coroutine<Object> narrowing(Trace t, Source s) {
    byte b = 127;
    short sh = 32767;
    char c = 'a';
    int i = Integer.MAX_VALUE;
    long l = Long.MAX_VALUE;
    float f = 16777216f;
    double d = 0.1;
    b += await(s.of(1));
    t.log(b);
    b *= await(s.of(2.5));
    t.log(b);
    b >>>= await(s.of(1));
    t.log(b);
    b <<= await(s.of(33L));
    t.log(b);
    b -= await(s.of('c'));
    t.log(b);
    sh += await(s.of(100000));
    t.log(sh);
    sh /= await(s.of(0.3f));
    t.log(sh);
    c += await(s.of(1));
    t.log(c);
    c *= await(s.of(1.01));
    t.log((int) c);
    c++;
    t.log(c);
    c -= await(s.of('b'));
    t.log((int) c);
    i += await(s.of(1));
    t.log(i);
    i += await(s.of(3.99e12));
    t.log(i);
    i -= await(s.of(5L));
    t.log(i);
    i >>= await(s.of(35L));
    t.log(i);
    i %= await(s.of(7.5));
    t.log(i);
    l += await(s.of(1f));
    t.log(l);
    l ^= await(s.of('z'));
    t.log(l);
    l >>>= await(s.of(70));
    t.log(l);
    f += await(s.of(1));
    t.log(f);
    f *= await(s.of(1e300));
    t.log(f);
    f %= await(s.of(3));
    t.log(f);
    d -= await(s.of(0.1f));
    t.log(d);
    d /= await(s.of(0));
    t.log(d);
    Byte B = 5;
    B++;
    t.log(B);
    ++B;
    t.log(await(s.of(B--)) + B);
    Character C = 'x';
    C++;
    t.log(C);
    Integer I = 5;
    I += await(s.of(5));
    t.log(I);
    I <<= await(s.of(2L)) > 1 ? 1 : 0;
    t.log(I);
    Long L = 3L;
    L += await(s.of(5));
    t.log(L);
    L *= await(s.of(2));
    t.log(L);
    Float F = 2f;
    F /= await(s.of(3));
    t.log(F);
    Double D = 2d;
    D -= await(s.of('a'));
    t.log(D);
    Boolean Z = true;
    Z &= await(s.of(false));
    t.log(Z);
    Z |= await(s.of(Boolean.TRUE));
    t.log(Z);
    Z ^= true;
    t.log(Z);
    boolean z = true;
    z &= await(s.of(true));
    z ^= await(s.of(true));
    t.log(z);
    String st = null;
    st += await(s.of(1));
    st += await(s.of('c'));
    st += await(s.of((Object) null));
    st += await(s.of(1.0f));
    t.log(st);
    Object ob = "o";
    ob += await(s.of("p"));
    t.log(ob);
    CharSequence cs = "q";
    cs += "" + await(s.of(5));
    t.log(cs);
    byte[] ba = {1, 2};
    ba[await(s.of(0))] += await(s.of(300));
    ba[0]++;
    --ba[await(s.of(1))];
    t.log(ba);
    char[] ca = {'a', 'b'};
    ca[await(s.of(1))] += await(s.of(1));
    ca[0]++;
    t.log(new String(ca));
    short[][] sa = {{1}, {2, 3}};
    sa[await(s.of(1))][await(s.of(0))] -= await(s.of(40000));
    t.log(sa);
    long[] la = {1};
    t.log(la[await(s.of(0))]++ + la[0]);
    la[0] <<= await(s.of(65));
    t.log(la);
    float[] fa = {1};
    fa[await(s.of(0))]++;
    fa[0] += await(s.of(0.1));
    t.log(fa);
    String[] str = {"a", null};
    str[await(s.of(1))] += await(s.of("z"));
    str[0] += await(s.of('c')) + 1;
    t.log(str);
    Integer[] ia = {1, null};
    ia[0]++;
    ia[await(s.of(0))] *= await(s.of(9));
    t.log(ia);
    try {
      ia[await(s.of(1))]++;
    } catch (NullPointerException e) {
      t.log("npe");
    }
    try {
      ia[1] += await(s.of(1));
    } catch (NullPointerException e) {
      t.log("npe");
    }
    try {
      i /= await(s.of(0));
    } catch (ArithmeticException e) {
      t.log(e);
    }
    final int k = 10;
    byte nb = k;
    nb += k;
    switch (await(s.of(3))) {
      case k -> t.log("k");
      case 3 -> t.log("3");
      default -> {}
    }
    int q = 'a' + await(s.of(1));
    char r = (char) q;
    t.log(r);
    t.log("" + (char) ('a' + await(s.of(2))) + 'b' + 1);
    t.log('a' + await(s.of('b')) + "x" + 'a' + 'b');
    t.log((byte) (int) await(s.of(200)) + (short) await(s.of('\uffff')).charValue());
    t.log((int) 'a' + (char) 98 + await(s.of("")));
    return done(null);
  }

  @Async
  static Coroutine<Object> constants(Trace t, Source s) {
    int i = Integer.MIN_VALUE;
    long l = Long.MIN_VALUE;
    t.log(i + await(s.of(0)));
    t.log(-2147483648 + await(s.of(0)));
    t.log(-9223372036854775808L - await(s.of(0)));
    t.log(0x7fff_ffff + await(s.of(1)));
    t.log(0b1010_1010 | await(s.of(1)));
    t.log(0777L ^ await(s.of(1)));
    t.log(0x1.8p1 * await(s.of(2)));
    t.log(1e-320 * await(s.of(1)));
    t.log(Float.MIN_VALUE + await(s.of(0f)));
    t.log(Double.NaN == await(s.of(Double.NaN)));
    t.log(-0.0 + await(s.of(-0.0)));
    t.log(0.0 == await(s.of(-0.0)));
    t.log(1 / -await(s.of(0.0)));
    t.log('\'' + "" + await(s.of('\\')) + "\"\t\0\377\u0007\s" + '\n');
    t.log("\uD83D\uDE00" + await(s.of("\uD83D")) + '\uDE00');
    t.log(
        """
        text "block" \""" \
        joined
          indented\t
        """
            + await(s.of("x")));
    t.log(- -await(s.of(1)));
    t.log(- - -1);
    t.log(~-await(s.of(1)));
    t.log(-(-5) + +await(s.of(2)));
    int m = 3;
    t.log(m-- - --m - await(s.of(m++)) + +m + ++m);
    t.log(- -m);
    t.log((-1) >>> await(s.of(28)) >> 1 << 2);
    t.log(5 - (3 - await(s.of(1))));
    t.log((5 - 3) - await(s.of(1)));
    t.log(7 / (2 * await(s.of(2))));
    t.log(!(await(s.of(true)) == false) != true);
    t.log((await(s.of(1)) & 1 | 2 ^ 3) == 1 ? 1 : 2);
    t.log((Object) (1 + await(s.of(2))) instanceof Integer == true);
    t.log(((Supplier<Integer>) () -> 5).get() + await(s.of(1)));
    t.log(((Function<Integer, Integer> & Serializable) x -> x + 1).apply(await(s.of(1))));
    int[] a;
    a = new int[] {1, await(s.of(2))};
    t.log(a);
    int[] arr[] = {{1}, {await(s.of(2))}, {}};
    t.log(arr);
    int aa[][] = new int[await(s.of(2))][];
    t.log(aa);
    t.log(new int[][] {{1, 2}, {3}}[await(s.of(1))][0]);
    t.log(new String[await(s.of(1))][2][].length);
    long big = 1L << 40 + await(s.of(1));
    t.log(big);
    t.log(i == await(s.of(i)) && l < await(s.of(0)));
    return done(1.0f / 3);
  }

  @Async
  static Coroutine<Object> hashCollisions(Trace t, Source s) {
    for (String x : new String[] {"Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "C#", "", "\0"}) {
      switch (await(s.of(x))) {
        case "Aa":
          t.log("1" + await(s.of(1)));
        case "BB":
          t.log("2");
          break;
        case "AaAa", "BBBB":
          t.log("3" + await(s.of(1)));
        default:
          t.log("d");
          continue;
        case "AaBB":
          t.log("4");
          if (await(s.of(true))) break;
        case "BBAa":
          {
            t.log("5");
          }
        case "":
      }
      String y =
          switch (x) {
            case "Aa" -> await(s.of("one"));
            case "BB", "BBBB" -> {
              String z = await(s.of("two"));
              yield z + x;
            }
            case "\0" -> "nul";
            default ->
                switch (await(s.of(x + "!"))) {
                  case "AaBB!":
                    yield "in";
                  case "BBAa!":
                    if (await(s.of(true))) yield "cond";
                  default:
                    yield "def";
                };
          };
      t.log(y);
    }
    return done(null);
  }

  @Async
  static Coroutine<Object> yieldThroughTry(Trace t, Source s) {
    for (int i = 0; i < 5; i++) {
      int r =
          switch (await(s.of(i))) {
                case 0:
                  try {
                    yield await(s.of(10));
                  } finally {
                    t.log("f" + await(s.of(0)));
                  }
                case 1:
                  try {
                    throw new IllegalStateException();
                  } catch (IllegalStateException e) {
                    yield switch (await(s.of(3))) {
                      case 3 -> {
                        try {
                          t.log("in");
                          yield await(s.of(1));
                        } finally {
                          t.log("inner" + await(s.of(1)));
                        }
                      }
                      default -> 2;
                    };
                  } finally {
                    await(s.of(4));
                    t.log("f1");
                  }
                case 2:
                  for (; ; ) {
                    try {
                      if (await(s.of(true))) yield 20;
                    } finally {
                      t.log("loop");
                    }
                  }
                case 3:
                  l:
                  {
                    try {
                      if (await(s.of(true))) break l;
                    } finally {
                      t.log("b");
                      await(s.of(1));
                    }
                    t.log("not");
                  }
                  yield 30;
                default:
                  {
                    int x = 0;
                    while (true) {
                      x++;
                      try {
                        if (x < 3) continue;
                        yield x * await(s.of(2));
                      } finally {
                        t.log("c" + x);
                        await(s.of(1));
                      }
                    }
                  }
              }
              + await(s.of(100));
      t.log(r);
      try {
        int q =
            await(s.of(1))
                + switch (i) {
                  case 3 -> throw new IllegalArgumentException("q" + await(s.of(i)));
                  case 4 -> {
                    try {
                      yield 4;
                    } finally {
                      if (t.yes()) throw new IllegalStateException("z" + await(s.of(1)));
                    }
                  }
                  default -> i;
                };
        t.log(q);
      } catch (RuntimeException e) {
        t.log(e);
      }
    }
    return done(null);
  }

  @Async
  static Coroutine<Object> definiteAssignment(Trace t, Source s) {
    final int a;
    int b;
    if (await(s.of(true))) {
      a = await(s.of(1));
    } else {
      a = 2;
    }
    t.log(a);
    if (t.yes() && (b = await(s.of(5))) > 3) {
      t.log(b);
    }
    boolean c;
    if (false || (c = await(s.of(true)))) t.log(c);
    final String d;
    try {
      d = await(s.of("d"));
      t.log(d);
    } finally {
      t.log("f");
      await(s.of(1));
    }
    t.log(d + await(s.of(1)));
    int e;
    while (true) {
      if (await(s.of(true))) {
        e = 3;
        break;
      }
    }
    t.log(e);
    final int g;
    for (; ; ) {
      g = await(s.of(4));
      break;
    }
    Supplier<Integer> sg = () -> g;
    await(s.of(1));
    t.log(sg.get());
    int h;
    switch (await(s.of(2))) {
      case 1:
        h = 1;
        break;
      case 2:
        h = await(s.of(22));
        break;
      default:
        throw new Error();
    }
    t.log(h);
    int k =
        switch (h) {
          case 1 -> {
            final int y = await(s.of(1));
            yield y;
          }
          default -> {
            int y;
            y = 5;
            y += await(s.of(y));
            yield y;
          }
        };
    t.log(k);
    int m;
    if (t.no()) {
      return done("no");
    } else m = await(s.of(1));
    t.log(m);
    int n;
    do {
      n = await(s.of(1));
      if (n == 1) continue;
    } while (n < 0);
    t.log(n);
    boolean p;
    t.log((p = await(s.of(false))) ? 1 : p ? 2 : 3);
    int q, r = q = await(s.of(9));
    t.log(q + r);
    final int[] u = {await(s.of(1))}, v[] = {u, {await(s.of(2))}};
    t.log(v);
    int w = 1;
    w = w++ + await(s.of(w++)) + w;
    t.log(w);
    w += w++ * await(s.of(2)) + (w = await(s.of(3)));
    t.log(w);
    final boolean x;
    x = !await(s.of(true));
    Runnable rr = () -> t.log(x);
    rr.run();
    int y;
    try {
      if (t.yes()) throw new IllegalStateException();
      y = 1;
    } catch (IllegalStateException ex) {
      y = await(s.of(2));
    }
    t.log(y);
    return done(null);
  }

  @Async
  static Coroutine<Object> unreachable(Trace t, Source s) {
    if (false) {
      await(s.of(1));
    }
    while (await(s.of(false)))
      ;
    do {
      await(s.of(1));
      if (t.yes()) break;
    } while (true);
    lab:
    {
      if (await(s.of(true))) break lab;
      return done("never");
    }
    ;
    ;
    {
    }
    {
      ;
    }
    if (true) {
      t.log(1);
    } else {
      t.log(await(s.of(2)));
    }
    for (int i = 0; ; i++) {
      if (i > await(s.of(1))) {
        if (true) break;
      }
    }
    switch (await(s.of(1))) {
    }
    switch (await(s.of(1))) {
      default:
    }
    switch (await(s.of(1))) {
      case 1:
    }
    final boolean DEBUG = false;
    if (DEBUG) t.log(await(s.of(1)));
    try {
    } finally {
    }
    try {
      await(s.of(1));
    } finally {
    }
    try {
      t.log("x");
    } catch (RuntimeException e) {
      await(s.of(1));
    }
    out:
    for (; ; ) {
      for (; ; ) {
        try {
          if (t.yes()) break out;
        } finally {
          t.log(await(s.of("fin")));
        }
      }
    }
    try {
      while (true) {
        await(s.of(1));
        if (t.yes()) throw new IllegalStateException("end");
      }
    } finally {
      t.log("last" + await(s.of(1)));
    }
  }

  static boolean out2(Trace t) {
    return true;
  }
}
