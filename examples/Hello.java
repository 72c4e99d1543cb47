import static dev.weft.Coroutines.await;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.sleep;

import dev.weft.Async;
import dev.weft.AsyncMain;
import dev.weft.Coroutine;
import java.time.Duration;

/** Says hello and, one second later, goodbye. */
class Hello {
  @Async
  static Coroutine<Void> hello() {
    System.out.println("Hello ...");
    await(sleep(Duration.ofSeconds(1)));
    System.out.println("... and goodbye!");
    return done();
  }

  public static void main(String[] args) {
    AsyncMain.run(hello());
  }
}
