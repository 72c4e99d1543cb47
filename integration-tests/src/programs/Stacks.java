import static dev.weft.Coroutines.*;

import dev.weft.*;
import java.time.Duration;
import java.util.*;

class Stacks {
  @Async
  static Coroutine<Void> inner() {
    try {
      await(sleep(Duration.ofSeconds(1)));
    } finally {
      System.out.print("");
    }
    return done();
  }

  @Async
  static Coroutine<Void> middle(int n) {
    await(yieldNow());
    for (int i = 0; i < n; i++) {
      System.out.print(i);
      await(inner());
    }
    return done();
  }

  @Async
  static AsyncGenerator<Integer> gen() {
    emit(1);
    await(middle(1));
    emit(2);
    return end();
  }

  @Async
  static Coroutine<Integer> loop() {
    int s = 0;
    for (int x : each(gen())) {
      s += x;
    }
    return done(s);
  }

  @Async
  static Coroutine<Void> top() {
    var t = createTask(middle(2), "t");
    var u =
        createTask(
            coroutine(
                () -> {
                  return done(await(loop()));
                }),
            "u");
    await(sleep(Duration.ofMillis(100)));
    System.out.println();
    for (var e : t.stack()) System.out.println(e);
    System.out.println();
    for (var e : u.stack()) System.out.println(e);
    for (var e : currentTask().stack()) System.out.println(e);
    System.out.println(Tasks.dump());
    return done();
  }

  public static void main(String[] a) {
    AsyncMain.run(top(), RunOptions.defaults().virtualTime(true));
  }
}
