package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;

/** Annotations that reflection finds, on classes inside async bodies. */
final class Annotations {
  @Retention(RetentionPolicy.RUNTIME)
  @interface Mark {
    String value() default "none";

    int[] numbers() default {};

    Class<?> type() default Object.class;

    ElementType place() default ElementType.TYPE;

    Deprecated inner() default @Deprecated(since = "1");
  }

  private Annotations() {}

  private static String tell(AnnotatedElement element) {
    Mark mark = element.getAnnotation(Mark.class);
    return mark == null
        ? "unmarked"
        : String.join(
            " ",
            mark.value(),
            Arrays.toString(mark.numbers()),
            mark.type().getName(),
            mark.place().name(),
            mark.inner().since());
  }

  @Async
  static Coroutine<Object> onMembersOfAnAnonymousClass(Trace t, Source s) throws Exception {
    Object o =
        new Object() {
          @Mark(
              value = "a\"b\n",
              numbers = {1, -2},
              type = int[].class)
          public void go(@Mark("parameter") int p) {}

          @Mark(place = ElementType.FIELD, inner = @Deprecated(since = "9"))
          public int field;
        };
    int n = await(s.of(1));
    var method = o.getClass().getMethod("go", int.class);
    return done(
        tell(method) + tell(method.getParameters()[0]) + tell(o.getClass().getField("field")) + n);
  }

  @Async
  static Coroutine<Object> onALocalRecord(Trace t, Source s) throws Exception {
    @Mark("record")
    record Pair(@Mark("x") int x, List<String> y) {}
    Pair pair = new Pair(await(s.of(1)), List.of());
    return done(
        tell(Pair.class)
            + tell(Pair.class.getRecordComponents()[0])
            + tell(Pair.class.getDeclaredField("x"))
            + tell(Pair.class.getMethod("x"))
            + tell(Pair.class.getDeclaredConstructors()[0].getParameters()[0])
            + tell(Pair.class.getMethod("y"))
            + pair);
  }

  @Async
  static Coroutine<Object> onALocalClassAndEnum(Trace t, Source s) throws Exception {
    @Mark("class")
    class Local {
      @Mark("constructor")
      Local() {}
    }
    enum Choice {
      @Mark("first")
      FIRST,
      SECOND
    }
    await(s.of(0));
    return done(
        tell(Local.class)
            + tell(new Local().getClass().getDeclaredConstructors()[0])
            + tell(Choice.class.getField("FIRST"))
            + tell(Choice.class.getField("SECOND")));
  }
}
