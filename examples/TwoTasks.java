import static dev.weft.Coroutines.await;
import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.gather;
import static dev.weft.Coroutines.sleep;

import dev.weft.Async;
import dev.weft.AsyncMain;
import dev.weft.Coroutine;
import java.time.Duration;

/** Two tasks run side by side on one thread: three seconds in all, not five. */
class TwoTasks {
  @Async
  static Coroutine<String> download(String name, int seconds) {
    System.out.println("Starting " + name);
    await(sleep(Duration.ofSeconds(seconds)));
    System.out.println("Finished " + name);
    return done(name.toUpperCase());
  }

  @Async
  static Coroutine<Void> program() {
    long start = System.nanoTime();
    var slow = createTask(download("slow", 3));
    var quick = createTask(download("quick", 2));
    System.out.println("Results: " + await(gather(slow, quick)));
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    System.out.println("Took " + seconds + " seconds");
    return done();
  }

  public static void main(String[] args) {
    AsyncMain.run(program());
  }
}
