import static dev.weft.Coroutines.*;

import dev.weft.*;
import java.util.*;
import java.util.function.*;

/** Async lambdas: what they capture, where they stand, for which interfaces. */
class AsyncLambdas<H> {
  static void say(Object o) {
    System.out.println(o);
  }

  private int field = 5;

  @Async
  static Coroutine<Integer> one(int i) {
    await(yieldNow());
    return done(i);
  }

  static <A, R> Coroutine<R> call(AsyncFunction<A, R> f, A a) {
    return f.apply(a);
  }

  interface Pair<A, B> {
    @Async
    Coroutine<B> both(A a, int n) throws Exception;
  }

  interface Fut {
    @Async
    java.util.concurrent.CompletableFuture<String> go();
  }

  @Async
  static Coroutine<Integer> simple(int p) throws Exception {
    int k = await(one(10));
    AsyncFunction<Integer, Integer> f = x -> done(x + k + await(one(p)));
    AsyncSupplier<String> s =
        () -> {
          say("cold");
          for (int i = 0; i < 2; i++) {
            int here = i;
            Supplier<Integer> g = () -> here + k;
            say(g.get() + await(one(i)));
          }
          return done("s" + k);
        };
    var c = s.get();
    say("before");
    say(await(c));
    say(await(call(f, 3)));
    say(await(call(x -> one(x * 2), 4)));
    say(
        await(
            AsyncLambdas.<Integer, String>call(
                x -> {
                  await(yieldNow());
                  return done("t" + x);
                },
                4)));
    Supplier<AsyncSupplier<Integer>> nested =
        () ->
            () -> {
              int z = await(one(1));
              AsyncSupplier<Integer> in = () -> done(z + k + await(one(100)));
              return done(await(in.get()) + z);
            };
    say(await(nested.get().get()));
    Pair<String, List<String>> pair =
        (a, n) -> {
          List<String> l = new ArrayList<>();
          while (n-- > 0) l.add(a + await(one(n)));
          return done(l);
        };
    say(await(pair.both("q", 2)));
    List<AsyncSupplier<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int j = i;
      await(yieldNow());
      all.add(() -> done(j * await(one(2))));
    }
    for (var each : all) say(await(each.get()));
    Function<Integer, AsyncSupplier<Integer>> mk = q -> () -> done(q + await(one(k)));
    say(await(mk.apply(7).get()));
    Fut fut =
        () -> {
          await(yieldNow());
          return java.util.concurrent.CompletableFuture.completedFuture("fut" + k);
        };
    say(await(fut.go()));
    record Point(int x, int y) {}
    Point pt = new Point(await(one(1)), 2);
    AsyncSupplier<Point> sp = () -> done(new Point(pt.y(), await(one(pt.x()))));
    say(await(sp.get()));
    int base = await(one(50));
    class Adder {
      int add(int v) {
        return base + v;
      }
    }
    await(yieldNow());
    AsyncFunction<Integer, Integer> adder = v -> done(new Adder().add(await(one(v))));
    say(await(adder.apply(8)));
    say(
        await(
            gather(
                coroutine(
                    () -> {
                      await(yieldNow());
                      return done(1);
                    }),
                coroutine(() -> done(2)))));
    try {
      await(
          call(
              (Integer x) -> {
                await(yieldNow());
                if (x > 0) throw new IllegalStateException("lambda");
                return done(x);
              },
              1));
    } catch (IllegalStateException e) {
      say(e.getMessage() + " in line " + e.getStackTrace()[0].getLineNumber());
    }
    return done(0);
  }

  @Async
  <T extends Comparable<T>> Coroutine<T> inst(T a, H h) throws Exception {
    AsyncSupplier<Integer> s = () -> done(field + await(one(this.field++)));
    say(await(s.get()) + " " + field);
    AsyncFunction<T, T> max =
        x -> {
          T y = await(same(x));
          return done(y.compareTo(a) > 0 ? y : a);
        };
    AsyncFunction<H, String> hs = x -> done("" + x + h + await(one(1)));
    say(await(hs.apply(h)));
    return done(await(max.apply(a)));
  }

  @Async
  <T> Coroutine<T> same(T t) {
    await(yieldNow());
    return done(t);
  }

  public static void main(String[] args) throws Exception {
    AsyncMain.run(simple(3));
    say(AsyncMain.run(new AsyncLambdas<String>().inst("x", "h")));
  }
}
