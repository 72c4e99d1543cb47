import static dev.weft.Coroutines.*;

import dev.weft.*;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** What a task does about its own cancellation, in compiled bodies. */
class Cancelling {
  static void say(Object o) {
    System.out.println(o);
  }

  @Async
  static Coroutine<Void> stoppable() {
    try (var stop = Tasks.onCancel(() -> say("stopped"))) {
      say(stop != null);
      await(sleep(Duration.ofMillis(1)));
      await(sleep(Duration.ofDays(1)));
    } catch (CancelledError e) {
      say("cancelled: " + e.getMessage());
    }
    await(sleep(Duration.ofMillis(5)));
    say("goes on");
    return done();
  }

  @Async
  @SuppressWarnings("try") // the registration is not asked anything
  static Coroutine<String> inTime() {
    try (var stop = Tasks.onCancel(() -> say("never"))) {
      await(yieldNow());
    }
    await(sleep(Duration.ofMillis(5)));
    return done("not stopped");
  }

  @Async
  static Coroutine<Integer> count(int most) {
    int i = 0;
    for (; i < most; i++) {
      if (i == 3) {
        currentTask().cancel("at three");
      }
      if (Tasks.isCancelled()) {
        say("due at " + i);
      }
      Tasks.checkCancelled();
    }
    return done(i);
  }

  @Async
  @SuppressWarnings("weft") // it is to swallow its cancellations
  static Coroutine<Integer> stubborn() {
    int swallowed = 0;
    for (int i = 0; i < 5; i++) {
      try {
        await(sleep(Duration.ofMillis(4)));
      } catch (CancelledError e) {
        swallowed++;
      }
    }
    return done(swallowed);
  }

  @Async
  @SuppressWarnings("try") // the scopes are not asked anything
  static Coroutine<Void> limits() throws TimeoutException {
    try (var limit = timeout(Duration.ofMillis(10))) {
      say("once: " + await(stubborn()));
    }
    try (var limit = timeout(Duration.ofMillis(10)).persistent()) {
      say("persistent: " + await(stubborn()));
    }
    Task<Integer> task;
    try (var group = TaskGroup.open().persistent()) {
      task = group.createTask(stubborn());
      await(sleep(Duration.ofMillis(2)));
      group.cancel();
    }
    say("in a group: " + task.result());
    say(await(waitForOrElse(stubborn(), Duration.ZERO, -1)));
    say(await(waitForOrElse(sleep(Duration.ofDays(1), 1), Duration.ofMillis(1), -1)));
    return done();
  }

  @Async
  static Coroutine<Void> main() throws TimeoutException {
    var task = createTask(stoppable());
    await(sleep(Duration.ofMillis(3)));
    task.cancel("why");
    await(task);
    var other = createTask(inTime());
    await(sleep(Duration.ofMillis(1)));
    other.cancel();
    say(await(gatherSettled(other)).get(0) instanceof Outcome.Cancelled);
    try {
      say(await(createTask(count(10))));
    } catch (CancelledError e) {
      say(e.getMessage());
    }
    await(limits());
    return done();
  }

  public static void main(String[] args) throws TimeoutException {
    AsyncMain.run(main(), RunOptions.defaults().virtualTime(true));
  }
}
