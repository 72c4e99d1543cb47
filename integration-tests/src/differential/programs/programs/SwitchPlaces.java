package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;

/** Switch expressions with await wherever an expression may stand. */
final class SwitchPlaces {
  private static int[] arr = {1, 2, 3};

  private record Closer(Trace t, String name) implements AutoCloseable {
    @Override
    public void close() {
      t.log(name);
    }
  }

  @Async
  static Coroutine<Object> inACompoundAssignment(Trace t, Source s) {
    arr[t.num(1)] +=
        switch (await(s.of("a"))) {
          case "a" -> {
            arr = new int[] {9, 9, 9};
            yield await(s.of(5));
          }
          default -> 0;
        };
    int changed = arr[1];
    arr = new int[] {1, 2, 3};
    return done(changed);
  }

  @Async
  static Coroutine<Object> inHeadsOfStatements(Trace t, Source s) {
    try (AutoCloseable c =
            switch (t.num(1)) {
              case 1 -> await(s.of((AutoCloseable) new Closer(t, "closed")));
              default -> null;
            };
        AutoCloseable d = t.yes() ? await(s.of((AutoCloseable) new Closer(t, "d closed"))) : null) {
      t.log("body");
    } catch (Exception e) {
      t.log(e);
    }
    for (int i = 0;
        i < 4;
        i +=
            switch (i) {
              case 0 -> await(s.of(2));
              default -> 1;
            }) {
      t.log(i);
    }
    synchronized (
        switch (t.num(1)) {
          case 1 -> await(s.of((Object) t));
          default -> "";
        }) {
      t.log(Thread.holdsLock(t));
    }
    throw new IllegalStateException(
        switch (t.num(3)) {
          case 3 -> await(s.of("three"));
          default -> "other";
        });
  }

  @Async
  static Coroutine<Object> besideJumpsAndOperators(Trace t, Source s) {
    Supplier<Integer> plain =
        () ->
            switch (t.num(2)) {
              case 2 -> {
                int z = 4;
                yield z;
              }
              default -> 0;
            };
    t.log(plain.get() + await(s.of(1)));
    outer:
    for (int i = 0; i < 3; i++) {
      int q =
          switch (i) {
            case 0 -> {
              inner:
              for (int j = 0; ; j++) {
                if (j == 2) {
                  break inner;
                }
                await(s.of(j));
              }
              yield 10;
            }
            default -> await(s.of(20));
          };
      t.log(q);
      if (q == 20) {
        break outer;
      }
    }
    String x = "a";
    x +=
        switch (x) {
          case "a" -> {
            x = "changed";
            yield await(s.of("b"));
          }
          default -> "c";
        };
    t.log(x);
    boolean flag =
        t.is(true)
            && switch (x) {
                  case "ab" -> await(s.of(true));
                  default -> false;
                }
                | t.is(false);
    t.log(flag);
    Object[] all = {
      1,
      switch (t.num(1)) {
        default -> await(s.of(2));
      },
      3
    };
    return done(Arrays.asList(all));
  }

  enum Op implements IntBinaryOperator {
    PLUS {
      @Override
      public int applyAsInt(int a, int b) {
        return a + b;
      }
    },
    TIMES {
      @Override
      public int applyAsInt(int a, int b) {
        return a * b;
      }
    };

    @Async
    Coroutine<String> describe(Source s) {
      return done(
          switch (this) {
            case PLUS -> "plus" + await(s.of(1));
            case TIMES -> "times" + await(s.of(applyAsInt(2, 3)));
          });
    }
  }

  @Async
  static Coroutine<Object> inEnumConstants(Trace t, Source s) {
    for (Op op : Op.values()) {
      t.log(await(op.describe(s)));
    }
    var mixed = await(gatherLike(s));
    await(s.of(0));
    for (var m : mixed) {
      t.log(m.hashCode() == m.hashCode());
    }
    String text = (String) mixed.get(1);
    return done(text + mixed.get(0));
  }

  static Awaitable<List<? extends Object>> gatherLike(Source s) {
    return s.of(List.of(1, "two"));
  }

  static <T> Awaitable<List<T>> both(Source s, T a, T b) {
    return s.of(List.of(a, b));
  }

  @Async
  static Coroutine<Object> listsOfIntersections(Trace t, Source s) {
    var list = await(both(s, 1, "two"));
    await(s.of(0));
    t.log(list.get(0).hashCode() + list.size());
    String text = (String) list.get(1);
    Integer one = (Integer) list.get(0);
    Object o = list.get(await(s.of(1)));
    t.log(await(both(s, 1, 2.5)).get(0).intValue());
    var nums = await(both(s, 1, 2.5));
    await(s.of(0));
    double sum = 0;
    for (var n : nums) {
      sum += n.doubleValue() + await(s.of(1));
    }
    return done(text + one + o + sum);
  }
}
