import static dev.weft.Coroutines.*;

import dev.weft.*;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** Scopes of the user's: exit on every path, suppressing, replacing. */
@SuppressWarnings("try") // scopes are not asked anything, and nothing is awaited by name
class AsyncScopes {
  static void say(Object o) {
    System.out.println("  " + o);
  }

  record Scope(String name, boolean suppresses, RuntimeException failure) implements AsyncScope {
    static Scope plain(String name) {
      return new Scope(name, false, null);
    }

    static Scope suppressing(String name) {
      return new Scope(name, true, null);
    }

    static Scope failing(String name) {
      return new Scope(name, false, new IllegalArgumentException("exit of " + name));
    }

    @Async
    @Override
    public Coroutine<Boolean> exit(Throwable thrown) {
      say("exit " + name + ", " + thrown);
      await(yieldNow());
      if (failure != null) {
        throw failure;
      }
      return done(suppresses);
    }

    @Override
    public void close() {
      throw new IllegalStateException("closed by plain code");
    }
  }

  static boolean yes() {
    return true;
  }

  @Async
  static Coroutine<Object> normal() {
    try (var a = Scope.plain("a");
        var b = Scope.plain("b")) {
      say("body");
    }
    return done("after");
  }

  @Async
  static Coroutine<Object> thrown() {
    try (var a = Scope.plain("a")) {
      throw new IllegalStateException("body");
    } catch (IllegalStateException e) {
      say("caught " + e.getMessage());
    } finally {
      say("finally");
    }
    return done("after");
  }

  @Async
  static Coroutine<Object> suppressedByTheInnerOne() {
    int x = 1;
    try (var a = Scope.plain("outer");
        var b = Scope.suppressing("inner")) {
      x = 2;
      if (yes()) {
        throw new IllegalStateException("body");
      }
      x = 3;
    }
    return done(x);
  }

  @Async
  static Coroutine<Object> suppressedWhereNothingFollows() {
    try (var a = Scope.suppressing("a")) {
      throw new IllegalStateException("body");
    }
  }

  @Async
  static Coroutine<Object> suppressedInAnArm(int n) {
    switch (n) {
      case 1 -> {
        try (var a = Scope.suppressing("a")) {
          throw new IllegalStateException("arm");
        }
      }
      default -> say("another arm");
    }
    return done("after");
  }

  @Async
  static Coroutine<Object> suppressedInALoop() {
    for (int i = 0; i < 2; i++) {
      try (var a = Scope.suppressing("turn " + i)) {
        throw new IllegalStateException("body");
      }
    }
    return done("after");
  }

  @Async
  static Coroutine<Object> endlessLoopWithALimit() {
    try (var limit = moveOnAfter(Duration.ofMillis(5))) {
      while (true) {
        await(sleep(Duration.ofMillis(1)));
      }
    }
  }

  @Async
  static Coroutine<Object> assignedBeforeTheFailure() {
    int x;
    try (var a = Scope.suppressing("a")) {
      x = 5;
      if (yes()) {
        throw new IllegalStateException("body");
      }
    }
    return done(x);
  }

  @Async
  static Coroutine<Object> replaced() {
    try (var a = Scope.plain("outer");
        var b = Scope.failing("inner")) {
      throw new IllegalStateException("body");
    } catch (Exception e) {
      return done(e + " " + Arrays.toString(e.getSuppressed()));
    }
  }

  @Async
  static Coroutine<Object> failingExitAfterAReturn() {
    try (var a = Scope.failing("a")) {
      return done("returned");
    } catch (IllegalArgumentException e) {
      say(e.getMessage());
    }
    return done("after");
  }

  @Async
  static Coroutine<Object> jumps() {
    outer:
    for (int i = 0; i < 4; i++) {
      try (var a = Scope.plain("a" + i)) {
        if (i == 0) {
          continue;
        }
        if (i == 1) {
          while (true) {
            try (var b = Scope.suppressing("b")) {
              continue outer;
            }
          }
        }
        if (i == 2) {
          break;
        }
      }
    }
    return done("after");
  }

  @Async
  static Coroutine<Object> nullScope() {
    try (Scope a = null;
        var b = Scope.plain("b")) {
      say("body");
    }
    return done("after");
  }

  @Async
  static Coroutine<Object> scopeOfAVariable() {
    var a = Scope.plain("a");
    try (a) {
      say("body");
    }
    return done("after");
  }

