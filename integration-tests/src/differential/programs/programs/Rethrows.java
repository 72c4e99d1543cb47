package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.io.FileNotFoundException;
import java.io.IOException;

/** Precise rethrow, multi-catch, and locks that are awaited. */
final class Rethrows {

  interface Coded {
    int code();
  }

  static final class Soft extends Exception implements Coded {
    Soft(String message) {
      super(message);
    }

    @Override
    public int code() {
      return 1;
    }
  }

  static final class Hard extends RuntimeException implements Coded {
    Hard(String message) {
      super(message);
    }

    @Override
    public int code() {
      return 2;
    }
  }

  @Async
  static Coroutine<Integer> fails(Source s, int how) throws Soft, IOException {
    await(s.of(how));
    switch (how) {
      case 1:
        throw new Soft("soft");
      case 2:
        throw new Hard("hard");
      case 3:
        throw new FileNotFoundException("file");
      default:
        return done(how);
    }
  }

  @Async
  static Coroutine<Integer> precise(Trace t, Source s, int how) throws Soft, IOException {
    try {
      return done(await(fails(s, how), Soft.class) + await(fails(s, 0), IOException.class));
    } catch (Exception e) {
      t.log("rethrows " + e.getMessage() + await(s.of("!")));
      throw e;
    } finally {
      await(s.of("finally"));
    }
  }

  @Async
  static Coroutine<Integer> preciseThrowable(Trace t, Source s) throws Soft, IOException {
    try {
      return done(await(fails(s, 1), Soft.class));
    } catch (final Throwable e) {
      await(s.of(0));
      throw e;
    }
  }

  @Async
  static Coroutine<Object> preciseRethrow(Trace t, Source s) {
    for (int how = 0; how < 4; how++) {
      try {
        t.log(await(precise(t, s, how), IOException.class));
      } catch (IOException e) {
        t.log("io " + e.getMessage());
      } catch (Exception e) {
        t.log("other " + e);
      }
    }
    try {
      await(preciseThrowable(t, s), Soft.class);
    } catch (Soft e) {
      t.log(e.code());
    } catch (IOException e) {
      t.log("io");
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> multiCatchWithSharedInterface(Trace t, Source s) {
    for (int how = 0; how < 4; how++) {
      try {
        t.log(await(fails(s, how), Soft.class));
      } catch (Soft | Hard e) {
        t.log(e.getMessage() + e.code());
        await(s.of(0));
        t.log(e.code());
        Runnable later = () -> t.log("later " + e.code() + e.getMessage());
        later.run();
        await(s.of(0));
        later.run();
      } catch (RuntimeException e) {
        t.log("runtime");
      } catch (Exception e) {
        t.log("io");
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> rethrowFromMultiCatch(Trace t, Source s) throws Soft, IOException {
    try {
      await(fails(s, 2), Soft.class);
    } catch (Soft | Hard e) {
      t.log(await(s.of(e.code())));
      throw e;
    } catch (IllegalStateException | IllegalArgumentException e) {
      t.log(e.getMessage() + await(s.of(1)));
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> lockIsAwaited(Trace t, Source s) {
    Object lock = new Object();
    synchronized (await(s.of(lock))) {
      t.log(Thread.holdsLock(lock));
    }
    synchronized ((t.yes() ? await(s.of(lock)) : t)) {
      t.log(Thread.holdsLock(lock));
    }
    t.log(Thread.holdsLock(lock));
    try {
      synchronized (await(s.of((Object) null))) {
        t.log("never");
      }
    } catch (NullPointerException e) {
      t.log("null");
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> lockIsLeft(Trace t, Source s) {
    for (int i = 0; ; i++) {
      synchronized (t) {
        if (i == 1) {
          continue;
        }
        if (i == 3) {
          break;
        }
      }
      t.log(Thread.holdsLock(t));
      await(s.of(i));
    }
    t.log(await(leavesALockThroughFinally(t, s, 0)));
    t.log(await(leavesALockThroughFinally(t, s, 1)));
    t.log(await(leavesALockThroughFinally(t, s, 2)));
    t.log(await(leavesALockThroughFinally(t, s, 3)));
    t.log(await(leavesALockThroughFinally(t, s, 4)));
    t.log(await(alwaysLeavesALock(t, true)));
    return done(await(alwaysLeavesALock(t, false)));
  }

  @Async
  static Coroutine<Object> leavesALockThroughFinally(Trace t, Source s, int how) {
    int x = 1;
    try {
      for (int i = 0; i < 3; i++) {
        await(s.of(i));
        synchronized (t) {
          try (AutoCloseable c = () -> t.log("close " + Thread.holdsLock(t))) {
            if (how == 0) {
              return done(Thread.holdsLock(t) + "" + x);
            }
            try {
              if (how == 1) {
                continue;
              }
              if (how == 2) {
                break;
              }
              if (how == 3) {
                throw new IllegalStateException("thrown");
              }
            } finally {
              x++;
              t.log("finally " + Thread.holdsLock(t) + x);
              if (how == 3) {
                return done("instead");
              }
            }
          }
          t.log("inside");
        }
        t.log("outside " + Thread.holdsLock(t));
      }
    } catch (Exception e) {
      t.log(e);
    } finally {
      await(s.of("outer finally"));
    }
    return done(x);
  }

  @Async
  static Coroutine<Object> alwaysLeavesALock(Trace t, boolean now) {
    synchronized (t) {
      try {
        if (now) {
          return done("now");
        } else {
          return done(null);
        }
      } finally {
        t.log(Thread.holdsLock(t));
      }
    }
  }
}
