import static dev.weft.Coroutines.*;

import dev.weft.*;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Task groups, timeouts and masks in compiled bodies. */
class Structured {
  static void say(Object o) {
    System.out.println(o);
  }

  @Async
  static Coroutine<Integer> work(String name, int millis) {
    try {
      await(sleep(Duration.ofMillis(millis)));
      say(name + " ends");
      return done(millis);
    } catch (CancelledError e) {
      say(name + " cancelled");
      throw e;
    }
  }

  @Async
  static Coroutine<Integer> fail(int millis) throws IOException {
    await(sleep(Duration.ofMillis(millis)));
    throw new IOException("failed");
  }

  @Async
  static Coroutine<Integer> sum() {
    Task<Integer> a;
    Task<Integer> b;
    try (var group = TaskGroup.open()) {
      a = group.createTask(work("a", 20));
      b = group.createTask(work("b", 10));
    }
    return done(a.result() + b.result());
  }

  @Async
  static Coroutine<Void> failing() throws IOException {
    try (var group = TaskGroup.open()) {
      group.createTask(work("sibling", 1000));
      group.createTask(fail(10));
      await(work("block", 1000));
    }
    return done();
  }

  @Async
  @SuppressWarnings("try") // the scope is not asked anything
  static Coroutine<String> late() {
    try (var limit = timeout(Duration.ofMillis(10))) {
      await(work("late", 1000));
      return done("in time");
    } catch (TimeoutException e) {
      return done("too late");
    }
  }

  @Async
  static Coroutine<Boolean> movedOn() {
    var limit = moveOnAfter(Duration.ofMillis(10));
    try (limit) {
      await(work("moved on from", 1000));
    }
    return done(limit.expired());
  }

  @Async
  static Coroutine<Integer> tidyUp() {
    return work("clean-up", 20);
  }

  @Async
  static Coroutine<Void> cleanUp() {
    try {
      await(sleep(Duration.ofDays(1)));
    } finally {
      await(nonCancellable(Structured::tidyUp));
    }
    return done();
  }

  @Async
  static Coroutine<Void> main() {
    say(await(sum()));
    try {
      await(failing());
    } catch (IOException e) {
      say(e.getMessage());
    }
    say(await(late()));
    say(await(movedOn()));
    var task = createTask(cleanUp());
    await(yieldNow());
    task.cancel();
    await(yieldNow());
    task.cancel();
    await(gatherSettled(task));
    say(task.isCancelled());
    return done();
  }

  public static void main(String[] args) {
    AsyncMain.run(main(), RunOptions.defaults().virtualTime(true));
  }
}