  @Async
  static Coroutine<Object> awaitedScope() {
    try (var a = await(late("late"))) {
      say("body of " + a.name());
    }
    return done("after");
  }

  @Async
  static Coroutine<Scope> late(String name) {
    await(yieldNow());
    return done(Scope.plain(name));
  }

  @Async
  static Coroutine<Object> mixedWithPlainResources() {
    try (AutoCloseable first = () -> say("close first");
        var a = Scope.plain("a");
        AutoCloseable last =
            () -> {
              say("close last");
              throw new IOException("last");
            }) {
      throw new IllegalStateException("body");
    } catch (Exception e) {
      return done(e + " " + Arrays.toString(e.getSuppressed()));
    }
  }

  @Async
  static Coroutine<Object> laterScopeThatCannotBeMade() {
    try (var a = Scope.plain("a");
        var b = notMade()) {
      say("not reached");
    } catch (IllegalStateException e) {
      say("caught " + e.getMessage());
    }
    return done("after");
  }

  private static Scope notMade() {
    throw new IllegalStateException("not made");
  }

  @Async
  static Coroutine<Object> returnedAwaitable() {
    try (var a = Scope.plain("a")) {
      return number();
    }
  }

  @Async
  static Coroutine<Object> number() {
    await(yieldNow());
    say("number");
    return done(7);
  }

  @Async
  static <Q extends AsyncScope> Coroutine<Object> scopeOfATypeVariable(Q scope) throws Exception {
    try (scope) {
      say("body");
    }
    return done("after");
  }

  @Async
  static Coroutine<Object> cancelled() {
    Task<Object> task = createTask(sleeper(Scope.plain("cancelled")));
    await(yieldNow());
    task.cancel();
    try {
      return done(await(task));
    } catch (CancelledError e) {
      return done("cancelled");
    }
  }

  @Async
  static Coroutine<Object> suppressedCancellation() {
    Task<Object> task = createTask(sleeper(Scope.suppressing("cancelled")));
    await(yieldNow());
    task.cancel();
    return done(await(task));
  }

  @Async
  private static Coroutine<Object> sleeper(Scope scope) {
    try (scope) {
      await(sleep(Duration.ofSeconds(100)));
    }
    return done("went on");
  }

  static Object plainCode() {
    try (var a = Scope.plain("a")) {
      return "not closed";
    }
  }

  static void run(String name, Callable<Object> program) {
    System.out.println(name);
    try {
      say(program.call());
    } catch (Throwable failure) {
      say("failed with " + failure);
    }
  }

  public static void main(String[] args) {
    run("normal", () -> AsyncMain.run(normal()));
    run("thrown", () -> AsyncMain.run(thrown()));
    run("suppressedByTheInnerOne", () -> AsyncMain.run(suppressedByTheInnerOne()));
    run("suppressedWhereNothingFollows", () -> AsyncMain.run(suppressedWhereNothingFollows()));
    run("suppressedInAnArm", () -> AsyncMain.run(suppressedInAnArm(1)));
    run("suppressedInALoop", () -> AsyncMain.run(suppressedInALoop()));
    run("endlessLoopWithALimit", () -> AsyncMain.run(endlessLoopWithALimit()));
    run("assignedBeforeTheFailure", () -> AsyncMain.run(assignedBeforeTheFailure()));
    run("replaced", () -> AsyncMain.run(replaced()));
    run("failingExitAfterAReturn", () -> AsyncMain.run(failingExitAfterAReturn()));
    run("jumps", () -> AsyncMain.run(jumps()));
    run("nullScope", () -> AsyncMain.run(nullScope()));
    run("scopeOfAVariable", () -> AsyncMain.run(scopeOfAVariable()));
    run("awaitedScope", () -> AsyncMain.run(awaitedScope()));
    run("mixedWithPlainResources", () -> AsyncMain.run(mixedWithPlainResources()));
    run("laterScopeThatCannotBeMade", () -> AsyncMain.run(laterScopeThatCannotBeMade()));
    run("returnedAwaitable", () -> AsyncMain.run(returnedAwaitable()));
    run("scopeOfATypeVariable", () -> AsyncMain.run(scopeOfATypeVariable(Scope.plain("a"))));
    run("cancelled", () -> AsyncMain.run(cancelled()));
    run("suppressedCancellation", () -> AsyncMain.run(suppressedCancellation()));
    run("plainCode", AsyncScopes::plainCode);
  }
}
