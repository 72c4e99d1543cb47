package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Await among the arguments and receivers of calls. */
final class Calls {

  private final String name;

  Calls(String name) {
    this.name = name;
  }

  private Calls say(Trace t, int a, int b) {
    t.log(name + a + b);
    return new Calls(name + "'");
  }

  private static String join(Trace t, Object... parts) {
    t.log(parts.length);
    return Arrays.toString(parts);
  }

  private static String pick(int x) {
    return "int";
  }

  private static String pick(long x) {
    return "long";
  }

  private static String pick(Integer x) {
    return "Integer";
  }

  private static String pick(Object x) {
    return "Object";
  }

  private static <T extends Comparable<T>> T max(T a, T b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  @Async
  static Coroutine<Object> argumentFirst(Trace t, Source s) {
    return done(Math.max(await(s.of(3)), t.num(2)));
  }

  @Async
  static Coroutine<Object> argumentLast(Trace t, Source s) {
    return done(Math.max(t.num(3), await(s.of(2))));
  }

  @Async
  static Coroutine<Object> receiver(Trace t, Source s) {
    return done(await(s.of("text")).length());
  }

  @Async
  static Coroutine<Object> chain(Trace t, Source s) {
    Calls end =
        await(s.of(new Calls("n")))
            .say(t, t.num(1), await(s.of(2)))
            .say(t, await(s.of(3)), t.num(4));
    return done(end.name);
  }

  @Async
  static Coroutine<Object> receiverBeforeArguments(Trace t, Source s) {
    return done(new Calls(t.see("r")).say(t, await(s.of(1)), 2).name);
  }

  @Async
  static Coroutine<Object> builder(Trace t, Source s) {
    String text =
        new StringBuilder()
            .append(1)
            .append(await(s.of("two")))
            .append('3')
            .append(await(s.of(4.0)))
            .insert(await(s.of(0)), "zero")
            .toString();
    return done(text);
  }

  @Async
  static Coroutine<Void> varargs(Trace t, Source s) {
    t.log(join(t));
    t.log(join(t, await(s.of(1))));
    t.log(join(t, t.num(1), await(s.of("two")), t.see('3')));
    return done();
  }

  @Async
  static Coroutine<Void> varargsGetsAnArray(Trace t, Source s) {
    Object[] all = {1, 2};
    t.log(join(t, await(s.of(all))));
    t.log(join(t, (Object) await(s.of(all)).length));
    return done();
  }

  @Async
  static Coroutine<Object> varargsOfPrimitives(Trace t, Source s) {
    return done(sum(await(s.of(1)), t.num(2), await(s.of(3))));
  }

  private static int sum(int... numbers) {
    int sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }

  @Async
  static Coroutine<Void> overloads(Trace t, Source s) {
    t.log(pick(await(s.of(1))));
    t.log(pick((int) await(s.of(1))));
    t.log(pick(await(s.of(1L))));
    t.log(pick(await(s.of("x"))));
    t.log(pick(await(s.of(1)) + 1));
    t.log(pick(await(s.of('c'))));
    return done();
  }

  @Async
  static Coroutine<Void> genericCall(Trace t, Source s) {
    t.log(max(await(s.of("a")), t.see("b")));
    t.log(Calls.<Integer>max(t.num(5), await(s.of(4))));
    List<Object> list = List.of(await(s.of(1)), await(s.of("x")));
    t.log(list);
    return done();
  }

  @Async
  static Coroutine<Void> collections(Trace t, Source s) {
    List<String> list = new ArrayList<>(List.of(await(s.of("b")), "a"));
    list.add(await(s.of(1)), t.see("c"));
    Collections.sort(list);
    Map<String, Integer> map = new TreeMap<>(Map.of(await(s.of("k")), await(s.of(1))));
    map.merge("k", await(s.of(5)), Integer::sum);
    t.log(list);
    t.log(map);
    return done();
  }

  @Async
  static Coroutine<Object> voidCallAsStatement(Trace t, Source s) {
    List<Integer> list = new ArrayList<>();
    list.add(await(s.of(1)));
    list.clear();
    t.log(await(s.of("logged")));
    await(s.of("dropped"));
    return done(list);
  }

  @Async
  static Coroutine<Object> nestedCalls(Trace t, Source s) {
    return done(
        Math.max(
            Math.min(t.num(1), await(s.of(2))),
            Math.min(await(s.of(3)), Math.abs(await(s.of(-4))))));
  }

  @Async
  static Coroutine<Object> resultOfCallAwaited(Trace t, Source s) {
    return done(await(twice(s, await(twice(s, t.num(3))))));
  }

  @Async
  private static Coroutine<Integer> twice(Source s, int x) {
    return done(x * await(s.of(2)));
  }

  @Async
  static Coroutine<Void> lambdaArgumentBesideAwait(Trace t, Source s) {
    List<Integer> list = new ArrayList<>(List.of(3, 1, 2));
    int factor = await(s.of(-1));
    list.sort((a, b) -> factor * Integer.compare(a, b));
    t.log(list);
    t.log(apply(x -> x + factor, await(s.of(10))));
    t.log(apply(String::valueOf, await(s.of(10))));
    return done();
  }

  private static <A, R> R apply(Function<A, R> function, A argument) {
    return function.apply(argument);
  }
}
