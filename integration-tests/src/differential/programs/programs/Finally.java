package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;

/** Await in and around finally, by hand; the matrix of all ways is generated. */
final class Finally {

  static int field;

  @Async
  static Coroutine<Void> awaitInFinally(Trace t, Source s) {
    try {
      t.log("body");
    } finally {
      t.log(await(s.of("finally")));
    }
    return done();
  }

  @Async
  static Coroutine<Object> runsOnFailure(Trace t, Source s) {
    try {
      await(s.fail(new IllegalStateException("failed")));
    } finally {
      t.log(await(s.of("finally")));
    }
    return done("unreached");
  }

  @Async
  static Coroutine<Object> returnedValueIsFixedBeforeFinally(Trace t, Source s) {
    int x = 1;
    try {
      await(s.of(0));
      return done(x);
    } finally {
      x = await(s.of(2));
      t.log(x);
    }
  }

  @Async
  static Coroutine<Object> returnedExpressionRunsBeforeFinally(Trace t, Source s) {
    try {
      return done(t.see("value") + await(s.of("!")));
    } finally {
      t.log("finally");
    }
  }

  @Async
  static Coroutine<Object> returnInFinallyOverrides(Trace t, Source s) {
    try {
      return done(await(s.of("try")));
    } finally {
      return done(await(s.of("finally")));
    }
  }

  @Async
  static Coroutine<Object> returnInFinallySwallows(Trace t, Source s) {
    try {
      await(s.fail(new RuntimeException("lost")));
      return done("try");
    } finally {
      await(s.of(0));
      return done("finally");
    }
  }

  @Async
  static Coroutine<Object> breakInFinallySwallows(Trace t, Source s) {
    while (true) {
      try {
        await(s.fail(new RuntimeException("lost")));
      } finally {
        t.log("finally");
        await(s.of(0));
        break;
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> continueInFinallyOverridesReturn(Trace t, Source s) {
    for (int i = 0; i < 3; i++) {
      try {
        return done(await(s.of("lost")));
      } finally {
        t.log(i);
        if (i < 2) {
          continue;
        }
      }
    }
    return done("unreached");
  }

  @Async
  static Coroutine<Object> throwInFinallyReplaces(Trace t, Source s) {
    try {
      await(s.fail(new RuntimeException("lost")));
    } finally {
      throw new IllegalStateException(await(s.of("kept")));
    }
  }

  @Async
  static Coroutine<Object> nested(Trace t, Source s) {
    try {
      try {
        try {
          await(s.fail(new RuntimeException("first")));
        } finally {
          t.log(await(s.of("inner")));
        }
      } finally {
        t.log(await(s.of("middle")));
        await(s.fail(new IllegalStateException("second")));
      }
    } finally {
      t.log(await(s.of("outer")));
    }
    return done("unreached");
  }

  @Async
  static Coroutine<Object> insideFinally(Trace t, Source s) {
    try {
      await(s.fail(new RuntimeException("pending")));
    } finally {
      try {
        await(s.fail(new IllegalStateException("inside")));
      } catch (IllegalStateException e) {
        t.log("caught " + await(s.of(e.getMessage())));
      } finally {
        t.log("finally of finally");
      }
    }
    return done("unreached");
  }

  @Async
  static Coroutine<Object> loopInFinally(Trace t, Source s) {
    try {
      return done(await(s.of("value")));
    } finally {
      for (int i = 0; i < 3; i++) {
        if (i == 1) {
          continue;
        }
        t.log(await(s.of(i)));
      }
    }
  }

  @Async
  static Coroutine<Void> catchThrowsFinallyRuns(Trace t, Source s) {
    try {
      try {
        await(s.fail(new RuntimeException("a")));
      } catch (RuntimeException e) {
        await(s.of(0));
        throw new IllegalStateException("b", e);
      } finally {
        t.log(await(s.of("finally")));
      }
    } catch (IllegalStateException e) {
      t.log(e.getCause().getMessage());
    }
    return done();
  }

  @Async
  static Coroutine<Object> breakThroughSeveral(Trace t, Source s) {
    outer:
    do {
      try {
        try {
          if (await(s.of(true))) {
            break outer;
          }
        } finally {
          t.log(await(s.of(1)));
        }
        t.log("never");
      } finally {
        t.log(await(s.of(2)));
      }
    } while (t.yes());
    return done("end");
  }

  @Async
  static Coroutine<Object> finallyWithoutAwait(Trace t, Source s) {
    try {
      await(s.of(1));
      return done(field = 5);
    } finally {
      field = 6;
      t.log(field);
    }
  }

  @Async
  static Coroutine<Void> sameFinallyForEveryExit(Trace t, Source s) {
    for (int i = 0; i < 5; i++) {
      try {
        t.log(await(exits(t, s, i)));
      } catch (RuntimeException e) {
        t.log(e.getMessage());
      }
    }
    return done();
  }

  @Async
  private static Coroutine<String> exits(Trace t, Source s, int how) {
    for (int i = 0; i < 2; i++) {
      try {
        switch (await(s.of(how))) {
          case 0:
            break;
          case 1:
            continue;
          case 2:
            return done("returned");
          case 3:
            throw new RuntimeException("thrown");
          default:
            await(s.fail(new RuntimeException("failed")));
        }
        t.log("behind");
      } finally {
        t.log("finally " + i + await(s.of(how)));
      }
    }
    return done("ended");
  }

  @Async
  static Coroutine<Object> localsOfFinally(Trace t, Source s) {
    for (int i = 0; i < 2; i++) {
      try {
        int x = await(s.of(i));
        if (x == 1) {
          return done("one");
        }
      } finally {
        String x = await(s.of("f"));
        await(s.of(0));
        t.log(x);
      }
    }
    return done("unreached");
  }

  @Async
  static Coroutine<Object> definitelyAssignedByFinally(Trace t, Source s) {
    int x;
    try {
      t.log(await(s.of(1)));
    } finally {
      x = await(s.of(2));
    }
    return done(x);
  }
}
