package programs;

import static dev.weft.Coroutines.*;

import dev.weft.Async;
import dev.weft.Coroutine;
import harness.*;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Names of the user's that generated code would like to have too. */
public class Clashes {
  private int state = 40;
  private String self = "field";
  int result = 3;
  static int resume = 7;

  static class Frame {
    static String name() {
      return "my frame";
    }
  }

  static class Iterator {
    final int of;

    Iterator(int of) {
      this.of = of;
    }
  }

  static class Throwable {
    @Override
    public String toString() {
      return "my throwable";
    }
  }

  static class IllegalStateException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  int result() {
    return result;
  }

  boolean awaiting(Object o) {
    return o == null;
  }

  @Async
  static Coroutine<Object> locals(Trace t, Source s) {
    int state = await(s.of(1));
    String failure = "f" + await(s.of(2));
    Object exit = await(s.of("exit"));
    int caught = 0;
    Object SUSPENDED = "s";
    Object thrown = null;
    Object returned = "r";
    try {
      await(s.of(0));
      if (state == 1) {
        throw new RuntimeException(failure);
      }
    } catch (RuntimeException e) {
      caught += await(s.of(5));
      thrown = e.getMessage();
    } finally {
      await(s.of(0));
      t.log("finally " + exit + SUSPENDED + returned);
    }
    int awaiting = await(s.of(6));
    return done(state + failure + exit + caught + SUSPENDED + thrown + returned + awaiting);
  }

  @Async
  static Coroutine<Object> members(Trace t, Source s) {
    return done(await(new Clashes().instance(t, s)));
  }

  @Async
  Coroutine<Object> instance(Trace t, Source s) {
    state += await(s.of(2));
    String self = this.self + await(s.of(1));
    t.log(state + self + this.self + result() + awaiting(null) + resume);
    Supplier<String> later = () -> self + this.self + state + result() + Clashes.resume;
    await(s.of(0));
    state++;
    result = await(s.of(9));
    t.log(later.get());
    int resume = await(s.of(5));
    return done(resume + Clashes.resume + result);
  }

  @Async
  static Coroutine<Object> types(Trace t, Source s) {
    t.log(Frame.name());
    Iterator i = new Iterator(await(s.of(4)));
    Throwable mine = new Throwable();
    for (String each : List.of("a", "b")) {
      await(s.of(0));
      t.log(each + i.of + mine);
    }
    try {
      await(s.of(0));
      throw new IllegalStateException();
    } catch (IllegalStateException e) {
      t.log(await(s.of("mine")));
    } finally {
      t.log(await(s.of("finally")));
    }
    return done(mine.toString());
  }

  @Async
  static <Integer> Coroutine<List<Integer>> typeVariable(Trace t, Source s, Integer value) {
    List<Integer> list = new ArrayList<>();
    list.add(value);
    int n = await(s.of(3));
    for (int i = 0; i < n; i++) {
      list.add(await(s.of(value)));
    }
    return done(list);
  }

  @Async
  static Coroutine<Object> typeVariables(Trace t, Source s) {
    return done(await(typeVariable(t, s, "v")));
  }

  @Async
  static Coroutine<Object> unicode(Trace t, Source s) {
    String größe = "ä" + await(s.of("\u00e9\t\"\\"));
    int $ = await(s.of(1));
    int _a$ = $ + await(s.of(2));
    char c = (char) (await(s.of('a')) + 1);
    t.log(größe + _a$ + c + '\'' + "\0" + '\uffff');
    return done(
        """
        text "block" \
        joined
          \tindent ${x}
        """
            + await(s.of(größe)));
  }

  @Async
  static Coroutine<Object> shadowing(Trace t, Source s) {
    {
      int x = await(s.of(1));
      t.log(x);
    }
    {
      String x = await(s.of("x"));
      await(s.of(0));
      Runnable r = () -> t.log(x);
      r.run();
    }
    for (long x = 0; x < 2; x++) {
      t.log(x + await(s.of(1)));
    }
    int x = 9;
    Supplier<Supplier<Object>> nested =
        () -> {
          int y = x;
          return () -> x + y;
        };
    await(s.of(0));
    return done(nested.get().get());
  }
}
