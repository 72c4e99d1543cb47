package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Pattern variables of {@code instanceof}, whose scope follows the flow (JLS 6.3). */
final class Patterns {

  private static Object[] objects() {
    return new Object[] {1, "text", "", null, 2.5, List.of("x"), 42L};
  }

  @Async
  static Coroutine<Object> inTheConditionAndTheBody(Trace t, Source s) {
    for (Object o : objects()) {
      if (o instanceof String x && await(s.of(x.length())) > 0) {
        t.log(x + await(s.of("!")));
      } else if (o instanceof Integer i && i > await(s.of(0))) {
        t.log(i + 1);
      } else if (!(o instanceof List<?> l) || await(s.of(l.isEmpty()))) {
        t.log("neither");
      } else {
        t.log(l.get(0) + await(s.of("?")));
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> behindANegatedTest(Trace t, Source s) {
    for (Object o : objects()) {
      if (!(o instanceof String x)) {
        await(s.of(0));
        continue;
      }
      t.log(x.length() + await(s.of(1)));
      Supplier<String> later = () -> x + x;
      await(s.of(0));
      t.log(later.get());
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> behindALoop(Trace t, Source s) {
    int i = 0;
    Object o = 0;
    while (!(o instanceof String x)) {
      o = await(s.of(objects()[i++]));
    }
    t.log(x + await(s.of(1)));
    do {
      o = await(s.of(objects()[i++]));
    } while (!(o instanceof Double d));
    return done(d + await(s.of(1)));
  }

  @Async
  static Coroutine<Object> inForLoops(Trace t, Source s) {
    int count = 0;
    for (Object o = "a"; o instanceof String x && await(s.of(x.length() < 4)); o = x + x) {
      t.log(x);
      count += await(s.of(x.length()));
    }
    for (Object o = 3; o instanceof Integer i && i > 0; o = await(s.of(i - 1))) {
      t.log(i);
    }
    return done(count);
  }

  @Async
  static Coroutine<Object> inConditionals(Trace t, Source s) {
    for (Object o : objects()) {
      t.log(o instanceof String x ? x + await(s.of("s")) : o instanceof Integer i ? i + 1 : "none");
      t.log(!(o instanceof String x) ? await(s.of("no")) : x.isEmpty());
      boolean both = o instanceof Integer i && await(s.of(true)) && i == 1;
      t.log(both || (o instanceof Long l && l == await(s.of(42L))));
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> sameNameOtherType(Trace t, Source s) {
    for (Object o : objects()) {
      if (o instanceof String v) {
        await(s.of(0));
        t.log(v.isEmpty());
      } else if (o instanceof Integer v) {
        await(s.of(0));
        t.log(v + 1);
      }
      if (o instanceof Double v && await(s.of(v)) > 1) {
        t.log(v * 2);
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> assignedVariable(Trace t, Source s) {
    Object o = "a";
    if (o instanceof String x) {
      x = x + await(s.of("b"));
      x += await(s.of("c"));
      return done(x);
    }
    return done("no");
  }

  @Async
  static Coroutine<Object> capturedByLambdas(Trace t, Source s) {
    List<Supplier<String>> later = new ArrayList<>();
    for (Object o : objects()) {
      if (o instanceof String x && await(s.of(true))) {
        later.add(() -> "string " + x);
      }
      if (!(o instanceof Integer i)) {
        continue;
      }
      later.add(() -> "integer " + i);
      await(s.of(i));
    }
    for (Supplier<String> each : later) {
      t.log(each.get());
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> testedOnce(Trace t, Source s) {
    if (t.see((Object) "once") instanceof String x && await(s.of(x.equals("once")))) {
      t.log(x);
    }
    if (await(s.of((Object) 5)) instanceof Integer i) {
      t.log(i + await(s.of(1)));
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> inAReturn(Trace t, Source s) {
    Object o = await(s.of("value"));
    return o instanceof String x && await(s.of(true)) ? done(x + await(s.of("!"))) : done("no");
  }

  @Async
  static <T extends Comparable<T>> Coroutine<Object> ofTypeVariables(Source s, T value, Object o) {
    if (value instanceof String x && o instanceof List<?> l && await(s.of(true))) {
      return done(x + l.size());
    }
    return done(value);
  }

  @Async
  static Coroutine<Object> generic(Trace t, Source s) {
    t.log(await(ofTypeVariables(s, "a", List.of(1))));
    return done(await(ofTypeVariables(s, 1, "b")));
  }
}
