import static dev.weft.Coroutines.await;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.sleep;

import dev.weft.Async;
import dev.weft.AsyncMain;
import dev.weft.Coroutine;
import java.io.IOException;
import java.time.Duration;

/** An exception, checked ones too, arrives where the coroutine is awaited. */
class FaultyFunction {
  @Async
  static Coroutine<String> faultyFunction() throws IOException {
    await(sleep(Duration.ofSeconds(1)));
    throw new IOException("the connection was lost");
  }

  @Async
  static Coroutine<Void> program() {
    try {
      System.out.println("Got " + await(faultyFunction()));
    } catch (IOException failure) {
      System.out.println("Caught: " + failure.getMessage());
    } finally {
      System.out.println("Done.");
    }
    return done();
  }

  public static void main(String[] args) {
    AsyncMain.run(program());
  }
}
