package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;

/** Record patterns in {@code instanceof}, with await around them. */
final class RecordPatterns {

  record Point(int x, double y) {}

  record Line(Point from, Point to) {}

  record Named<T>(String name, T value) {}

  @Async
  static Coroutine<Object> bindingsLiveAcrossAwait(Trace t, Source s) {
    Object o = new Line(new Point(1, 2), new Point(3, Double.NaN));
    if (o instanceof Line(Point(int x, var y), Point(var x2, double y2)) && await(s.of(true))) {
      t.log(x + y + x2 + y2);
      await(s.of(0));
      t.log(x2);
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> flowScopingByNegation(Trace t, Source s) {
    Object o = await(s.of((Object) new Named<>("n", "v")));
    if (!(o instanceof Named<?>(String name, String value))) {
      return done("no");
    }
    await(s.of(1));
    return done(name + value);
  }

  @Async
  static Coroutine<Object> loopUntilItMatches(Trace t, Source s) {
    Object o = 1;
    while (!(o instanceof Point(int x, double y))) {
      t.log(o);
      o = await(s.of((Object) (o.equals(1) ? "two" : new Point(7, 8))));
    }
    return done(x + y);
  }

  @Async
  static Coroutine<Object> awaitedValue(Trace t, Source s) {
    if (await(s.of((Object) new Point(1, 2))) instanceof Point(var x, var y) && x < y) {
      return done(await(s.of(x)) + y);
    }
    return done("no");
  }

  @Async
  static Coroutine<Object> inferredTypeArguments(Trace t, Source s) {
    Named<Integer> named = new Named<>("n", 5);
    if (named instanceof Named(var name, var value) && await(s.of(true))) {
      Integer copy = value;
      return done(name + copy);
    }
    return done("no");
  }

  @Async
  static Coroutine<Object> nullComponents(Trace t, Source s) {
    Object o = new Line(null, new Point(1, 1));
    boolean shallow = o instanceof Line(var from, var to) && from == null && await(s.of(true));
    boolean deep = o instanceof Line(Point(var x, var y), var to) && await(s.of(true));
    return done(shallow + " " + deep);
  }
}
