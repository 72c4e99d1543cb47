import static dev.weft.Coroutines.*;

import dev.weft.*;
import java.util.*;
import java.util.stream.*;

/** Generators: how far their bodies run, what closes them, what is refused at run time. */
class Generators {
  static void say(Object o) {
    System.out.println(o);
  }

  @Async
  static AsyncGenerator<Integer> count(String name, int n, boolean late) {
    say(name + " begins");
    try {
      for (int i = 0; i < n; i++) {
        if (late) {
          await(yieldNow());
        }
        emit(i);
      }
      say(name + " ends");
    } finally {
      await(yieldNow());
      say(name + " cleaned up");
    }
    return end();
  }

  @Async
  static <T> AsyncGenerator<T> twice(AsyncIterable<T> source) {
    for (T each : each(source)) {
      emit(each);
      emit(each);
    }
    return end();
  }

  @Async
  static AsyncGenerator<String> fails() {
    emit("one");
    await(yieldNow());
    throw new IllegalStateException("the body failed");
  }

  @Async
  @SuppressWarnings("finally")
  static AsyncGenerator<Integer> stubborn() {
    while (true) {
      try {
        emit(1);
      } finally {
        continue;
      }
    }
  }

  @Async
  static Generator<Long> squares(int n) {
    try {
      for (int i = 0; i < n; i++) {
        emit((long) i * i);
      }
    } finally {
      say("squares end");
    }
    return end();
  }

  @Async
  static Generator<Integer> tree(List<?> list) {
    for (Object each : list) {
      if (each instanceof List<?> inner) {
        for (int value : tree(inner)) {
          emit(value);
        }
      } else {
        emit((Integer) each);
      }
    }
    return end();
  }

  @Async
  static Coroutine<Void> main() throws Exception {
    for (boolean late : new boolean[] {false, true}) {
      for (int i : each(count("all", 3, late))) {
        say(i);
      }
      for (int i : each(twice(count("some", 9, late)))) {
        if (i == 1) {
          break;
        }
        say(i);
      }
      say("after the loop");
    }
    try {
      for (String s : each(fails())) {
        say(s);
      }
    } catch (IllegalStateException e) {
      say(e.getMessage());
    }
    var manual = count("manual", 2, true);
    say(await(manual.hasNext()) + " " + await(manual.hasNext()) + " " + manual.next());
    try {
      manual.next();
    } catch (NoSuchElementException e) {
      say("no value");
    }
    await(manual.close());
    say(await(manual.hasNext()));
    await(count("never", 1, false).close());
    var busy = count("busy", 2, true);
    var first = createTask(busy.hasNext());
    await(yieldNow());
    try {
      await(busy.hasNext());
    } catch (IllegalStateException e) {
      say(e.getMessage().contains("in use"));
    }
    say(await(first));
    await(busy.close());
    var bad = stubborn();
    await(bad.hasNext());
    try {
      await(bad.close());
    } catch (IllegalStateException e) {
      say(e.getMessage().contains("emitted a value while it was closed"));
    }
    var used = count("used", 1, false);
    used.iterator();
    try {
      used.iterator();
    } catch (IllegalStateException e) {
      say(e.getMessage().contains("was used before"));
    }
    var cancelled = count("cancelled", 5, true);
    var task = createTask(consume(cancelled));
    await(yieldNow());
    task.cancel();
    say(await(gatherSettled(task)).get(0).getClass().getSimpleName());
    var open = count("open", 5, true);
    await(open.hasNext());
    say("main ends");
    kept = open;
    return done();
  }

  static Object kept;

  @Async
  static Coroutine<Void> consume(AsyncIterable<Integer> values) {
    for (int i : each(values)) {
      say(i);
    }
    return done();
  }

  public static void main(String[] args) throws Exception {
    AsyncMain.run(main());
    say(StreamSupport.stream(squares(4).spliterator(), false).collect(Collectors.toList()));
    try (var some = squares(100)) {
      say(some.next() + some.next());
    }
    for (int i : tree(List.of(1, List.of(2, List.of(3)), 4))) {
      say(i);
    }
    long sum = 0;
    for (long each : squares(1_000_000)) {
      sum += each;
    }
    say(sum);
  }
}
