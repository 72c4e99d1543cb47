package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;

/** Assert statements; the harness enables them in this class by its name. */
final class Assertions {

  @Async
  static Coroutine<Object> conditionAwaits(Trace t, Source s) {
    assert await(s.of(true)) : t.see("no detail");
    t.log("passed");
    try {
      assert await(s.of(1)) == 2 && t.is(true);
    } catch (AssertionError e) {
      t.log(e);
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> detailAwaits(Trace t, Source s) {
    try {
      assert t.is(false) : t.see("a") + await(s.of("b"));
    } catch (AssertionError e) {
      t.log(e);
    }
    try {
      assert t.num(1) == 2 || t.is(false) : await(s.of('c'));
    } catch (AssertionError e) {
      t.log(e);
    }
    try {
      assert t.no() ? t.yes() : t.no() : await(s.of(new IllegalStateException("cause")));
    } catch (AssertionError e) {
      t.log(e);
      t.log(e.getCause());
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> bothAwait(Trace t, Source s) {
    int i = 0;
    while (true) {
      i++;
      try {
        assert i < await(s.of(3)) : "at " + await(s.of(i)) + t.num(i);
      } catch (AssertionError e) {
        t.log(e);
        return done(i);
      }
    }
  }

  @Async
  static Coroutine<Object> detailsOfEveryType(Trace t, Source s) {
    for (int i = 0; i < 7; i++) {
      try {
        switch (i) {
          case 0:
            assert await(s.of(false)) : 1;
          case 1:
            assert await(s.of(false)) : (byte) 2;
          case 2:
            assert await(s.of(false)) : 3L;
          case 3:
            assert await(s.of(false)) : 4.5f;
          case 4:
            assert await(s.of(false)) : (Object) null;
          case 5:
            assert await(s.of(false)) : null;
          default:
            assert await(s.of(false)) : t.see(true);
        }
      } catch (AssertionError e) {
        t.log(e);
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> conditionFails(Trace t, Source s) {
    try {
      assert await(s.<Boolean>fail(new IllegalStateException("late"))) : "detail";
    } catch (IllegalStateException e) {
      t.log(e.getMessage());
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> withoutAwait(Trace t, Source s) {
    await(s.of(1));
    try {
      assert t.is(false) : "plain";
    } catch (AssertionError e) {
      t.log(e);
    }
    Runnable later =
        () -> {
          assert t.is(false) : "in a lambda";
        };
    try {
      later.run();
    } catch (AssertionError e) {
      t.log(e);
    }
    return done("end");
  }
}
