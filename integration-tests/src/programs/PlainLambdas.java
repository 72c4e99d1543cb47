import static dev.weft.Coroutines.*;

import dev.weft.*;
import java.time.Duration;
import java.util.*;
import java.util.function.*;

class PlainLambdas<T> {
  int f = 3;
  final String name;
  T thing;
  static final AsyncFunction<Integer, Integer> DOUBLE =
      x -> {
        await(yieldNow());
        return done(x * 2);
      };
  final AsyncSupplier<Integer> field = () -> done(await(sleep(Duration.ZERO, 5)) + this.f++);
  AsyncSupplier<T> generic;

  {
    generic =
        () -> {
          await(yieldNow());
          return done(thing);
        };
  }

  PlainLambdas(String n, T t) {
    this(() -> done("(" + await(sleep(Duration.ZERO, n)) + ")"), 1);
    thing = t;
  }

  PlainLambdas(AsyncSupplier<String> s, int k) {
    name = AsyncMain.run(coroutine(() -> done(await(s.get()) + k)));
  }

  interface Handler<A> {
    @Async
    Coroutine<Void> on(A a, int n);
  }

  @Async
  static Coroutine<Integer> add(int a, int b) {
    await(yieldNow());
    return done(a + b);
  }

  private int secret(int q) {
    return q * f;
  }

  class Inner {
    int g = 7;

    Coroutine<Integer> both(int p) {
      return coroutine(
          () -> {
            await(yieldNow());
            return done(g + f + secret(p));
          });
    }
  }

  interface I {
    int base();

    default Coroutine<Integer> twice() {
      return coroutine(() -> done(await(sleep(Duration.ZERO, base())) * 2));
    }
  }

  enum E {
    A(() -> done(await(sleep(Duration.ZERO, 1)))),
    B(() -> done(await(sleep(Duration.ZERO, 2))));
    final AsyncSupplier<Integer> s;

    E(AsyncSupplier<Integer> s) {
      this.s = s;
    }
  }

  record R(int x, int y) {
    R {
      AsyncMain.run(
          coroutine(
              () -> {
                System.out.println("R " + x + await(sleep(Duration.ZERO, y)));
                return done();
              }));
    }
  }

  static <U extends Comparable<U>> Coroutine<U> max(U a, U b) {
    return coroutine(
        () -> {
          await(yieldNow());
          return done(a.compareTo(b) > 0 ? a : b);
        });
  }

  public static void main(String[] args) throws Exception {
    System.out.println(AsyncMain.run(DOUBLE.apply(21)));
    var m = new PlainLambdas<>("n", List.of(1));
    System.out.println(m.name);
    System.out.println(AsyncMain.run(m.field.get()) + " " + m.f);
    System.out.println(AsyncMain.run(m.generic.get()));
    System.out.println(AsyncMain.run(m.new Inner().both(4)));
    I i = () -> 4;
    System.out.println(AsyncMain.run(i.twice()));
    for (E e : E.values()) System.out.println(AsyncMain.run(e.s.get()));
    System.out.println(new R(1, 2));
    System.out.println(AsyncMain.run(max("a", "b")));
    final int K = 9;
    int a = 1, b = 2;
    AsyncSupplier<Integer> p = () -> done(await(add(a, b)) + K),
        q = () -> done(await(add(b, a * 10)) - K),
        r = () -> done(b - await(add(a, a)));
    System.out.println(
        AsyncMain.run(p.get()) + " " + AsyncMain.run(q.get()) + " " + AsyncMain.run(r.get()));
    List<Integer> log = new ArrayList<>();
    List<Supplier<Coroutine<Integer>>> plain = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      int kk = k;
      plain.add(
          () ->
              coroutine(
                  () -> {
                    log.add(kk);
                    return done(await(add(kk, kk)));
                  }));
    }
    for (var s : plain) System.out.println(AsyncMain.run(s.get()));
    System.out.println(log);
    Handler<String> h =
        (s, n) -> {
          for (int j = 0; j < n; j++) {
            System.out.print(s + await(add(j, 1)) + " ");
          }
          System.out.println();
          return done();
        };
    AsyncMain.run(h.on("h", 3));
    System.out.println(
        AsyncMain.run(
            coroutine(
                () -> {
                  try {
                    await(
                        coroutine(
                            () -> {
                              await(yieldNow());
                              throw new IllegalStateException("x" + a);
                            }));
                  } catch (IllegalStateException e) {
                    return done("caught " + e.getMessage());
                  } finally {
                    System.out.println("fin " + args.length);
                  }
                  return done("none");
                })));
    AsyncMain.run(
        coroutine(
            () -> {
              try (var g = TaskGroup.open()) {
                g.createTask(
                    coroutine(
                        () -> {
                          System.out.println("t1 " + await(add(a, b)));
                          return done();
                        }));
                g.createTask(
                    coroutine(
                        () -> {
                          System.out.println("t2 " + await(add(b, b)));
                          return done();
                        }));
              }
              return done();
            }));
    Object o = "str";
    if (o instanceof String s)
      System.out.println(
          AsyncMain.run(coroutine(() -> done(s + await(sleep(Duration.ZERO, "!"))))));
    try {
      Object zz = null;
      zz.hashCode();
    } catch (NullPointerException ex) {
      System.out.println(
          AsyncMain.run(coroutine(() -> done(ex.getClass() + await(sleep(Duration.ZERO, "?"))))));
    }
  }
}
