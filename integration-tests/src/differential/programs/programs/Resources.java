package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.io.StringReader;

/** Await in and around try-with-resources. */
final class Resources {

  static final class Resource implements AutoCloseable {
    private final Trace t;
    private final String name;
    private final RuntimeException failure;

    Resource(Trace t, String name) {
      this(t, name, null);
    }

    Resource(Trace t, String name, RuntimeException failure) {
      t.log("open " + name);
      this.t = t;
      this.name = name;
      this.failure = failure;
    }

    @Override
    public void close() {
      t.log("close " + name);
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @Async
  static Coroutine<Object> awaitInBody(Trace t, Source s) {
    try (Resource r = new Resource(t, "r")) {
      t.log(await(s.of("body")) + r);
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> awaitInResource(Trace t, Source s) {
    try (Resource a = new Resource(t, await(s.of("a")));
        Resource b = await(s.of(new Resource(t, "b")))) {
      t.log(a + "" + b);
    }
    return done("end");
  }

  @Async
  static Coroutine<Void> severalInOrder(Trace t, Source s) {
    try (Resource a = new Resource(t, "a");
        Resource b = new Resource(t, "b");
        Resource c = new Resource(t, "c")) {
      await(s.of(0));
      t.log("" + a + b + c);
    }
    return done();
  }

  @Async
  static Coroutine<Void> nullResource(Trace t, Source s) {
    try (Resource none = await(s.of((Resource) null));
        Resource a = new Resource(t, "a")) {
      t.log(await(s.of("body")) + none);
    }
    return done();
  }

  @Async
  static Coroutine<Void> bodyFails(Trace t, Source s) {
    try (Resource a = new Resource(t, "a")) {
      await(s.fail(new RuntimeException("body")));
    } catch (RuntimeException e) {
      t.log("caught " + e.getMessage());
    }
    return done();
  }

  @Async
  static Coroutine<Object> suppressed(Trace t, Source s) {
    try (Resource a = new Resource(t, "a", new IllegalStateException("close a"));
        Resource b = new Resource(t, "b", new IllegalStateException("close b"))) {
      await(s.fail(new RuntimeException("body")));
    }
    return done("unreached");
  }

  @Async
  static Coroutine<Object> closeFails(Trace t, Source s) {
    try (Resource a = new Resource(t, "a", new IllegalStateException("close a"));
        Resource b = new Resource(t, "b", new IllegalStateException("close b"))) {
      t.log(await(s.of("body")));
    }
    return done("unreached");
  }

  @Async
  static Coroutine<Object> openFails(Trace t, Source s) {
    try (Resource a = new Resource(t, "a");
        Resource b = await(s.<Resource>fail(new IllegalStateException("open b")))) {
      t.log("never" + await(s.of(0)));
    }
    return done("unreached");
  }

  @Async
  static Coroutine<Void> sameExceptionFromClose(Trace t, Source s) {
    RuntimeException same = new RuntimeException("same");
    try (Resource a = new Resource(t, "a")) {
      await(s.of(0));
      throw same;
    } catch (RuntimeException e) {
      t.log(e == same);
      t.log(e.getSuppressed().length);
    }
    return done();
  }

  @Async
  static Coroutine<Object> returnFromBody(Trace t, Source s) {
    try (Resource a = new Resource(t, "a")) {
      return done(await(s.of("value")) + a);
    }
  }

  @Async
  static Coroutine<Object> returnButCloseFails(Trace t, Source s) {
    try (Resource a = new Resource(t, "a", new IllegalStateException("close"))) {
      return done(await(s.of("lost")));
    }
  }

  @Async
  static Coroutine<Object> jumpsFromBody(Trace t, Source s) {
    outer:
    for (int i = 0; ; i++) {
      try (Resource a = new Resource(t, "a" + i)) {
        if (await(s.of(i)) == 0) {
          continue;
        }
        try (Resource b = new Resource(t, "b" + i)) {
          if (await(s.of(i)) == 1) {
            continue outer;
          }
          break outer;
        }
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Void> withCatchAndFinally(Trace t, Source s) {
    try (Resource a = new Resource(t, "a")) {
      await(s.fail(new RuntimeException("body")));
    } catch (RuntimeException e) {
      t.log("catch " + await(s.of(e.getMessage())));
    } finally {
      t.log("finally " + await(s.of(1)));
    }
    return done();
  }

  @Async
  static Coroutine<Void> existingVariable(Trace t, Source s) {
    Resource a = new Resource(t, "a");
    final Resource b = await(s.of(new Resource(t, "b")));
    try (a;
        b) {
      t.log(await(s.of("body")));
    }
    return done();
  }

  @Async
  static Coroutine<Void> varResource(Trace t, Source s) {
    try (var a = new Resource(t, "a")) {
      await(s.of(0));
      t.log(a.name);
    }
    return done();
  }

  @Async
  static Coroutine<Void> checkedClose(Trace t, Source s) throws Exception {
    try (AutoCloseable a = () -> t.log("closed");
        StringReader reader = new StringReader("x")) {
      t.log(reader.read() + await(s.of(1)));
    }
    return done();
  }

  @Async
  static Coroutine<Object> onlyCloseWithoutAwaitInside(Trace t, Source s) {
    await(s.of(0));
    try (Resource a = new Resource(t, "a")) {
      t.log("plain");
    }
    return done(await(s.of("end")));
  }
}
