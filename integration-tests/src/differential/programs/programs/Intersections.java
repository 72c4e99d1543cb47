package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.*;
import java.util.function.*;

/** Generic types and arrays that mention intersections, across awaits. */
final class Intersections {
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

  record Holder<X extends Right>(X get) {}

  @Async
  static Coroutine<Object> listOfIntersection(Trace t, Source s) {
    var list = Arrays.asList(new A(3), new B(await(s.of("c"))));
    await(s.of(0));
    t.log(list.get(0).left());
    t.log(list.get(1).right());
    await(s.of(0));
    t.log(list.get(0).right() + await(s.of(1)) + list.get(1).left());
    return done(1);
  }

  @Async
  static Coroutine<Object> arrayOfAConditional(Trace t, Source s) {
    t.log((t.yes() ? new A[] {new A(await(s.of(1)))} : new B[0])[0].right());
    return done(1);
  }

  @Async
  static Coroutine<Object> mapsAndOptionals(Trace t, Source s) {
    var map = Map.of("k", t.yes() ? new A(1) : new B("b"));
    await(s.of(0));
    t.log(map.get("k").left() + map.get("k").right());
    for (var e : map.entrySet()) {
      t.log(e.getValue().left() + await(s.of(1)) + e.getValue().right());
    }
    var opt = Optional.of(t.yes() ? new A(1) : new B("b"));
    await(s.of(0));
    t.log(opt.get().right());
    t.log(opt.map(x -> x.left() + x.right()).get() + await(s.of(1)));
    Supplier<String> later = () -> opt.get().left() + opt.get().right();
    t.log(later.get());
    return done(1);
  }

  @Async
  static Coroutine<Object> twoAtOnce(Trace t, Source s) {
    var map = Map.of(t.yes() ? 1 : "x", t.yes() ? new A(1) : new B("b"));
    await(s.of(0));
    map.forEach((k, v) -> t.log(k + v.left() + v.right()));
    return done(1);
  }

  @Async
  static Coroutine<Object> arrays(Trace t, Source s) {
    var array = t.yes() ? new A[] {new A(1), new A(2)} : new B[] {new B("b")};
    await(s.of(0));
    t.log(array[0].left() + array[1].right() + array.length);
    array[0] = array[1];
    for (var each : array) {
      t.log(each.left() + await(s.of(1)) + each.right());
    }
    var deep = t.yes() ? new A[][] {{new A(1)}} : new B[][] {{new B("b")}};
    await(s.of(0));
    t.log(deep[0][0].left() + deep[0][0].right());
    Supplier<String> later = () -> array[0].right() + deep[0][0].right();
    await(s.of(0));
    t.log(later.get());
    return done(1);
  }

  @Async
  static Coroutine<Object> asyncLambda(Trace t, Source s) {
    var array = t.yes() ? new A[] {new A(1), new A(2)} : new B[] {new B("b")};
    var both = t.yes() ? new A(1) : new B("x");
    var list = List.of(new A(1), new B("x"));
    AsyncSupplier<String> later =
        () ->
            done(
                array[0].left()
                    + await(s.of(1))
                    + array[0].right()
                    + both.left()
                    + both.right()
                    + list.get(0).left()
                    + list.get(1).right());
    t.log(await(later.get()));
    return done(1);
  }

  @Async
  static <T extends Left> Coroutine<Object> withATypeVariable(
      Trace t, Source s, Holder<? extends T> h) {
    var v = h.get();
    await(s.of(0));
    t.log(v.left() + v.right());
    return done(1);
  }

  @Async
  static Coroutine<Object> callsWithATypeVariable(Trace t, Source s) {
    return done(await(Intersections.<A>withATypeVariable(t, s, new Holder<>(new A(1)))));
  }

  @Async
  static Coroutine<Object> alternativesOfACatch(Trace t, Source s) {
    try {
      if (await(s.of(true))) {
        throw new IllegalStateException("x");
      }
    } catch (IllegalStateException | IllegalArgumentException e) {
      var same = e;
      await(s.of(1));
      t.log(same.getMessage());
      Object either = t.yes() ? await(s.of(e)) : e;
      t.log(either);
      var list = List.of(e, e);
      await(s.of(0));
      t.log(list.get(0).getMessage());
      t.log(Map.of(e, await(s.of(2))).size());
    }
    return done("end");
  }
}
