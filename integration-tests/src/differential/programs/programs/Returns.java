package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.List;

/** The ways out of a body. */
final class Returns {

  @Async
  private static Coroutine<Integer> number(Trace t, Source s, int x) {
    t.log("number");
    return done(await(s.of(x)));
  }

  @Async
  private static Coroutine<Integer> failing(Source s) {
    return done(await(s.<Integer>fail(new IllegalStateException("failing"))));
  }

  @Async
  private static Coroutine<Integer> tail(Trace t, Source s) {
    t.log("tail");
    return number(t, s, 5);
  }

  @Async
  private static Coroutine<Integer> tailInTry(Trace t, Source s) {
    try {
      return failing(s);
    } catch (IllegalStateException e) {
      t.log("caught here");
      return number(t, s, await(s.of(7)));
    } finally {
      t.log("finally after");
    }
  }

  @Async
  private static Coroutine<Integer> conditionalTail(Trace t, Source s, boolean first) {
    return first ? number(t, s, await(s.of(1))) : done(await(s.of(2)));
  }

  @Async
  private static Coroutine<Void> nothing(Trace t, Source s) {
    if (await(s.of(true))) {
      t.log("early");
      return done();
    }
    t.log("never");
    return done();
  }

  @Async
  static Coroutine<Object> tailAwait(Trace t, Source s) {
    return done(await(tail(t, s)));
  }

  @Async
  static Coroutine<Object> tailAwaitInsideTry(Trace t, Source s) {
    return done(await(tailInTry(t, s)));
  }

  @Async
  static Coroutine<Object> tailAwaitInConditional(Trace t, Source s) {
    t.log(await(conditionalTail(t, s, true)));
    return done(await(conditionalTail(t, s, false)));
  }

  @Async
  static Coroutine<Object> voidResult(Trace t, Source s) {
    t.log(await(nothing(t, s)));
    Void none = await(nothing(t, s));
    return done(none);
  }

  @Async
  static Coroutine<Object> nullResult(Trace t, Source s) {
    return done(await(s.of((String) null)));
  }

  @Async
  static Coroutine<Object> doneOfExpression(Trace t, Source s) {
    long x = await(s.of(4));
    return done(x > 3 ? x : 0);
  }

  @Async
  static Coroutine<Object> doneOfConversions(Trace t, Source s) {
    t.log(await(wide(s)));
    return done(await(objects(s)));
  }

  @Async
  private static Coroutine<Long> wide(Source s) {
    return done((long) await(s.of(3)));
  }

  @Async
  private static Coroutine<List<? extends Object>> objects(Source s) {
    return done(List.of(await(s.of(3)), "x"));
  }

  @Async
  static Coroutine<Object> fromDeepInside(Trace t, Source s) {
    for (int i = 0; ; i++) {
      try {
        while (true) {
          switch (await(s.of(i))) {
            case 2:
              return done("deep " + i);
            default:
          }
          break;
        }
      } finally {
        t.log(i);
      }
    }
  }

  @Async
  static Coroutine<Object> choiceInsideAMonitor(Trace t, Source s) {
    String first = await(s.of("first"));
    for (int i = 0; ; i++) {
      synchronized (t) {
        try {
          if (i > 0) {
            return i == await0(t) ? done(first) : (i > 2 ? done(i) : done("last"));
          }
        } finally {
          t.log("finally " + i);
        }
      }
      await(s.of(i));
    }
  }

  private static int await0(Trace t) {
    t.log("not awaited");
    return 0;
  }
}
