import static dev.weft.Coroutines.*;

import dev.weft.*;
import java.util.function.Function;

/** Classes of the unnamed package, which nothing can qualify, behind variables of their name. */
class Hidden {
  static int calls;

  static String call(Object o) {
    calls++;
    return "call " + o;
  }

  @Async
  static <Hidden extends Number> Coroutine<String> typeVariable(Hidden hidden) {
    Hidden kept = await(later(hidden));
    return done(call(kept.intValue() + calls));
  }

  @Async
  static <T> Coroutine<T> later(T value) {
    await(yieldNow());
    return done(value);
  }

  @Async
  static Coroutine<String> variables(String Hidden) {
    Function<String, String> inner = other -> call(other) + Hidden;
    await(yieldNow());
    for (String Later : new String[] {"a", "b"}) {
      System.out.println(inner.apply(Later));
    }
    try {
      throw new IllegalStateException(call("thrown"));
    } catch (IllegalStateException Later) {
      System.out.println(Later.getMessage() + calls);
    }
    return done(call(Hidden));
  }

  @Async
  static Coroutine<String> parameterOfALambda() {
    Function<String, String> function = Hidden -> call(Hidden) + calls;
    await(yieldNow());
    return done(function.apply("x"));
  }

  public static void main(String[] args) {
    System.out.println(AsyncMain.run(typeVariable(41)));
    System.out.println(AsyncMain.run(variables("v")));
    System.out.println(AsyncMain.run(parameterOfALambda()));
  }
}
