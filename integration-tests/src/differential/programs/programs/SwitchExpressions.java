package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Switch expressions: await in the selector and in the arms, yield, and what stands around. */
final class SwitchExpressions {

  enum Size {
    SMALL,
    BIG,
    HUGE
  }

  private static int field;

  @Async
  static Coroutine<Object> arrowArms(Trace t, Source s) {
    for (int i = 0; i < 4; i++) {
      int x =
          switch (await(s.of(i))) {
            case 0 -> await(s.of(10)) + 1;
            case 1, 2 -> {
              t.log("block");
              yield await(s.of(i * 10));
            }
            default -> t.num(-1);
          };
      t.log(x);
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> oldFormFallsThrough(Trace t, Source s) {
    for (int i = 0; i < 4; i++) {
      String text =
          switch (t.num(i)) {
            case 0:
              t.log("falls");
            case 1:
              String inner = await(s.of("one"));
              yield inner + i;
            default:
              if (i == 3) {
                yield "three";
              }
              yield await(s.of("default"));
          };
      t.log(text);
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> enumWithoutDefault(Trace t, Source s) {
    int sum = 0;
    for (Size size : Size.values()) {
      sum +=
          switch (size) {
            case SMALL -> await(s.of(1));
            case BIG -> await(s.of(10)) + sum;
            case HUGE -> 100;
          };
    }
    return done(sum);
  }

  @Async
  static Coroutine<Object> enumValuesInArms(Trace t, Source s) {
    Size other = Size.SMALL;
    for (int i = 0; i < 3; i++) {
      other =
          switch (other) {
            case SMALL -> Size.BIG;
            case BIG -> await(s.of(Size.HUGE));
            case HUGE -> Size.SMALL;
          };
      t.log(other);
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> nullSelector(Trace t, Source s) {
    Size none = await(s.of((Size) null));
    try {
      t.log(
          switch (none) {
            case SMALL -> await(s.of(1));
            case BIG, HUGE -> 2;
          });
    } catch (NullPointerException e) {
      t.log("null");
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> betweenOperands(Trace t, Source s) {
    int x = 1;
    int[] a = {0, 0, 0};
    a[t.num(x)] =
        x
            + switch (t.num(2)) {
              case 2 -> {
                x = 50;
                yield await(s.of(3));
              }
              default -> 0;
            }
            + x
            + t.num(7);
    return done(List.of(a[0], a[1], a[2], x));
  }

  @Async
  static Coroutine<Object> asArgument(Trace t, Source s) {
    String text =
        join(
            t.see("a"),
            switch (await(s.of("k"))) {
              case "k" -> await(s.of("b"));
              default -> "no";
            },
            t.see("c"));
    return done(text);
  }

  private static String join(String a, String b, String c) {
    return a + b + c;
  }

  @Async
  static Coroutine<Object> nested(Trace t, Source s) {
    int result =
        switch (t.num(1)) {
          case 1 ->
              switch (await(s.of(2))) {
                case 2 -> {
                  int inner =
                      switch (t.num(3)) {
                        case 3 -> await(s.of(30));
                        default -> 0;
                      };
                  yield inner + 1;
                }
                default -> 0;
              };
          default -> -1;
        };
    return done(result);
  }

  @Async
  static Coroutine<Object> selectorIsASwitch(Trace t, Source s) {
    return done(
        switch (switch (await(s.of(1))) {
          case 1 -> await(s.of("inner"));
          default -> "";
        }) {
          case "inner" -> t.see("right");
          default -> "wrong";
        });
  }

  @Async
  static Coroutine<Object> yieldThroughFinally(Trace t, Source s) {
    int x = 7;
    x =
        switch (t.num(1)) {
          case 1 -> {
            try {
              yield await(s.of(1));
            } finally {
              t.log("finally " + x + await(s.of("!")));
            }
          }
          default -> 0;
        };
    int y =
        switch (t.num(2)) {
          default -> {
            try {
              if (t.yes()) {
                yield 5;
              }
            } finally {
              t.log("plain finally " + x);
            }
            yield await(s.of(6));
          }
        };
    return done(x + y);
  }

  @Async
  static Coroutine<Object> yieldInLoops(Trace t, Source s) {
    int found =
        switch (t.num(1)) {
          case 1 -> {
            for (int i = 0; ; i++) {
              if (i == 1) {
                continue;
              }
              while (true) {
                if (i > 2) {
                  yield i;
                }
                break;
              }
              t.log(await(s.of(i)));
            }
          }
          default -> 0;
        };
    return done(found);
  }

  @Async
  static Coroutine<Object> throwsInArm(Trace t, Source s) {
    try {
      Object o =
          switch (await(s.of(1))) {
            case 1 -> throw new IllegalStateException(await(s.of("one")));
            default -> "";
          };
      t.log(o);
    } catch (IllegalStateException e) {
      t.log(e.getMessage());
    }
    return done(
        switch (t.num(0)) {
          case 0 -> await(s.fail(new IllegalArgumentException("late")));
          default -> 1;
        });
  }

  @Async
  static Coroutine<Object> conversions(Trace t, Source s) {
    long wide =
        switch (t.num(1)) {
          case 1 -> await(s.of(1));
          default -> 2L;
        };
    double mixed =
        switch (t.num(1)) {
          case 1 -> 'a';
          default -> await(s.of(2.5f));
        };
    byte narrow =
        switch (t.num(1)) {
          case 1 -> 12;
          default -> await(s.of((byte) 3));
        };
    Object standalone =
        (Object)
            (switch (t.num(1)) {
              case 1 -> 1;
              case 2 -> await(s.of(2));
              default -> 3.5;
            });
    var inferred =
        switch (t.num(1)) {
          case 1 -> 'x';
          default -> await(s.of(3));
        };
    char c = 'y';
    c +=
        switch (t.num(1)) {
          case 1 -> await(s.of(1));
          default -> 0;
        };
    t.log(wide);
    t.log(mixed);
    t.log(narrow);
    t.log(standalone);
    t.log(inferred);
    return done(c);
  }

  @Async
  static Coroutine<Object> polyArms(Trace t, Source s) {
    Function<Integer, Integer> f =
        switch (await(s.of(1))) {
          case 0 -> x -> x + 1;
          case 1 -> {
            int k = await(s.of(10));
            yield x -> x * k;
          }
          default -> Math::abs;
        };
    List<String> empty =
        switch (t.num(1)) {
          case 1 -> List.of();
          default -> await(s.of(List.of("x")));
        };
    Supplier<Supplier<String>> g =
        switch (t.num(1)) {
          default -> () -> () -> "deep" + empty;
        };
    return done(f.apply(4) + g.get().get());
  }

  @Async
  private static Coroutine<Function<Integer, Integer>> polyResult(Source s) {
    int k = await(s.of(3));
    return done(
        switch (k) {
          case 3 -> x -> x + k;
          default -> x -> x;
        });
  }

  @Async
  static Coroutine<Object> usesPolyResult(Trace t, Source s) {
    return done(await(polyResult(s)).apply(4));
  }

  @Async
  static Coroutine<Integer> returned(Trace t, Source s) {
    int k = await(s.of(2));
    return switch (k) {
      case 1 -> done(1);
      case 2 -> done(await(s.of(20)) + k);
      default -> throw new IllegalStateException();
    };
  }

  @Async
  static Coroutine<Integer> returnedCoroutines(Trace t, Source s) {
    return switch (await(s.of(2))) {
      case 1 -> done(1);
      case 2 -> {
        t.log("two");
        yield returned(t, s);
      }
      default -> throw new IllegalStateException();
    };
  }

  @Async
  static Coroutine<Object> inConditions(Trace t, Source s) {
    for (int i = 0; i < 3; i++) {
      if (switch (i) {
            case 0 -> t.is(true);
            case 1 -> await(s.of(false));
            default -> await(s.of(true));
          }
          && t.is(i != 2)) {
        t.log("yes " + i);
      }
    }
    int n = 0;
    while (switch (n) {
      case 0, 1 -> await(s.of(true));
      default -> false;
    }) {
      n++;
    }
    return done(
        switch (n) {
              case 2 -> await(s.of(true));
              default -> false;
            }
            ? "two"
            : "other");
  }

  @Async
  static Coroutine<Object> fieldKeepsItsValueWhileTheSwitchRuns(Trace t, Source s) {
    field = 1;
    field +=
        switch (t.num(1)) {
          case 1 -> {
            field = 100;
            yield await(s.of(10));
          }
          default -> 0;
        };
    return done(field);
  }

  @Async
  static Coroutine<Object> capturesInArms(Trace t, Source s) {
    Supplier<String> made =
        switch (t.num(1)) {
          case 1 -> {
            String local = await(s.of("kept"));
            yield () -> local;
          }
          default -> () -> "no";
        };
    await(s.of(0));
    return done(made.get());
  }

  @Async
  static Coroutine<Object> plainYieldsBesideAwait(Trace t, Source s) {
    int x =
        switch (t.num(2)) {
          case 1 -> await(s.of(1));
          case 2 -> {
            synchronized (t) {
              yield 4;
            }
          }
          default -> {
            switch (t.num(3)) {
              case 3:
                yield 9;
              default:
            }
            yield 0;
          }
        };
    return done(x);
  }
}
