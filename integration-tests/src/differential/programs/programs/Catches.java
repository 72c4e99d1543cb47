package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Await in try and catch. */
final class Catches {

  static class Checked extends Exception {
    Checked(String message) {
      super(message);
    }
  }

  static final class Special extends Checked {
    Special(String message) {
      super(message);
    }
  }

  @Async
  private static Coroutine<Integer> failing(Source s, String text) throws Checked {
    await(s.of(1));
    throw new Checked(text);
  }

  @Async
  static Coroutine<Object> awaitFails(Trace t, Source s) {
    try {
      t.log("before");
      int x = await(s.<Integer>fail(new IllegalStateException("failed")));
      t.log(x);
    } catch (IllegalStateException e) {
      t.log("caught " + e.getMessage());
    }
    return done("end");
  }

  @Async
  static Coroutine<Void> failsBeforeAndAfterTheAwait(Trace t, Source s) {
    for (int i = 0; i < 3; i++) {
      try {
        check(i == 0, "before");
        await(s.of(i));
        check(i == 1, "after");
        t.log("none");
      } catch (IllegalArgumentException e) {
        t.log(e.getMessage());
      }
    }
    return done();
  }

  private static void check(boolean fails, String where) {
    if (fails) {
      throw new IllegalArgumentException(where);
    }
  }

  @Async
  static Coroutine<Void> awaitInCatch(Trace t, Source s) {
    try {
      check(true, "x");
    } catch (IllegalArgumentException e) {
      t.log(await(s.of("in catch")));
      t.log(e.getMessage());
    }
    return done();
  }

  @Async
  static Coroutine<Void> choosesTheClause(Trace t, Source s) {
    for (int i = 0; i < 4; i++) {
      try {
        switch (i) {
          case 0:
            throw new Special("special");
          case 1:
            await(failing(s, "checked"));
          case 2:
            await(s.fail(new Error("error")));
          default:
            await(s.fail(new RuntimeException("runtime")));
        }
      } catch (Special e) {
        t.log(e.getMessage() + await(s.of(1)));
      } catch (Checked e) {
        t.log(e.getMessage() + await(s.of(2)));
      } catch (Error e) {
        t.log(e.getMessage() + await(s.of(3)));
      } catch (RuntimeException e) {
        t.log(e.getMessage() + await(s.of(4)));
      }
    }
    return done();
  }

  @Async
  static Coroutine<Void> multiCatch(Trace t, Source s) {
    for (int i = 0; i < 2; i++) {
      try {
        if (await(s.of(i)) == 0) {
          await(failing(s, "first"));
        }
        throw new IOException(await(s.of("second")));
      } catch (Checked | IOException e) {
        await(s.of(0));
        t.log(e.getMessage());
      }
    }
    return done();
  }

  @Async
  static Coroutine<Object> notCaught(Trace t, Source s) {
    try {
      await(s.fail(new IllegalStateException("through")));
    } catch (IllegalArgumentException e) {
      t.log("never");
    }
    return done("unreached");
  }

  @Async
  static Coroutine<Void> nestedCatches(Trace t, Source s) {
    try {
      try {
        await(s.fail(new IllegalStateException("inner")));
      } catch (IllegalArgumentException e) {
        t.log("never");
      }
    } catch (IllegalStateException e) {
      t.log("outer " + await(s.of(e.getMessage())));
    }
    return done();
  }

  @Async
  static Coroutine<Void> thrownInCatchIsNotCaughtAgain(Trace t, Source s) {
    try {
      try {
        await(s.fail(new RuntimeException("first")));
      } catch (RuntimeException e) {
        await(s.fail(new RuntimeException("second", e)));
      }
    } catch (RuntimeException e) {
      t.log(e.getMessage() + e.getCause().getMessage());
    }
    return done();
  }

  @Async
  static Coroutine<Void> preciseRethrow(Trace t, Source s) throws IOException {
    try {
      try {
        if (await(s.of(true))) {
          throw new FileNotFoundException("file");
        }
      } catch (final Exception e) {
        t.log("again");
        await(s.of(0));
        throw e;
      }
    } catch (FileNotFoundException e) {
      t.log(e.getMessage());
    }
    return done();
  }

