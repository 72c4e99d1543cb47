package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Enhanced for loops over everything that they go over. */
@SuppressWarnings({"rawtypes", "unchecked"})
final class EnhancedFor {

  private static final class Countdown implements Iterable<Integer> {
    private final Trace t;
    private final int from;

    Countdown(Trace t, int from) {
      this.t = t;
      this.from = from;
    }

    @Override
    public Iterator<Integer> iterator() {
      t.log("iterator");
      return new Iterator<>() {
        private int next = from;

        @Override
        public boolean hasNext() {
          t.log("hasNext");
          return next > 0;
        }

        @Override
        public Integer next() {
          t.log("next");
          return next--;
        }
      };
    }
  }

  private interface Strings extends Iterable<String> {}

  @Async
  static Coroutine<Object> primitiveArrays(Trace t, Source s) {
    for (byte x : new byte[] {1, 2}) {
      t.log(x + await(s.of(1)));
    }
    for (long x : new int[] {3, 4}) {
      t.log(x + await(s.of(1)));
    }
    for (char x : "ab".toCharArray()) {
      t.log(x + await(s.of("!")));
    }
    for (Integer x : new int[] {5}) {
      t.log(x.hashCode() + await(s.of(1)));
    }
    for (boolean x : new boolean[] {true}) {
      t.log(x & await(s.of(true)));
    }
    for (var x : new double[] {1.5}) {
      t.log(x * await(s.of(2)));
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> nestedArrays(Trace t, Source s) {
    int[][] grid = {{1, 2}, {}, {3}};
    int sum = 0;
    for (int[] row : grid) {
      for (int x : row) {
        sum += x * await(s.of(10));
      }
      t.log(row.length + await(s.of(0)));
    }
    for (List<?>[] lists : new List<?>[][] {{List.of(1)}, {}}) {
      for (List<?> list : lists) {
        for (Object o : list) {
          t.log(o + "" + await(s.of(2)));
        }
      }
    }
    return done(sum);
  }

  @Async
  static Coroutine<Object> theArrayIsReadOnce(Trace t, Source s) {
    int[] a = {1, 2, 3};
    for (int x : a) {
      t.log(x);
      a = new int[] {7, 8, 9};
      a[0] = await(s.of(1));
    }
    return done(a[1]);
  }

  @Async
  static Coroutine<Object> ownIterable(Trace t, Source s) {
    for (int x : new Countdown(t, 2)) {
      t.log(x + await(s.of(100)));
    }
    for (long x : new Countdown(t, 1)) {
      await(s.of(x));
    }
    for (final var x : await(s.of(new Countdown(t, 1)))) {
      t.log(x.intValue());
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> rawTypes(Trace t, Source s) {
    List raw = new ArrayList<>(List.of(1, "x"));
    for (Object o : raw) {
      t.log(o + "" + await(s.of(1)));
    }
    for (var o : (Iterable) raw) {
      t.log(o + "" + await(s.of(2)));
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> maps(Trace t, Source s) {
    Map<String, List<Integer>> map = new TreeMap<>(Map.of("a", List.of(1, 2), "b", List.of()));
    for (Map.Entry<String, List<Integer>> e : map.entrySet()) {
      for (var x : e.getValue()) {
        t.log(e.getKey() + x + await(s.of(1)));
      }
      await(s.of(e.getKey()));
    }
    for (var e : map.entrySet()) {
      t.log(e.getKey() + await(s.of(e.getValue().size())));
    }
    for (String key : map.keySet()) {
      await(s.of(key));
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> wildcards(Trace t, Source s) {
    Collection<? extends Number> numbers = List.of(1, 2.5);
    for (Number n : numbers) {
      t.log(n.intValue() + await(s.of(1)));
    }
    for (var n : numbers) {
      await(s.of(0));
      t.log(n.doubleValue());
    }
    List<? extends Iterable<? extends CharSequence>> nested = List.of(List.of("a"), Set.of("b"));
    for (var inner : nested) {
      for (var text : inner) {
        t.log(text.length() + await(s.of(1)));
      }
    }
    List<? super Integer> sink = Arrays.asList(1, 2);
    for (Object o : sink) {
      t.log(o + "" + await(s.of(1)));
    }
    return done("end");
  }

  @Async
  static <T extends Comparable<T>, C extends Iterable<T>> Coroutine<T> greatest(Source s, C all) {
    T best = null;
    for (T each : all) {
      if (best == null || each.compareTo(await(s.of(best))) > 0) {
        best = each;
      }
    }
    return done(best);
  }

  @Async
  static Coroutine<Object> typeVariables(Trace t, Source s) {
    t.log(await(greatest(s, List.of(1, 3, 2))));
    return done(await(greatest(s, new TreeSet<>(Set.of("a", "b")))));
  }

  @Async
  static Coroutine<Object> subinterfaceAndLambda(Trace t, Source s) {
    Strings strings = () -> List.of("x", "y").iterator();
    for (String x : strings) {
      t.log(x + await(s.of(1)));
    }
    for (String x : (Iterable<String>) () -> List.of("z").iterator()) {
      t.log(x + await(s.of(2)));
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> iterableAwaits(Trace t, Source s) {
    int sum = 0;
    for (int x : await(s.of(List.of(1, 2)))) {
      sum += x;
    }
    for (int x : await(s.of(new int[] {3, 4}))) {
      if (x == 3) {
        continue;
      }
      sum += x;
    }
    for (int x : t.yes() ? await(s.of(new int[] {5})) : new int[0]) {
      sum += await(s.of(x));
    }
    for (Integer x : t.no() ? List.<Integer>of() : await(s.of(List.of(6)))) {
      sum += await(s.of(x));
    }
    return done(sum);
  }

  @Async
  static Coroutine<Object> nullIterables(Trace t, Source s) {
    List<String> none = null;
    try {
      for (String x : none) {
        await(s.of(x));
      }
    } catch (NullPointerException e) {
      t.log("null list");
    }
    int[] noArray = null;
    try {
      for (int x : noArray) {
        await(s.of(x));
      }
    } catch (NullPointerException e) {
      t.log("null array");
    }
    try {
      for (int x : Arrays.asList(1, null)) {
        t.log(x + await(s.of(0)));
      }
    } catch (NullPointerException e) {
      t.log("null element");
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> eachIterationHasItsVariable(Trace t, Source s) {
    List<Supplier<Integer>> later = new ArrayList<>();
    for (int x : new int[] {1, 2}) {
      await(s.of(0));
      later.add(() -> x);
    }
    for (var x : List.of(3, 4)) {
      later.add(() -> x);
      await(s.of(0));
    }
    for (int x : List.of(5)) {
      x += await(s.of(10));
      t.log(x);
    }
    for (Supplier<Integer> each : later) {
      t.log(each.get());
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> classCastInTheLoop(Trace t, Source s) {
    List<Integer> polluted = new ArrayList<>();
    ((List) polluted).add("text");
    try {
      for (Integer x : polluted) {
        t.log(await(s.of("not reached")));
        t.log(x);
      }
    } catch (ClassCastException e) {
      t.log("cast");
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> overAnAssignmentInParentheses(Trace t, Source s) {
    List<String> names = List.of("a");
    int length = 0;
    for (String name : (names = (names = List.of("b", "cd")))) {
      length += await(s.of(name)).length();
    }
    for (String name : (await(s.of(true)) ? names : List.<String>of())) {
      length += await(s.of(name)).length();
    }
    return done(names + " " + length);
  }
}
