package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.*;
import java.util.function.*;

/** Switches over patterns of local classes that mention type variables. */
final class LocalPatternSwitches {
  record Pair(Object a, Object b) {}

  @Async static <T extends Comparable<T>> Coroutine<Object> borrowed(Trace t, Source s, T v) {
    class Box { T value = v; }
    await(s.of(1));
    Object box = new Box();
    String r = switch (box) { case Box b when b.value.compareTo(v) > 0 -> "gt"; case Box b -> "eq" + b.value.compareTo(v); default -> "other"; };
    t.log(r);
    t.log(switch (box) { case Box b when await(s.of(false)) -> "gt"; case Box b -> "eq" + b.value.compareTo(await(s.of(v))); default -> "other"; });
    Function<Object, Object> f = o -> switch (o) { case Pair(Box b, Box c) when b.value.compareTo(c.value) == 0 -> b.value; case Pair(var x, Box c) -> c.value.compareTo(v); default -> { yield "none"; } };
    t.log(f.apply(new Pair(new Box(), box))); t.log(f.apply(new Pair(1, box))); t.log(f.apply(1));
    switch (new Pair(box, await(s.of(1)))) { case Pair(Box b, Integer i) -> t.log(b.value.compareTo(v) + i); default -> t.log("no"); }
    return done(1);
  }
  @Async static Coroutine<Object> go(Trace t, Source s) { return done(await(borrowed(t, s, "x"))); }
}
