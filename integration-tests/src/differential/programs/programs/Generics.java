package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Generic methods, hosts and wildcards. */
final class Generics {

  static final class Box<T extends Comparable<T>> {
    private T value;

    Box(T value) {
      this.value = value;
    }

    @Async
    Coroutine<T> max(Source s, T other) {
      T awaited = await(s.of(other));
      T result = awaited.compareTo(value) > 0 ? awaited : value;
      value = result;
      return done(result);
    }

    @Async
    <U> Coroutine<Map<T, List<U>>> with(Source s, U one, U two) {
      List<U> list = new ArrayList<>();
      list.add(await(s.of(one)));
      list.add(two);
      await(s.of(0));
      return done(Map.of(value, list));
    }
  }

  @Async
  private static <T> Coroutine<List<T>> list(Source s, T one, T two) {
    List<T> list = new ArrayList<>();
    list.add(await(s.of(one)));
    list.add(await(s.of(two)));
    return done(list);
  }

  @Async
  private static <K extends Comparable<K>, V extends Number & Comparable<V>> Coroutine<K> best(
      Source s, Map<K, V> map) {
    K best = null;
    for (Map.Entry<K, V> entry : map.entrySet()) {
      V value = await(s.of(entry.getValue()));
      if (best == null || map.get(best).compareTo(value) < 0) {
        best = entry.getKey();
      }
    }
    return done(best);
  }

  @Async
  private static Coroutine<Double> sum(Source s, Collection<? extends Number> numbers) {
    double sum = 0;
    for (Number number : numbers) {
      sum += number.doubleValue() + await(s.of(0));
    }
    return done(sum);
  }

  @Async
  private static Coroutine<Void> fill(Source s, List<? super Integer> sink) {
    for (int i = 0; i < 3; i++) {
      sink.add(await(s.of(i)));
    }
    return done();
  }

  @Async
  @SafeVarargs
  private static <T> Coroutine<Integer> count(Source s, T... all) {
    int count = 0;
    for (T one : all) {
      if (one != null) {
        count += await(s.of(1));
      }
    }
    return done(count);
  }

  @Async
  private static <T, X extends Exception> Coroutine<T> orThrow(Source s, T value, X failure)
      throws X {
    T awaited = await(s.of(value));
    if (awaited == null) {
      throw failure;
    }
    return done(awaited);
  }

  @Async
  static Coroutine<Object> genericMethod(Trace t, Source s) {
    List<String> strings = await(list(s, "a", "b"));
    t.log(strings);
    t.log(await(Generics.<Object>list(s, 1, "x")));
    return done(strings.get(0).length());
  }

  @Async
  static Coroutine<Void> genericHost(Trace t, Source s) {
    Box<Integer> box = new Box<>(3);
    t.log(await(box.max(s, 5)));
    t.log(await(box.max(s, 4)) + 1);
    t.log(await(box.with(s, "a", "b")));
    return done();
  }

  @Async
  static Coroutine<Object> bounds(Trace t, Source s) {
    return done(await(best(s, new TreeMap<>(Map.of("a", 1, "b", 5, "c", 3)))));
  }

  @Async
  static Coroutine<Object> wildcards(Trace t, Source s) {
    t.log(await(sum(s, List.of(1, 2.5, 3L))));
    List<Object> sink = new ArrayList<>();
    await(fill(s, sink));
    return done(sink);
  }

  @Async
  static Coroutine<Object> varargsOfT(Trace t, Source s) {
    t.log(await(count(s)));
    t.log(await(count(s, "a", null, "b")));
    return done(await(count(s, 1, 2.0)));
  }

  @Async
  static Coroutine<Void> thrownTypeVariable(Trace t, Source s) {
    try {
      t.log(await(orThrow(s, "x", new IOException("unused"))));
      t.log(await(orThrow(s, null, new IOException("used"))));
    } catch (IOException e) {
      t.log(e.getMessage());
    }
    return done();
  }

  @Async
  static Coroutine<Void> inference(Trace t, Source s) {
    List<List<? extends Number>> lists =
        List.of(await(s.of(List.of(1))), await(s.of(List.of(2.5))));
    t.log(lists);
    Optional<String> text = Optional.of(await(s.of(5))).map(x -> "n" + x);
    await(s.of(0));
    t.log(text.get());
    return done();
  }
}
