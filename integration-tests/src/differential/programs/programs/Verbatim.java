package programs;

import static dev.weft.Coroutines.*;
import static java.lang.Math.max;
import static java.util.Map.Entry;
import static java.util.Map.entry;
import static programs.Verbatim.Deep.*;

import dev.weft.*;
import harness.*;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Code without await in the bodies of async methods: it moves to the state machine as it is. */
final class Verbatim {
  static final int ONE = 1;
  static final String KEY = "key";
  private static int counter;
  private final int field = 7;

  static final class Deep {
    static int deepField = 3;
    static final int DEEP = 9;

    static String deepMethod(Object x) {
      return "deep " + x;
    }

    static class DeepClass<T> {
      T held;

      class InnerOfDeep {
        T get() {
          return held;
        }
      }
    }

    enum Level {
      LOW,
      HIGH {
        @Override
        String shown() {
          return "high!";
        }
      };

      String shown() {
        return "level " + name();
      }
    }
  }

  interface Named {
    default String name() {
      return "named " + hidden();
    }

    private String hidden() {
      return "hidden";
    }

    static Named of() {
      return new Named() {};
    }
  }

  @Async
  static Coroutine<Object> switches(Trace t, Source s) {
    int x = await(s.of(1));
    for (int i = 0; i < 5; i++) {
      String it =
          switch (i) {
            case 0 -> KEY;
            case ONE -> KEY + deepField;
            case 2, 3 -> {
              String y = "y" + i;
              yield y + x;
            }
            default -> {
              if (x > 5) {
                throw new IllegalStateException();
              }
              yield "other";
            }
          };
      t.log(it);
      switch (i) {
        case 0 -> counter++;
        case 1 -> t.log("one");
        case 2 -> throw0(t);
        default -> {
          t.log("d");
        }
      }
      int old =
          switch (i) {
            case 0:
            case ONE:
              yield 5;
            case DEEP:
              yield 6;
            default:
              int z = i;
              yield z;
          };
      t.log(old);
    }
    for (Level level : Level.values()) {
      t.log(
          switch (level) {
            case LOW -> level.shown();
            case HIGH -> level.shown() + 1;
          });
      switch (level) {
        case LOW:
          t.log("l");
        case HIGH:
          t.log("h");
          break;
      }
    }
    switch (await(s.of("key"))) {
      case KEY -> t.log("is key");
      case "b", "c" -> t.log("no");
      default -> t.log("default");
    }
    return done(max(x, counter));
  }

  private static void throw0(Trace t) {
    t.log("throw0");
  }

  @Async
  static Coroutine<Object> loops(Trace t, Source s) {
    await(s.of(0));
    for (int i = 0, j = 1, k[] = {1, 2}; i < 4; i++, j *= 2) {
      t.log(i + j + k[0]);
    }
    int a, b = 3, c[] = {4}, d[][] = {{1}, {2, 3}, {}};
    a = b = c[0] = 9;
    t.log(a + b + c[0] + d[1][1]);
    for (a = 1, b = 2; a < 3; a++, b--) t.log(a * b);
    outer:
    for (int i = 0; ; i++) {
      inner:
      while (true) {
        if (i == 1) continue outer;
        if (i > 3) break outer;
        do {
          i++;
          if (i % 2 == 0) continue inner;
          break inner;
        } while (i < 10);
      }
      t.log("i" + i);
    }
    block:
    {
      if (a > 0) break block;
      t.log("never");
    }
    for (var e : Map.of("k", List.of(1)).entrySet()) {
      for (final Integer n : e.getValue()) t.log(e.getKey() + n);
    }
    for (; ; ) {
      break;
    }
    int w = 0;
    while (w < 3)
      if (w++ == 1) t.log("w");
      else
        ;
    do w--;
    while (w > 0);
    return done(w);
  }

