package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Expressions whose type depends on what is around them, with await beside them. */
@SuppressWarnings({"rawtypes", "unchecked"})
final class Inference {

  private static <T> T any(Trace t, T value) {
    t.log("any");
    return value;
  }

  private static <T> List<T> two(List<T> a, List<T> b) {
    List<T> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  private static <A, B, C> C apply(A a, Function<? super A, ? extends B> f, BiFunction<A, B, C> g) {
    return g.apply(a, f.apply(a));
  }

  @SafeVarargs
  private static <T> List<T> all(T... values) {
    return Arrays.asList(values);
  }

  private static String kind(Object o) {
    return "object";
  }

  private static String kind(Integer i) {
    return "integer";
  }

  private static String kind(int i) {
    return "int";
  }

  private static String kind(long i) {
    return "long";
  }

  private static String kind(Supplier<?> f) {
    return "supplier";
  }

  @Async
  static Coroutine<Object> genericCallsBeforeAwait(Trace t, Source s) {
    List<String> strings = two(Collections.emptyList(), await(s.of(List.of("x"))));
    List<Object> objects = two(new ArrayList<>(), two(List.of(), await(s.of(List.of()))));
    Map<String, List<Integer>> map =
        new HashMap<>(Map.of("a", any(t, new ArrayList<>()), "b", await(s.of(List.of(1)))));
    map.computeIfAbsent("c", k -> new ArrayList<>()).add(await(s.of(3)));
    return done(strings + "" + objects + new TreeMap<>(map));
  }

  @Async
  static Coroutine<Object> lambdasBesideAwait(Trace t, Source s) {
    int base = await(s.of(100));
    String a = apply(t.num(1), x -> x + base, (x, y) -> x + "/" + y + "/");
    String b = apply(await(s.of(2)), x -> x * 1.5, (x, y) -> "" + x + y);
    String c = Inference.<Integer, Long, String>apply(3, x -> (long) x, (x, y) -> "" + x + y);
    Function<Integer, Function<Integer, Integer>> add = x -> y -> x + y + base;
    int d = add.apply(await(s.of(1))).apply(await(s.of(2)));
    return done(a + b + c + d);
  }

  @Async
  static Coroutine<Object> streams(Trace t, Source s) {
    List<String> words = await(s.of(List.of("b", "a", "cc")));
    int least = await(s.of(1));
    Map<Integer, List<String>> byLength =
        words.stream()
            .filter(w -> w.length() >= least)
            .sorted(Comparator.comparing((String w) -> w.length()).thenComparing(w -> w))
            .collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.toList()));
    await(s.of(0));
    return done(
        byLength
            + Stream.of(1, 2).map(i -> i * least).map(String::valueOf).toList().toString()
            + await(s.of("!")));
  }

  @Async
  static Coroutine<Object> overloads(Trace t, Source s) {
    t.log(kind(await(s.of(1))));
    t.log(kind((int) await(s.of(1))));
    t.log(kind((long) await(s.of(1))));
    t.log(kind(await(s.of("x"))));
    t.log(kind(() -> 1));
    t.log(kind(t.yes() ? await(s.of(1)) : "x"));
    t.log(kind(await(s.of(1)) + 1L));
    var i = await(s.of(5));
    t.log(kind(i));
    Object o = await(s.of(5));
    t.log(kind(o));
    return done("end");
  }

  @Async
  static Coroutine<Object> varargs(Trace t, Source s) {
    List<Integer> ints = all(t.num(1), await(s.of(2)), t.num(3));
    List<? extends Serializable> mixed = all(t.num(1), await(s.of("two")), 3.0);
    List<Object> objects = all(await(s.of(new Integer[] {1, 2})), "x");
    List<Integer> spread = all(await(s.of(new Integer[] {7, 8})));
    return done(
        ints + "" + mixed + objects.size() + spread + String.format("%s-%s", 1, await(s.of(2))));
  }

  @Async
  static Coroutine<Object> conditionals(Trace t, Source s) {
    List<String> a = t.yes() ? List.of() : await(s.of(List.of("x")));
    Supplier<String> b = await(s.of(true)) ? () -> "lambda" : () -> "other";
    Comparable<?> c = await(s.of(false)) ? 1 : "text";
    long d = await(s.of(true)) ? 1 : 2L;
    Object e = await(s.of(true)) ? 1 : 2.0;
    Integer none = null;
    Object f = t.yes() ? none : await(s.of("x"));
    char g = await(s.of(true)) ? 'x' : 0;
    return done(a + b.get() + c + d + e + f + g);
  }

  @Async
  static Coroutine<Object> wildcards(Trace t, Source s) {
    List<? extends Number> numbers = await(s.of(List.of(1, 2.5)));
    Number first = numbers.get(await(s.of(0)));
    List<? super Integer> sink = new ArrayList<Number>();
    sink.add(await(s.of(1)));
    Object out = sink.get(0);
    Collection<?> unknown = await(s.of(List.of("u")));
    for (Object o : unknown) {
      t.log(o + await(s.of("!")));
    }
    for (Number n : numbers) {
      t.log(n.intValue() + await(s.of(1)));
    }
    Class<? extends Number> type = first.getClass();
    await(s.of(0));
    var element = numbers.get(1);
    await(s.of(0));
    var captured = unknown.iterator();
    await(s.of(0));
    Map<String, ? extends List<?>> map = Map.of("k", List.of(1));
    var entry = map.entrySet().iterator().next();
    await(s.of(0));
    t.log(entry.getValue().get(0));
    return done(type.getSimpleName() + out + element.doubleValue() + captured.next());
  }

  @Async
  static Coroutine<Object> anonymousWithDiamond(Trace t, Source s) {
    Comparator<String> c =
        new Comparator<>() {
          @Override
          public int compare(String a, String b) {
            return b.compareTo(a);
          }
        };
    List<String> list = new ArrayList<>(await(s.of(List.of("a", "c", "b"))));
    list.sort(c);
    Optional<List<String>> boxed = Optional.of(list).map(l -> l.subList(0, 2));
    return done(boxed.orElse(await(s.of(List.of()))));
  }

  @Async
  static Coroutine<Object> references(Trace t, Source s) {
    Function<String, Integer> f = await(s.of("abc"))::indexOf;
    Supplier<List<String>> g = ArrayList::new;
    Function<Integer, int[]> h = int[]::new;
    List<String> made = g.get();
    made.add(await(s.of("x")));
    return done(f.apply("c") + "" + made + h.apply(await(s.of(3))).length);
  }

  private static <T extends Comparable<T>> T max(T a, T b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name) {
    return Enum.valueOf(type, name);
  }

  @Async
  static Coroutine<Object> boundedGenerics(Trace t, Source s) {
    int m = max(t.num(3), await(s.of(4)));
    Thread.State state = named(Thread.State.class, await(s.of("NEW")));
    Object raw = max((Comparable) t.see("a"), (Comparable) await(s.of("b")));
    return done(m + "" + state + raw);
  }

  @Async
  static <T extends Comparable<T> & Serializable, C extends Collection<? super T>>
      Coroutine<C> generic(Source s, T a, T b, C into) {
    T first = a.compareTo(await(s.of(b))) < 0 ? a : b;
    into.add(first);
    var other = first == a ? b : a;
    await(s.of(0));
    into.add(other);
    return done(into);
  }

  @Async
  static Coroutine<Object> callsGeneric(Trace t, Source s) {
    List<Object> list = await(generic(s, "b", "a", new ArrayList<Object>()));
    return done(await(generic(s, 2, 1, list)));
  }
}
