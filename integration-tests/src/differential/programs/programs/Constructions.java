package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Await among the arguments of constructors. */
final class Constructions {

  private final Object content;

  Constructions(Trace t, Object... content) {
    t.log("constructed");
    this.content = Arrays.asList(content);
  }

  final class Inner {
    final int x;

    Inner(int x, int y) {
      this.x = x * 10 + y;
    }

    @Override
    public String toString() {
      return content + ":" + x;
    }
  }

  record Pair<A, B>(A a, B b) {}

  @Async
  static Coroutine<Object> argument(Trace t, Source s) {
    return done(new Constructions(t, t.num(1), await(s.of(2)), t.num(3)).content);
  }

  @Async
  static Coroutine<Object> nested(Trace t, Source s) {
    Pair<Pair<Integer, String>, Integer> pair =
        new Pair<>(new Pair<>(await(s.of(1)), await(s.of("x"))), t.num(2));
    return done(pair.toString());
  }

  @Async
  static Coroutine<Object> diamond(Trace t, Source s) {
    Pair<Integer, List<String>> pair = new Pair<>(await(s.of(1)), new ArrayList<>());
    pair.b().add(await(s.of("x")));
    return done(pair.toString());
  }

  @Async
  static Coroutine<Void> innerOfReceiver(Trace t, Source s) {
    Constructions outer = new Constructions(t, "outer");
    t.log(outer.new Inner(await(s.of(1)), t.num(2)).toString());
    t.log(await(s.of(outer)).new Inner(t.num(3), await(s.of(4))).toString());
    return done();
  }

  @Async
  static Coroutine<Object> innerOfNull(Trace t, Source s) {
    Constructions outer = null;
    return done(outer.new Inner(t.num(1), await(s.of(2))));
  }

  @Async
  static Coroutine<Object> chainedOnNew(Trace t, Source s) {
    return done(new StringBuilder(await(s.of("abc"))).reverse().append(await(s.of(1))).toString());
  }

  @Async
  static Coroutine<Object> thrown(Trace t, Source s) {
    try {
      throw new IllegalStateException(
          await(s.of("text")), new RuntimeException(await(s.of("cause"))));
    } catch (IllegalStateException e) {
      t.log(e.getCause().getMessage());
      throw e;
    }
  }

  @Async
  static Coroutine<Void> failingArgument(Trace t, Source s) {
    try {
      t.log(new Constructions(t, t.num(1), await(s.fail(new RuntimeException("no")))).content);
    } catch (RuntimeException e) {
      t.log(e.getMessage());
    }
    return done();
  }
}
