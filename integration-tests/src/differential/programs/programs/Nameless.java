package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.io.Serializable;
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
  static Coroutine<Object> anonymousBeforeAnAwait(Trace t, Source s) {
    var point =
        new Object() {
          int x = 1;
          int y = 2;

          int sum() {
            return x + y;
          }
        };
    point.x = 10;
    t.log(point.sum());
    await(s.of(point.sum()));
    return done("end");
  }
}
