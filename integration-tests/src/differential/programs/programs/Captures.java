package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Lambdas and classes that capture locals, across awaits. */
final class Captures {

  private final String name;

  Captures(String name) {
    this.name = name;
  }

  @Async
  static Coroutine<Object> localByLambda(Trace t, Source s) {
    int x = await(s.of(5));
    Supplier<Integer> get = () -> x + 1;
    await(s.of(0));
    return done(get.get() + x);
  }

  @Async
  static Coroutine<Object> parameterByLambda(Trace t, Source s) {
    return done(await(parameter(s, "p", 3)));
  }

  @Async
  private static Coroutine<String> parameter(Source s, String p, int n) {
    Supplier<String> get = () -> p.repeat(n);
    await(s.of(0));
    return done(get.get());
  }

  @Async
  static Coroutine<Void> eachIterationHasItsOwn(Trace t, Source s) {
    List<Supplier<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int x = await(s.of(i * 10));
      all.add(() -> x);
    }
    for (int x : new int[] {7, 8}) {
      await(s.of(0));
      all.add(() -> x);
    }
    for (String x : List.of("a", "bb")) {
      all.add(x::length);
      all.add(() -> x.length() * 100);
      await(s.of(0));
    }
    for (Supplier<Integer> one : all) {
      t.log(one.get());
    }
    return done();
  }

  @Async
  static Coroutine<Object> assignedOnceLater(Trace t, Source s) {
    int x;
    if (await(s.of(true))) {
      x = await(s.of(1));
    } else {
      x = 2;
    }
    Supplier<Integer> get = () -> x;
    await(s.of(0));
    return done(get.get());
  }

  @Async
  static Coroutine<Object> byAnonymousClass(Trace t, Source s) {
    String a = await(s.of("a"));
    Supplier<String> get =
        new Supplier<>() {
          private int calls;

          @Override
          public String get() {
            calls++;
            return a + calls;
          }
        };
    t.log(get.get());
    await(s.of(0));
    return done(get.get());
  }

  @Async
  static Coroutine<Object> byLocalClass(Trace t, Source s) {
    int base = await(s.of(10));
    class Adder {
      private int sum = base;

      int add(int x) {
        return sum += x + base;
      }
    }
    Adder adder = new Adder();
    await(s.of(0));
    t.log(adder.add(1));
    return done(adder.add(await(s.of(2))));
  }

  @Async
  static Coroutine<Object> localRecordAndEnum(Trace t, Source s) {
    record Point(int x, int y) {
      int sum() {
        return x + y;
      }
    }
    enum Way {
      UP,
      DOWN
    }
    Point p = new Point(await(s.of(1)), await(s.of(2)));
    Way way = Way.values()[await(s.of(1))];
    await(s.of(0));
    t.log(p);
    t.log(way);
    return done(p.sum());
  }

  @Async
  static Coroutine<Object> thisByLambda(Trace t, Source s) {
    return done(await(new Captures("n").instance(s)));
  }

  @Async
  private Coroutine<String> instance(Source s) {
    Supplier<String> a = () -> name + this.name;
    await(s.of(0));
    Supplier<String> b =
        new Supplier<>() {
          @Override
          public String get() {
            return name + Captures.this.name;
          }
        };
    Function<String, String> c = this::twice;
    await(s.of(0));
    return done(a.get() + b.get() + c.apply("x"));
  }

  private String twice(String x) {
    return name + x + x;
  }

  @Async
  static Coroutine<Object> methodReferences(Trace t, Source s) {
    List<String> list = new ArrayList<>();
    Consumer<String> add = list::add;
    Function<String, Integer> length = String::length;
    Supplier<List<String>> fresh = ArrayList::new;
    IntFunction<int[]> array = int[]::new;
    Function<Integer, String> value = String::valueOf;
    await(s.of(0));
    add.accept("abc");
    t.log(list);
    t.log(length.apply("four"));
    t.log(fresh.get());
    t.log(array.apply(2).length);
    return done(value.apply(await(s.of(5))));
  }

  @Async
  static Coroutine<Object> boundReceiverIsEvaluatedOnce(Trace t, Source s) {
    StringBuilder b = new StringBuilder("first");
    Supplier<String> get = await(s.of(b))::toString;
    b = new StringBuilder("second");
    await(s.of(0));
    return done(get.get() + b);
  }

  @Async
  static Coroutine<Object> nestedLambdas(Trace t, Source s) {
    int a = await(s.of(1));
    Function<Integer, Function<Integer, Integer>> add = b -> c -> a + b + c;
    await(s.of(0));
    return done(add.apply(10).apply(100));
  }

  @Async
  static Coroutine<Object> lambdaParameterNamedLikeALaterLocal(Trace t, Source s) {
    Function<Integer, Integer> twice = x -> x * 2;
    int x = await(s.of(4));
    await(s.of(0));
    return done(twice.apply(x) + x);
  }

  @Async
  static Coroutine<Object> lambdaWithBlockAndLocals(Trace t, Source s) {
    int limit = await(s.of(3));
    Supplier<Integer> sum =
        () -> {
          int sum1 = 0;
          for (int i = 0; i <= limit; i++) {
            if (i == 1) {
              continue;
            }
            sum1 += i;
          }
          return sum1;
        };
    await(s.of(0));
    return done(sum.get());
  }

  @Async
  static Coroutine<Object> catchParameter(Trace t, Source s) {
    Supplier<String> get;
    try {
      await(s.fail(new RuntimeException("message")));
      return done("unreached");
    } catch (RuntimeException e) {
      get = () -> e.getMessage();
    }
    await(s.of(0));
    return done(get.get());
  }

  @Async
  static Coroutine<Object> resource(Trace t, Source s) {
    Supplier<String> get;
    try (java.io.StringReader r = new java.io.StringReader("x")) {
      await(s.of(0));
      get = () -> "" + (r != null);
      await(s.of(0));
    }
    return done(get.get());
  }

  @Async
  static Coroutine<Object> mutableThroughArray(Trace t, Source s) {
    int[] count = {0};
    Runnable up = () -> count[0]++;
    up.run();
    await(s.of(0));
    up.run();
    count[0] *= 10;
    up.run();
    return done(count[0]);
  }

  @Async
  static Coroutine<Object> lambdaInCondition(Trace t, Source s) {
    int want = await(s.of(2));
    while (List.of(1, 2, 3).stream().anyMatch(x -> x == want) && await(s.of(true))) {
      t.log("found");
      break;
    }
    return done(List.of(1, 2, 3).stream().filter(x -> x != want).toList());
  }

  @Async
  static Coroutine<Object> capturedInTwoScopes(Trace t, Source s) {
    List<Supplier<String>> all = new ArrayList<>();
    {
      String v = await(s.of("one"));
      all.add(() -> v);
    }
    {
      String v = await(s.of("two"));
      all.add(() -> v);
    }
    await(s.of(0));
    return done(all.get(0).get() + all.get(1).get());
  }
}
