package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.*;
import java.util.function.*;

/** Corners of the language, in combination. */
public class Oddities {
  static int count;
  int[] cells = new int[4];

  static int next() {
    return ++count;
  }

  static <T> T say(Trace t, T value) {
    t.log(value);
    return value;
  }

  @SafeVarargs
  static <T> List<T> list(T... values) {
    return values == null ? List.of() : new ArrayList<>(Arrays.asList(values));
  }

  static String pick(int i) {
    return "int";
  }

  static String pick(long l) {
    return "long";
  }

  static String pick(Integer i) {
    return "Integer";
  }

  static String pick(Object o) {
    return "Object";
  }

  static String pick(int... more) {
    return "ints";
  }

  @Async
  static Coroutine<Object> overloads(Trace t, Source s) {
    t.log(pick(await(s.of(1))));
    t.log(pick((int) await(s.of(1))));
    t.log(pick((long) await(s.of(1))));
    t.log(pick((Object) await(s.of(1))));
    t.log(pick(await(s.of(1)) + 1));
    t.log(pick(await(s.of('c')), await(s.of(2))));
    short h = 3;
    h += await(s.of(70000));
    t.log(pick(h));
    t.log(pick(t.yes() ? await(s.of(1)) : (Integer) 2));
    return done(list(await(s.of("a")), "b", await(s.of("c"))));
  }

  @Async
  static Coroutine<Object> arrays(Trace t, Source s) {
    int[][] a = {{1, 2, 3}, {4, 5, 6}};
    int i = 0;
    a[i++][await(s.of(i))] += i + await(s.of(10)) + i++;
    t.log(Arrays.deepToString(a) + i);
    a[say(t, 1)][say(t, 0)] = a[0][await(s.of(2))]++ + ++a[await(s.of(1))][1];
    t.log(Arrays.deepToString(a));
    int[][] fresh = new int[await(s.of(2))][say(t, 2)];
    fresh[1] = new int[] {await(s.of(1)), say(t, 8)};
    long[] wide = {await(s.of(1)), 'x', await(s.of((byte) 3))};
    try {
      fresh[say(t, 7)][say(t, 0)] = await(s.of(say(t, 5)));
    } catch (ArrayIndexOutOfBoundsException e) {
      t.log(e.getMessage());
    }
    int[] none = null;
    try {
      none[say(t, 0)] = await(s.of(1));
    } catch (NullPointerException e) {
      t.log("null array");
    }
    return done(Arrays.deepToString(fresh) + Arrays.toString(wide));
  }

  @Async
  static Coroutine<Object> boxes(Trace t, Source s) {
    Integer none = t.yes() ? await(s.of((Integer) null)) : Integer.valueOf(3);
    t.log(none);
    try {
      int bad = t.yes() ? await(s.of((Integer) null)) : 3;
      t.log(bad);
    } catch (NullPointerException e) {
      t.log("unboxed");
    }
    Integer a = 1000;
    Integer b = await(s.of(1000));
    t.log((a == b) + " " + a.equals(b) + (a <= b) + (a == 1000));
    Character c = await(s.of('a'));
    c++;
    ++c;
    t.log(c + await(s.of(1)));
    double d = await(s.of(1)) / 2 + await(s.of(1)) / 2.0;
    int shift = 1 << await(s.of(33));
    long mixed = 1L << await(s.of(33)) >>> 2;
    byte narrow = (byte) (int) await(s.of(300));
    narrow >>>= await(s.of(1));
    narrow ^= (byte) 5 | await(s.of(64));
    return done(d + " " + shift + " " + mixed + " " + narrow);
  }

  @Async
  static Coroutine<Object> labels(Trace t, Source s) {
    block:
    {
      if (await(s.of(1)) == 1) {
        break block;
      }
      t.log("not here");
    }
    outer:
    for (int i = 0, j = 10; i < j; i += await(s.of(2)), j--) {
      switch (i) {
        case 0:
          continue outer;
        case 2:
          do {
            if (await(s.of(i)) < j) {
              break;
            }
          } while (true);
        case 3:
          t.log("fell " + i);
          break;
        default:
          for (; ; ) {
            if (await(s.of(true))) {
              break outer;
            }
          }
      }
      t.log(i + " " + j);
    }
    return done("end");
  }

  @Async
  Coroutine<Object> chain(Trace t, Source s) {
    cells[next() % 4] = cells[next() % 4] = await(s.of(5));
    this.cells[await(s.of(0))]--;
    StringBuilder text =
        new StringBuilder()
            .append(await(s.of("a")))
            .append(cells[0])
            .insert(0, await(s.of('c')))
            .append((Object) await(s.of(null)));
    Function<Integer, Function<Integer, Integer>> add = x -> y -> x + y + cells[0];
    return done(text + " " + add.apply(await(s.of(1))).apply(await(s.of(2))));
  }

  @Async
  static Coroutine<Object> chains(Trace t, Source s) {
    count = 0;
    return done(await(new Oddities().chain(t, s)));
  }

  @Async
  static Coroutine<Object> constructors(Trace t, Source s) {
    ArrayList<Map.Entry<String, ? extends Number>> list =
        new ArrayList<>(await(s.of(4))) {
          private static final long serialVersionUID = 1;
          final int from = next();

          @Override
          public String toString() {
            return "mine" + super.toString() + (from > 0);
          }
        };
    list.add(Map.entry(await(s.of("k")), await(s.of(1))));
    list.add(new AbstractMap.SimpleEntry<>("l", await(s.of(2.5))));
    await(s.of(0));
    t.log(list);
    return done(list.size());
  }

  @Async
  static Coroutine<Object> shortCircuit(Trace t, Source s) {
    boolean a = await(s.of(false)) && say(t, true) | await(s.of(true));
    boolean b = a | await(s.of(true)) || say(t, false);
    boolean c =
        !(await(s.of(true)) ^ b) && (await(s.of(1)) > 0 ? await(s.of(true)) : say(t, false));
    if (!(a || !b) && c) {
      t.log("yes");
    }
    while (!await(s.of(c)) || count < 0) {
      t.log("never");
    }
    Object o = await(s.of("text"));
    if (o instanceof String text && text.length() == await(s.of(4))) {
      t.log(text);
    }
    if (!(await(s.of(o)) instanceof CharSequence chars) || chars.length() < 2) {
      return done("short");
    }
    await(s.of(0));
    return done(chars.charAt(await(s.of(1))) + "" + a + b + c);
  }

  @Async
  static Coroutine<Object> conversions(Trace t, Source s) {
    String text = null;
    text += await(s.of(1)) + 2 + "x" + await(s.of(1)) + 2;
    text += 'c' + 1 + await(s.of("s")) + null + (await(s.of(1)) + 1);
    Object o = (Runnable & java.io.Serializable) () -> t.log("ran");
    await(s.of(0));
    ((Runnable) o).run();
    Supplier<Supplier<String>> nested = () -> "n"::toString;
    IntBinaryOperator plus = Integer::sum;
    BiFunction<String, Integer, Character> at = String::charAt;
    await(s.of(0));
    final int fixed;
    if (t.yes()) {
      fixed = await(s.of(3));
    } else {
      fixed = 4;
    }
    IntSupplier captured = () -> fixed + plus.applyAsInt(fixed, 1);
    return done(text + nested.get().get() + at.apply("abc", await(s.of(1))) + captured.getAsInt());
  }
}
