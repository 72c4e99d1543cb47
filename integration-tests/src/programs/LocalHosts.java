import static dev.weft.Coroutines.*;

import dev.weft.*;
import java.time.Duration;
import java.util.*;
import java.util.function.*;

class LocalHosts {
  private int priv = 10;
  private static int sp = 1;

  @Async
  static Coroutine<Integer> add(int a, int b) {
    await(yieldNow());
    return done(a + b);
  }

  interface Op {
    @Async
    Coroutine<Integer> apply(int x);

    default int dbl(int x) {
      return 2 * x;
    }

    @Async
    default Coroutine<Integer> twice(int x) {
      return done(await(apply(await(apply(x)))));
    }
  }

  enum E implements Op {
    INC {
      @Async
      @Override
      public Coroutine<Integer> apply(int x) {
        return done(await(add(x, step)) + dbl(1) + ordinal());
      }
    },
    DEC {
      int own = 3;

      @Async
      @Override
      public Coroutine<Integer> apply(int x) {
        own++;
        return done(await(add(x, -own)) * sp);
      }

      @Override
      public String toString() {
        return "dec" + super.toString();
      }
    };
    final int step = 1;
  }

  abstract static class Base {
    @Async
    Coroutine<String> hi(String n) {
      await(yieldNow());
      return done("hi " + n);
    }

    protected int prot = 5;
  }

  Coroutine<Integer> inst(int p) {
    int q = p * 2;
    class Loc {
      int z = 4;

      @Async
      Coroutine<Integer> go(int r) {
        z += await(add(r, q));
        priv++;
        return done(z + p + priv + LocalHosts.this.priv + await(deeper(r)));
      }

      @Async
      private Coroutine<Integer> deeper(int r) {
        if (r == 0) return done(q);
        return done(1 + await(deeper(r - 1)));
      }

      class In {
        @Async
        Coroutine<Integer> x() {
          return done(await(add(z, q)) + priv);
        }
      }
    }
    var l = new Loc();
    System.out.println(AsyncMain.run(l.new In().x()));
    return l.go(3);
  }

  static <T> AsyncIterable<T> of(List<T> items) {
    return () ->
        new AsyncIterator<T>() {
          int i;

          @Async
          @Override
          public Coroutine<Boolean> hasNext() {
            await(yieldNow());
            return done(i < items.size());
          }

          @Override
          public T next() {
            return items.get(i++);
          }
        };
  }

  static class Box<T> {
    T value;

    Box(T v) {
      value = v;
    }

    <U> Supplier<Coroutine<Map<T, U>>> pair(U u) {
      class P implements Supplier<Coroutine<Map<T, U>>> {
        T t = value;

        @Async
        public Coroutine<Map<T, U>> get() {
          U v = await(sleep(Duration.ZERO, u));
          T w = t;
          return done(Map.of(w, v));
        }
      }
      return new P();
    }
  }

  @Async
  static Coroutine<Integer> sum(AsyncIterable<Integer> it) {
    int s = 0;
    for (int x : each(it)) s += x;
    return done(s);
  }

  public static void main(String[] args) throws Exception {
    for (E e : E.values())
      System.out.println(e + " " + AsyncMain.run(e.apply(10)) + " " + AsyncMain.run(e.twice(10)));
    int k = 7;
    final int C = 100;
    Op op =
        new Op() {
          int calls;

          @Async
          public Coroutine<Integer> apply(int x) {
            calls++;
            return done(await(add(x, k)) + calls + C);
          }
        };
    System.out.println(AsyncMain.run(op.apply(1)) + " " + AsyncMain.run(op.twice(1)));
    Base b =
        new Base() {
          @Async
          @Override
          Coroutine<String> hi(String n) {
            return done(await(super.hi(n + k)) + prot);
          }
        };
    System.out.println(AsyncMain.run(b.hi("x")));
    System.out.println(AsyncMain.run(new LocalHosts().inst(5)));
    System.out.println(AsyncMain.run(sum(of(List.of(1, 2, 3)))));
    System.out.println(AsyncMain.run(new Box<>("k").pair(5).get()));
    record R(int a) {
      @Async
      Coroutine<Integer> plus(int n) {
        return done(a + await(add(n, sp)));
      }

      static int st = 3;
    }
    System.out.println(AsyncMain.run(new R(3).plus(4)));
    enum L {
      X;

      @Async
      Coroutine<String> nm() {
        await(yieldNow());
        return done(name() + L.X.ordinal());
      }
    }
    System.out.println(AsyncMain.run(L.X.nm()));
    Runnable r =
        new Runnable() {
          int f = 2;

          public void run() {
            System.out.println(
                AsyncMain.run(
                    coroutine(
                        () -> {
                          f++;
                          return done(await(add(k, 1)) + f);
                        })));
          }
        };
    r.run();
    r.run();
    class Loc2 {
      int z = 4;

      int sum() {
        return z + k;
      }
    }
    var l2 = new Loc2();
    System.out.println(
        AsyncMain.run(
            coroutine(
                () -> {
                  var p = new R(await(add(1, 1)));
                  l2.z++;
                  Loc2 same = l2;
                  return done(p.a() + same.sum());
                })));
    var nl =
        new Object() {
          int c = 1;
        };
    System.out.println(
        AsyncMain.run(
                coroutine(
                    () -> {
                      nl.c += await(add(1, 1));
                      return done(nl.c);
                    }))
            + nl.c);
    {
      class Same {
        @Async
        Coroutine<Integer> v() {
          return done(await(add(k, 1)));
        }
      }
      System.out.println(AsyncMain.run(new Same().v()));
    }
    {
      class Same {
        @Async
        Coroutine<Integer> v() {
          return done(await(add(k, 2)));
        }
      }
      System.out.println(AsyncMain.run(new Same().v()));
    }
    for (int i = 0; i < 2; i++) {
      int ii = i;
      Op o2 =
          new Op() {
            @Async
            public Coroutine<Integer> apply(int x) {
              Op inner = y -> add(y, ii);
              return done(await(inner.apply(x)) * k);
            }
          };
      System.out.println(AsyncMain.run(o2.apply(3)));
    }
    try {
      throw new IllegalStateException("e");
    } catch (IllegalStateException ex) {
      System.out.println(
          AsyncMain.run(
              new Op() {
                @Async
                public Coroutine<Integer> apply(int x) {
                  await(yieldNow());
                  return done(ex.getMessage().length() + x);
                }
              }.apply(1)));
    }
  }
}
