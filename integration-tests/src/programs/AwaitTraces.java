import static dev.weft.Coroutines.*;

import dev.weft.*;
import java.io.IOException;
import java.time.Duration;
import java.util.*;

class AwaitTraces {
  @Async
  static Coroutine<String> fetch(String address) throws IOException {
    await(sleep(Duration.ofSeconds(1)));
    if (address.isEmpty()) {
      throw new IOException("no address");
    }
    return done(address);
  }

  @Async
  static Coroutine<String> retried(String address) throws IOException {
    try {
      return done(await(fetch(address), IOException.class));
    } catch (IOException first) {
      return done(await(fetch(address), IOException.class));
    }
  }

  @Async
  static Coroutine<List<String>> all(List<String> addresses) throws IOException {
    var pages = new ArrayList<Awaitable<String>>();
    for (String address : addresses) {
      pages.add(createTask(retried(address), "page " + pages.size()));
    }
    return done(await(gather(pages)));
  }

  @Async
  static Coroutine<String> group() throws IOException {
    Task<String> page;
    try (var group = TaskGroup.open()) {
      page = group.createTask(retried(""), "member");
    }
    return done(page.result());
  }

  @Async
  static Coroutine<String> blocking() throws IOException {
    return done(
        await(
            toThread(
                () -> {
                  throw new IOException("from elsewhere");
                })));
  }

  @Async
  static Coroutine<Void> passing(Coroutine<?> coroutine) {
    try {
      await(coroutine);
    } catch (Exception e) {
      show(e);
    }
    return done();
  }

  /** The elements of this class, and those that name the tasks. */
  static void show(Exception e) {
    System.out.println(e);
    for (StackTraceElement element : e.getStackTrace()) {
      String name = element.getClassName();
      if (name.startsWith("AwaitTraces") || element.getMethodName().equals("await")) {
        System.out.println("  at " + element);
      }
    }
  }

  public static void main(String[] a) throws IOException {
    var options = RunOptions.defaults().virtualTime(true);
    AsyncMain.run(passing(fetch("")), options);
    AsyncMain.run(passing(all(List.of("a", ""))), options);
    AsyncMain.run(passing(group()), options);
    AsyncMain.run(passing(blocking()), options);
  }
}