  @Async
  static Coroutine<Void> theVeryException(Trace t, Source s) {
    RuntimeException mine = new RuntimeException("mine");
    try {
      await(s.fail(mine));
    } catch (RuntimeException e) {
      t.log(e == mine);
      t.log(e.getSuppressed().length);
      t.log(e.getCause());
    }
    Exception other = new Exception("other");
    try {
      await(s.failStage(other));
    } catch (Throwable e) {
      t.log(e == other);
    }
    return done();
  }

  @Async
  static Coroutine<Void> checkedThroughClass(Trace t, Source s) {
    try {
      Object x = await(s.fail(new IOException("io")), IOException.class);
      t.log(x);
    } catch (IOException e) {
      t.log(e.getMessage());
    }
    return done();
  }

  @Async
  static Coroutine<Object> declaredAndUncaught(Trace t, Source s) throws Exception {
    await(failing(s, "leaves"));
    return done("unreached");
  }

  @Async
  static Coroutine<Void> catchParameterIsAssigned(Trace t, Source s) {
    try {
      await(s.fail(new RuntimeException("a")));
    } catch (RuntimeException e) {
      e = new RuntimeException(e.getMessage() + await(s.of("b")));
      await(s.of(0));
      t.log(e.getMessage());
    }
    return done();
  }

  @Async
  static Coroutine<Void> sameNameInSiblings(Trace t, Source s) {
    try {
      await(s.fail(new IllegalStateException("a")));
    } catch (IllegalStateException e) {
      await(s.of(0));
      t.log(e);
    }
    try {
      await(s.fail(new IllegalArgumentException("b")));
    } catch (IllegalArgumentException e) {
      await(s.of(0));
      t.log(e);
    }
    return done();
  }

  @Async
  static Coroutine<Object> inLoop(Trace t, Source s) {
    int failures = 0;
    for (int i = 0; i < 4; i++) {
      try {
        if (i % 2 == 0) {
          await(s.fail(new RuntimeException("even")));
        } else {
          await(s.of(i));
        }
        continue;
      } catch (RuntimeException e) {
        failures += await(s.of(1));
        if (failures == 2) {
          break;
        }
      }
      t.log("after " + i);
    }
    return done(failures);
  }

  @Async
  static Coroutine<Object> localsAcrossTry(Trace t, Source s) {
    int x = 1;
    String y = "a";
    try {
      x = 2;
      y = await(s.of("b"));
      x = 3;
      await(s.fail(new RuntimeException()));
      x = 4;
    } catch (RuntimeException e) {
      t.log(x + y);
      x += 10;
    }
    await(s.of(0));
    return done(x + y);
  }

  @Async
  static Coroutine<Object> tryWithoutAwaitInTheMiddle(Trace t, Source s) {
    await(s.of(0));
    int x;
    try {
      x = Integer.parseInt("no number");
    } catch (NumberFormatException e) {
      x = -1;
    } finally {
      t.log("parsed");
    }
    return done(x + await(s.of(0)));
  }

  @Async
  static Coroutine<Void> errorsAndThrowables(Trace t, Source s) {
    try {
      await(s.fail(new StackOverflowError("so")));
    } catch (Throwable e) {
      t.log(e);
    }
    try {
      throw null;
    } catch (NullPointerException e) {
      t.log(await(s.of("null thrown")));
    }
    return done();
  }

  @Async
  static Coroutine<Object> throwsAwaited(Trace t, Source s) throws Exception {
    throw await(s.of(new IOException("awaited")));
  }

  @Async
  static Coroutine<Object> stages(Trace t, Source s) {
    t.log(await(s.stage(5)) + 1);
    try {
      await(s.failStage(new IllegalStateException("stage")));
    } catch (IllegalStateException e) {
      t.log(e.getMessage());
    }
    CompletableFuture<String> done = CompletableFuture.completedFuture("now");
    return done(await(done));
  }
}
