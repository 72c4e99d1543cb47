import static dev.weft.Coroutines.*;

import dev.weft.*;
import java.util.*;

/** Loops over each(...) and async scopes: what is awaited on which way out. */
class AsyncLoops {
  static void say(Object o) {
    System.out.println(o);
  }

  record Range(int n, boolean late) implements AsyncIterable<Integer> {
    public AsyncIterator<Integer> iterator() {
      return new AsyncIterator<>() {
        int i = -1;

        public Coroutine<Boolean> hasNext() {
          i++;
          return late ? later(i < n) : done(i < n);
        }

        public Integer next() {
          return i;
        }

        public Coroutine<Void> close() {
          say("close");
          return late ? voidLater() : done();
        }
      };
    }
  }

  @Async
  static Coroutine<Boolean> later(boolean b) {
    await(yieldNow());
    return done(b);
  }

  @Async
  static Coroutine<Void> voidLater() {
    await(yieldNow());
    say("closed");
    return done();
  }

  record Scope(String name, boolean suppress, String fail) implements AsyncScope {
    public Coroutine<Boolean> exit(Throwable t) {
      say("exit " + name + " " + t);
      return fail == null ? later(suppress) : failing(fail);
    }

    @Override
    public void close() {
      throw new IllegalStateException();
    }
  }

  @Async
  static Coroutine<Boolean> failing(String s) {
    await(yieldNow());
    throw new IllegalStateException(s);
  }

  @Async
  static Coroutine<Integer> loops(boolean late) {
    int sum = 0;
    for (var x : each(new Range(4, late))) {
      sum += x;
    }
    say(sum);
    for (int x : each(new Range(9, late))) {
      if (x == 2) break;
      say(x);
      await(yieldNow());
    }
    say("after");
    outer:
    for (int y = 0; y < 2; y++) {
      for (Integer x : each(new Range(9, late))) {
        if (x == 1) continue outer;
        say(y + ":" + x);
      }
    }
    try {
      for (Integer x : each(new Range(9, late))) {
        throw new RuntimeException("x" + x);
      }
    } catch (RuntimeException e) {
      say(e);
    }
    for (Integer x : each(new Range(9, late))) {
      Runnable r = () -> say("lambda " + x);
      r.run();
      if (x == 1) return done(x);
    }
    return done(-1);
  }

  @Async
  static Coroutine<String> scopes(int how) {
    try (var a = new Scope("a", false, null);
        var b = new Scope("b", how == 1, how == 4 ? "late" : null)) {
      say("body " + a.name() + b.name());
      if (how == 0) return done("returned");
      if (how < 3) throw new RuntimeException("body");
      if (how == 5) {
        Scope none = null;
        try (none) {
          say("none " + none);
        }
      }
      say("end");
    } catch (RuntimeException e) {
      say("caught " + e);
    }
    return done("done " + how);
  }

  @Async
  static Coroutine<Void> main() {
    say(await(loops(false)));
    say(await(loops(true)));
    for (int i = 0; i < 6; i++) say(await(scopes(i)));
    return done();
  }

  public static void main(String[] args) {
    AsyncMain.run(main());
  }
}
