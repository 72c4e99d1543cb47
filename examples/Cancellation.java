import static dev.weft.Coroutines.await;
import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.sleep;

import dev.weft.Async;
import dev.weft.AsyncMain;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import java.time.Duration;

/** A long-running task is cancelled after three seconds and may clean up. */
class Cancellation {
  @Async
  static Coroutine<Void> longRunningTask() {
    try {
      System.out.println("Long task started");
      await(sleep(Duration.ofMinutes(10)));
      System.out.println("Long task finished");
    } catch (CancelledError cancelled) {
      System.out.println("Long task cancelled, cleaning up");
      throw cancelled;
    }
    return done();
  }

  @Async
  static Coroutine<Void> program() {
    var task = createTask(longRunningTask());
    await(sleep(Duration.ofSeconds(3)));
    System.out.println("Three seconds are enough");
    task.cancel();
    try {
      await(task);
    } catch (CancelledError cancelled) {
      System.out.println("Task is cancelled: " + task.isCancelled());
    }
    return done();
  }

  public static void main(String[] args) {
    AsyncMain.run(program());
  }
}
