import static dev.weft.Coroutines.*;

import dev.weft.*;
import java.util.*;
import java.util.function.*;

/** Async lambdas in classes that async bodies declare, and in each other. */
class AsyncLambdasInside {
  private int field = 1;

  @Async
  static Coroutine<Integer> add(int a, int b) {
    await(yieldNow());
    return done(a + b);
  }

  interface Op {
    @Async
    Coroutine<Integer> apply(int x);
  }

  @Async
  Coroutine<Integer> inClasses(int p) {
    int q = await(add(p, 1));
    class Local {
      int z = q;
      final AsyncSupplier<Integer> initial = () -> done(await(add(z, q)) + field++);
      final Op op;

      Local() {
        op = x -> done(await(add(x, this.z)) + await(initial.get()));
      }

      Op make(int n) {
        return x -> {
          Op inner = y -> done(await(add(x, y)) + n + z);
          return done(await(inner.apply(q)));
        };
      }

      @Async
      Coroutine<Integer> method(int n) {
        z++;
        Op one = x -> done(await(add(x, n)) + z);
        Op two =
            x -> {
              int here = await(one.apply(x));
              class Deep {
                final Op deep = y -> done(await(add(here, y)) + z + q);
              }
              return done(await(new Deep().deep.apply(n)));
            };
        return done(await(two.apply(3)));
      }
    }
    Local local = new Local();
    int sum = await(local.op.apply(10));
    sum = 100 * sum + await(local.make(5).apply(2));
    sum = 100 * sum + await(local.method(4));
    var anonymous =
        new Object() {
          final AsyncSupplier<String> name = () -> done("anonymous" + await(add(q, p)));
        };
    System.out.println(await(anonymous.name.get()));
    return done(sum);
  }

  @Async
  static <T extends Comparable<T>> Coroutine<T> nested(T a, T b) {
    AsyncFunction<T, AsyncFunction<T, T>> outer =
        x -> {
          await(yieldNow());
          return done(
              y -> {
                AsyncSupplier<AsyncSupplier<T>> deep =
                    () -> {
                      await(yieldNow());
                      return done(
                          () ->
                              done(
                                  await(
                                      sleep(java.time.Duration.ZERO, x.compareTo(y) > 0 ? x : y))));
                    };
                return done(await(await(deep.get()).get()));
              });
        };
    return done(await(await(outer.apply(a)).apply(b)));
  }

  Coroutine<Integer> plainNested(int p, int q) {
    int r = p * q;
    class Local {
      final int z;

      Local(int z) {
        this.z = z;
      }

      int all() {
        return z + 10 * r + field;
      }
    }
    return coroutine(
        () -> {
          Local one = new Local(await(add(p, 0)));
          AsyncFunction<Integer, Local> maker =
              x -> {
                await(yieldNow());
                Supplier<Local> plain =
                    () ->
                        new Local(x) {
                          @Override
                          int all() {
                            return super.all() + 1000 * q;
                          }
                        };
                return done(plain.get());
              };
          Function<Integer, Local> reference = Local::new;
          return done(one.all() + await(maker.apply(7)).all() + reference.apply(3).all());
        });
  }

  /** What javac makes of these takes its variables in an order that differs from JDK to JDK. */
  static Coroutine<String> order(int a, int b, int c) {
    class Late {
      int get() {
        return b;
      }
    }
    return coroutine(
        () -> {
          class Inner {
            int get() {
              return c;
            }
          }
          Object object =
              new Object() {
                @Override
                public String toString() {
                  return "b" + b + "c" + c;
                }
              };
          int first = a;
          await(yieldNow());
          return done("a" + first + "b" + new Late().get() + "c" + new Inner().get() + object);
        });
  }

  static Coroutine<String> orderOfSubclasses(int a, int b, int c) {
    class Base {
      String get() {
        return "b" + b + "c" + c;
      }
    }
    return coroutine(
        () -> {
          Base base =
              new Base() {
                @Override
                String get() {
                  return super.get() + "a" + a;
                }
              };
          await(yieldNow());
          return done(base.get() + new Base().get());
        });
  }

  static Coroutine<List<String>> inLoops() {
    List<AsyncSupplier<String>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int mine = i;
      all.add(
          () -> {
            Op op =
                new Op() {
                  @Async
                  @Override
                  public Coroutine<Integer> apply(int x) {
                    AsyncSupplier<Integer> again = () -> done(await(add(x, mine)));
                    return done(await(again.get()) * 2);
                  }
                };
            return done(mine + ":" + await(op.apply(10)));
          });
    }
    return coroutine(
        () -> {
          List<String> texts = new ArrayList<>();
          for (AsyncSupplier<String> each : all) {
            texts.add(await(each.get()));
          }
          return done(texts);
        });
  }

  @Async
  static Coroutine<String> generators(int n) {
    int k = await(add(n, 0));
    class Source {
      @Async
      AsyncGenerator<Integer> async() {
        for (int i = 0; i < k; i++) {
          emit(await(add(i, k)));
        }
        return end();
      }

      @Async
      Generator<Integer> plain() {
        for (int i = 0; i < k; i++) {
          emit(i * k);
        }
        return end();
      }

      @Async
      java.util.concurrent.CompletableFuture<Integer> future() {
        return java.util.concurrent.CompletableFuture.completedFuture(await(add(k, k)));
      }
    }
    Source source = new Source();
    String text = "";
    for (int i : each(source.async())) {
      text += i + " ";
    }
    for (int i : source.plain()) {
      text += i + " ";
    }
    return done(text + await(source.future()));
  }

  public static void main(String[] args) {
    System.out.println(AsyncMain.run(new AsyncLambdasInside().inClasses(2)));
    System.out.println(AsyncMain.run(nested("a", "b")));
    System.out.println(AsyncMain.run(nested(4, 3)));
    System.out.println(AsyncMain.run(new AsyncLambdasInside().plainNested(2, 3)));
    System.out.println(AsyncMain.run(order(1, 2, 3)));
    System.out.println(AsyncMain.run(orderOfSubclasses(1, 2, 3)));
    System.out.println(AsyncMain.run(inLoops()));
    System.out.println(AsyncMain.run(generators(3)));
  }
}
