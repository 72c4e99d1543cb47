import static dev.weft.Coroutines.await;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.sleep;

import dev.weft.Async;
import dev.weft.AsyncMain;
import dev.weft.Coroutine;
import java.time.Duration;
import java.util.Map;

/** One async method awaits another and works on what it gave. */
class FetchData {
  @Async
  static Coroutine<Map<String, String>> fetchData() {
    System.out.println("Fetching data...");
    await(sleep(Duration.ofSeconds(2)));
    System.out.println("Data fetched!");
    return done(Map.of("data", "sample data"));
  }

  @Async
  static Coroutine<Void> processData() {
    var data = await(fetchData());
    System.out.println("Processing " + data + "...");
    await(sleep(Duration.ofSeconds(1)));
    System.out.println("Data processed!");
    return done();
  }

  public static void main(String[] args) {
    AsyncMain.run(processData());
  }
}