  @Async
  static Coroutine<Object> literals(Trace t, Source s) {
    await(s.of(0));
    t.log("a\tb\n\r\"\\'\0\177\u00e9\b\f\1\12\377 ${x} $T $$ %s %%");
    t.log("\ud83d\ude00 \u2028 \uffff".length());
    t.log("" + 'a' + '\'' + '"' + '\\' + '\n' + '\u0000' + '\u2028' + (int) '\uffff' + '$');
    t.log(
        """
        text "block" \t with \
        joined ""\"
          lines\040
        """);
    t.log(0x7fff_ffff + 0b1010 + 017 + 1_000 + Integer.MIN_VALUE);
    t.log(-2147483648);
    t.log(-9223372036854775808L + 0xffL + 5L);
    t.log(1f + 1.5e10f + Float.MIN_VALUE);
    t.log(1d + 1e300 + 0x1p3 + .5 + 1. + Double.MAX_VALUE);
    t.log(1.0 / 0 + 0.0 / 0 + -0.0);
    t.log((byte) 200 + (short) 70000 + (char) 65 + (int) 3.9 + (long) 1e19f);
    t.log('a' + 1 + (char) ('a' + 1));
    t.log(true ^ false | !true & false);
    t.log(- -5 + - +5 - -5 + ~5 - ~-5);
    int i = 3;
    t.log(i++ + ++i - i-- - --i);
    t.log(i + +i + - -i - (-i));
    t.log(-(-i) + +(+i) + -(i--));
    t.log(1 << 33 | 1 >> 1 ^ -1 >>> 28);
    t.log((1 - (2 - 3)) * (4 / (5 % 3)));
    t.log(1 + 2 + "x" + 1 + 2 + (1 + 2));
    t.log(null == null ? "n" : 5);
    t.log((Object) null);
    t.log(
        int.class
            + ""
            + int[].class
            + String[][].class
            + void.class
            + Map.Entry.class
            + List.class);
    return done("\s\"");
  }

  @Async
  @SuppressWarnings("unchecked")
  static Coroutine<Object> generics(Trace t, Source s) {
    await(s.of(0));
    List<? super Integer> sink = new ArrayList<Number>();
    sink.add(1);
    t.log(Collections.<String>emptyList().size() + Verbatim.<String, Integer>pair("a", 1));
    Map<String, List<Map.Entry<Integer, String[]>>> nested = new HashMap<>();
    nested.computeIfAbsent("a", k -> new ArrayList<>()).add(entry(1, new String[] {"x"}));
    for (Entry<String, List<Entry<Integer, String[]>>> e : nested.entrySet()) {
      t.log(e.getKey() + e.getValue().get(0).getValue()[0]);
    }
    DeepClass<String> deep = new DeepClass<>();
    deep.held = "held";
    DeepClass<String>.InnerOfDeep inner = deep.new InnerOfDeep();
    Deep.DeepClass<String>.InnerOfDeep other =
        deep.new InnerOfDeep() {
          @Override
          String get() {
            return super.get() + "!";
          }
        };
    t.log(inner.get() + other.get());
    List<DeepClass<String>.InnerOfDeep> all = List.of(inner, other);
    t.log(all.size());
    Comparator<String> byLength =
        Comparator.<String, Integer>comparing(String::length)
            .thenComparing(Comparator.naturalOrder());
    List<String> list = new ArrayList<>(List.of("bb", "a", "aa"));
    list.sort(byLength.reversed());
    t.log(list);
    IntFunction<int[]> maker = int[]::new;
    Function<Integer, List<String>[]> generic = List[]::new;
    Supplier<List<String>> supplier = ArrayList::new;
    Supplier<ArrayList<String>> typed = ArrayList<String>::new;
    UnaryOperator<Object> clone = x -> ((int[]) x).clone();
    Function<int[], Object> cloner = int[]::clone;
    t.log(
        maker.apply(2).length
            + generic.apply(3).length
            + supplier.get().size()
            + typed.get().size());
    t.log(((int[]) clone.apply(new int[] {5}))[0] + ((int[]) cloner.apply(new int[] {6}))[0]);
    Object o = (Runnable & java.io.Serializable) () -> t.log("ran");
    ((Runnable) o).run();
    t.log(o instanceof java.io.Serializable);
    return done(0);
  }

  static <A, B> String pair(A a, B b) {
    return a + "" + b;
  }
}
