import static dev.weft.Coroutines.*;

import dev.weft.*;
import java.io.Serializable;
import java.util.*;

class LambdaCaptures {
  interface SerSupplier<T> extends Serializable {
    @Async
    Coroutine<T> get() throws Exception;
  }

  static <T> T ser(SerSupplier<T> s) throws Exception {
    return AsyncMain.run(s.get());
  }

  @Async
  static Coroutine<Integer> add(int a, int b) {
    await(yieldNow());
    return done(a + b);
  }

  @SafeVarargs
  static <T> void all(AsyncSupplier<T>... s) {
    List<T> l = new ArrayList<>();
    for (var x : s) l.add(AsyncMain.run(coroutine(x)));
    System.out.println(l);
  }

  static int[] plain(AsyncSupplier<Integer> s, int k) {
    all(s);
    return new int[] {k};
  }

  public static void main(String[] args) throws Exception {
    int a = 1, b = 2, c = 3, d = 4;
    System.out.println(ser(() -> done(await(add(a, b)))));
    all(
        () -> done(await(add(a, b))),
        () -> done(await(add(b, a)) * 10),
        () -> done(await(coroutine(() -> done(await(add(c, d)) * 100)))),
        () -> add(c, a),
        () -> done(d * 1000));
    for (int i = 0, z = plain(() -> done(await(add(5, 5))), 3)[0];
        i < 2;
        i += plain(() -> done(await(add(7, 7))), 1)[0]) plain(() -> done(await(add(9, 9))), 1);
    try {
      all(() -> done(await(add(d, c)) - b * a));
    } finally {
      all(() -> done(await(add(c, b)) - d));
    }
    all(
        () -> {
          int s = 0;
          for (int i = 0; i < b; i += a) {
            if (i == c) continue;
            s += await(add(d, i));
          }
          return done(s * b);
        });
    all(
        () -> {
          switch (d) {
            case 4:
              return done(await(add(c, a)));
            default:
              return done(b);
          }
        });
    Runnable r =
        () -> {
          all(() -> done(await(add(d, a))));
          Runnable r2 = () -> all(() -> done(await(add(d * c, a))));
          r2.run();
        };
    r.run();
    all(
        () ->
            done(
                await(
                        add(
                            new Object() {
                              int q() {
                                return c;
                              }
                            }.q(),
                            a))
                    + b),
        () -> {
          Comparator<Integer> cmp = (x, y) -> x - y * d;
          return done(await(add(cmp.compare(a, c), b)));
        });
    AsyncRunnable run =
        () -> {
          System.out.println("run " + await(add(a, b)));
          return done();
        };
    AsyncMain.run(run.run());
    Object o = 5;
    all(
        () -> {
          if (!(o instanceof Integer n)) return done(0);
          return done(n + await(add(n, b)));
        });
    try {
      AsyncMain.run(
          coroutine(
              () -> {
                await(yieldNow());
                throw new IllegalStateException("x");
              }));
    } catch (Exception e) {
      System.out.println(e);
      System.out.println(
          e.getStackTrace()[0].getFileName() + ":" + e.getStackTrace()[0].getLineNumber());
    }
    String text =
        """
      multi
      """;
    all(() -> done(text.length() + await(add(a, b))), () -> done(await(add(a, 7))));
  }
}
