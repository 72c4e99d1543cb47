package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;

/** Switch statements with arrows. */
final class ArrowSwitches {

  enum Size {
    SMALL,
    BIG,
    HUGE
  }

  @Async
  static Coroutine<Void> onInt(Trace t, Source s) {
    for (int i = 0; i < 4; i++) {
      switch (await(s.of(i))) {
        case 0 -> t.log("zero");
        case 1, 2 -> {
          int x = await(s.of(i * 10));
          t.log(x);
        }
        default -> t.log(await(s.of("many")));
      }
    }
    return done();
  }

  @Async
  static Coroutine<Object> onStringWithoutDefault(Trace t, Source s) {
    for (String x : new String[] {"a", "b", "c"}) {
      switch (x) {
        case "a" -> await(s.of(1));
        case "b" -> t.log(await(s.of(2)));
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Void> onEnum(Trace t, Source s) {
    for (Size size : Size.values()) {
      switch (size) {
        case SMALL -> t.log(await(s.of("small")));
        case BIG, HUGE -> t.log(size + await(s.of("!")));
      }
    }
    return done();
  }

  @Async
  static Coroutine<Object> throwsInArm(Trace t, Source s) {
    switch (await(s.of(1))) {
      case 1 -> throw new IllegalStateException(await(s.of("one")));
      default -> t.log("never");
    }
    return done("unreached");
  }

  @Async
  static Coroutine<Object> jumpsFromArms(Trace t, Source s) {
    int i = 0;
    loop:
    for (; ; i++) {
      switch (await(s.of(i))) {
        case 0 -> {
          continue;
        }
        case 1 -> {
          if (t.yes()) {
            break;
          }
          t.log("never");
        }
        case 2 -> {
          await(s.of("last"));
          break loop;
        }
        default -> {
          return done("never");
        }
      }
      t.log("after " + i);
    }
    return done(i);
  }

  @Async
  static Coroutine<Object> returnsInAllArms(Trace t, Source s) {
    switch (await(s.of(true)) ? Size.BIG : Size.SMALL) {
      case SMALL -> {
        return done(await(s.of("small")));
      }
      default -> {
        return done(await(s.of("not small")));
      }
    }
  }

  @Async
  static Coroutine<Void> sameNamesInArms(Trace t, Source s) {
    for (int i = 0; i < 2; i++) {
      switch (i) {
        case 0 -> {
          int x = await(s.of(1));
          await(s.of(0));
          t.log(x);
        }
        default -> {
          String x = await(s.of("x"));
          await(s.of(0));
          t.log(x);
        }
      }
    }
    return done();
  }

  @Async
  static Coroutine<Object> switchExpressionWithoutAwait(Trace t, Source s) {
    int n = await(s.of(2));
    String name =
        switch (n) {
          case 1 -> "one";
          case 2 -> {
            String two = "tw";
            yield two + "o";
          }
          default -> "many";
        };
    await(s.of(0));
    return done(name);
  }
}
