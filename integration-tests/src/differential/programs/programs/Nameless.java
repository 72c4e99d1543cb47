package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Types without a name, of {@code var} and of expressions, across awaits. */
final class Nameless {

  interface Left {
    default String left() {
      return "left " + this;
    }
  }

  interface Right {
    default String right() {
      return "right " + this;
    }
  }

  record A(int n) implements Left, Right {}

  record B(String text) implements Left, Right {}

  private static String which(Object o) {
    return "object";
  }

  private static String which(Serializable o) {
    return "serializable";
  }

  @Async
  static Coroutine<Object> conditionalOfAnIntersection(Trace t, Source s) {
    t.log((t.yes() ? new A(await(s.of(1))) : new B("b")).left());
    var both = t.no() ? new A(1) : new B(await(s.of("awaited")));
    t.log(both.left());
    await(s.of(0));
    t.log(both.right() + both.left());
    t.log(which(t.yes() ? await(s.of(1)) : "text"));
    return done("end");
  }

  @Async
  static Coroutine<Object> switchOfAnIntersection(Trace t, Source s) {
    for (int i = 0; i < 3; i++) {
      var both =
          switch (i) {
            case 0 -> new A(await(s.of(i)));
            case 1 -> {
              yield new B("one");
            }
            default -> await(s.of(new A(2)));
          };
      t.log(both.right());
      await(s.of(0));
      Supplier<String> later = () -> both.left() + both.right();
      await(s.of(0));
      t.log(later.get());
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> arraysAndLists(Trace t, Source s) {
    var array = t.yes() ? new A[] {new A(1), new A(2)} : new B[] {new B("b")};
    t.log(array[1].left());
    await(s.of(array.length));
    var list = Arrays.asList(new A(3), new B(await(s.of("c"))));
    await(s.of(0));
    t.log(list.get(0));
    for (var each : list) {
      t.log(each.left() + await(s.of(1)));
    }
    return done(list.size());
  }

  @Async
  static <T extends Left & Right> Coroutine<Object> boundsOfWildcards(
      Trace t, Source s, List<? extends T> all) {
    for (var each : all) {
      await(s.of(0));
      t.log(each.left() + each.right());
    }
    T last = all.get(all.size() - 1);
    await(s.of(0));
    return done(last.right());
  }

  @Async
  static Coroutine<Object> callsWithWildcard(Trace t, Source s) {
    return done(await(Nameless.<A>boundsOfWildcards(t, s, List.of(new A(1), new A(2)))));
  }

  @Async
  static Coroutine<Object> lambdaOfAnIntersection(Trace t, Source s) {
    var task = (Runnable & Serializable) () -> t.log("runs");
    await(s.of(0));
    task.run();
    t.log(task instanceof Serializable);
    await(s.of(0));
    t.log(which(task));
    return done("end");
  }

  @Async
  static Coroutine<Object> anonymousAcrossAwaits(Trace t, Source s) {
    int start = await(s.of(5));
    var counter =
        new Object() {
          int n = start;

          int next() {
            return ++n;
          }
        };
    t.log(counter.next());
    await(s.of(0));
    t.log(counter.next() + counter.n);
    counter.n = await(s.of(100));
    Supplier<Integer> later = counter::next;
    await(s.of(0));
    t.log(later.get() + await(s.of(1)));
    return done(counter.n);
  }

  @Async
  static Coroutine<Object> anonymousBetweenAwaits(Trace t, Source s) {
    await(s.of(0));
    for (int i = 0; i < 2; i++) {
      var point =
          new Object() {
            int x = 1;
          };
      point.x += i;
      Runnable later = () -> t.log(point.x);
      later.run();
    }
    java.util.function.IntFunction<Integer> f =
        (var n) -> {
          var cell =
              new Object() {
                int value = n;
              };
          cell.value++;
          return cell.value;
        };
    return done(f.apply(await(s.of(3))));
  }

  @Async
  static Coroutine<Object> anonymousReceiver(Trace t, Source s) {
    return done(
        new Object() {
          int twice(int n) {
            t.log("twice");
            return 2 * n;
          }
        }.twice(await(s.of(4))));
  }

  private abstract static class Base<T> {
    final List<T> items = new ArrayList<>();

    @SafeVarargs
    Base(T first, T... rest) {
      items.add(first);
      items.addAll(Arrays.asList(rest));
    }

    abstract String show(String end);
  }

  @Async
  static Coroutine<Object> anonymousWithArguments(Trace t, Source s) {
    String between = await(s.of("-"));
    var base =
        new Base<String>(t.see("a"), await(s.of("b")), "c") {
          private int shown;

          @Override
          String show(String end) {
            shown++;
            return String.join(between, items) + end + shown;
          }

          int shown() {
            return shown;
          }
        };
    t.log(base.show(await(s.of("!"))));
    await(s.of(0));
    t.log(base.show("?"));
    return done(base.shown());
  }

  @Async
  static Coroutine<Object> anonymousArgumentBeforeAnAwait(Trace t, Source s) {
    return done(
        join(
            new Supplier<>() {
              @Override
              public String get() {
                return t.see("got");
              }
            },
            await(s.of("later"))));
  }

  private static String join(Supplier<String> a, String b) {
    return a.get() + b;
  }

  @Async
  static Coroutine<Object> anonymousPerIteration(Trace t, Source s) {
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      int k = i;
      var cell =
          new Object() {
            int value = k * 10;
          };
      await(s.of(0));
      sum += cell.value;
      var list = List.of(cell);
      await(s.of(0));
      for (var each : list) {
        sum += each.value + await(s.of(1));
      }
    }
    return done(sum);
  }

  @Async
  static <T> Coroutine<T> anonymousOfATypeVariable(Source s, T value) {
    var box =
        new Object() {
          T held = value;

          T held() {
            return held;
          }
        };
    await(s.of(0));
    return done(box.held());
  }

  @Async
  static Coroutine<Object> callsGeneric(Trace t, Source s) {
    return done(await(anonymousOfATypeVariable(s, "text")).length());
  }

  private final int field = 7;

  @Async
  Coroutine<Object> anonymousSeesTheHost(Source s) {
    var reader =
        new Object() {
          int read() {
            return field + Nameless.this.field;
          }
        };
    await(s.of(0));
    return done(reader.read());
  }

  @Async
  static Coroutine<Object> inAnInstance(Trace t, Source s) {
    return done(await(new Nameless().anonymousSeesTheHost(s)));
  }
}
