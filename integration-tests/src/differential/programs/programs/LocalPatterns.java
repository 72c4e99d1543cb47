package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.*;
import java.util.function.*;

/** Patterns of local classes that mention type variables. */
final class LocalPatterns {
  @Async
  static <T extends Comparable<T>> Coroutine<Object> borrowed(Trace t, Source s, T v) {
    class Box {
      T value = v;

      class Deep {
        T deep = value;
      }

      Deep deep() {
        return new Deep();
      }
    }
    class Gen<U> {
      U u;
      T t = v;

      Gen(U u) {
        this.u = u;
      }
    }
    await(s.of(1));
    Object box = new Box();
    Predicate<Object> p = o -> o instanceof Box b && b.value.compareTo(v) == 0 && b.value != null;
    t.log(p.test(box));
    t.log(p.test("x"));
    Function<Object, Object> f =
        o -> {
          if (!(o instanceof Box b)) return "no";
          T x = b.value;
          b = new Box();
          Supplier<T> q = () -> x;
          return x.compareTo(b.value) + "" + q.get();
        };
    t.log(f.apply(box));
    t.log(f.apply(3));
    Predicate<Object> g = o -> o instanceof Gen<?> b && b.t.compareTo(v) == 0 && b.u != null;
    Function<Object, Integer> h = o -> o instanceof Gen<?> b ? b.u.hashCode() : 0;
    t.log(g.test(new Gen<>(1)));
    t.log(h.apply(new Gen<>("abc")));
    Predicate<Object> d = o -> o instanceof Box.Deep e && e.deep.compareTo(v) == 0;
    t.log(d.test(new Box().deep()));
    Predicate<Object> ar = o -> o instanceof Box[] e && e[0].value.compareTo(v) == 0;
    await(s.of(1));
    t.log(p.test(box));
    Box[] boxes = {new Box()};
    t.log(ar.test(boxes));
    if (box instanceof Box b && b.value.compareTo(await(s.of(v))) == 0) t.log(b.value);
    return done(1);
  }

  @Async
  static Coroutine<Object> go(Trace t, Source s) {
    return done(await(borrowed(t, s, "x")));
  }
}
