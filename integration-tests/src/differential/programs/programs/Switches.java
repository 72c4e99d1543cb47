package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;

/** Old switch statements on every kind of selector. */
final class Switches {

  enum Color {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "grass";
      }
    },
    BLUE
  }

  @Async
  static Coroutine<Void> onInt(Trace t, Source s) {
    for (int i = 0; i < 4; i++) {
      switch (await(s.of(i))) {
        case 0:
          t.log("zero");
          break;
        case 1:
        case 2:
          t.log(await(s.of("one or two")));
          break;
        default:
          t.log("many");
      }
    }
    return done();
  }

  @Async
  static Coroutine<Void> fallThrough(Trace t, Source s) {
    for (int i = 0; i < 4; i++) {
      switch (i) {
        case 0:
          t.log("zero");
        case 1:
          t.log(await(s.of("one")));
        case 2:
          t.log("two");
          await(s.of(0));
      }
      t.log("next");
    }
    return done();
  }

  @Async
  static Coroutine<Void> defaultInTheMiddle(Trace t, Source s) {
    for (int i = 0; i < 4; i++) {
      switch (i) {
        case 0:
          t.log(await(s.of("zero")));
        default:
          t.log(await(s.of("default")));
        case 2:
          t.log(await(s.of("two")));
          break;
        case 3:
          t.log("three");
      }
    }
    return done();
  }

  @Async
  static Coroutine<Void> onChar(Trace t, Source s) {
    for (char c : "abz".toCharArray()) {
      switch (c) {
        case 'a':
          t.log(await(s.of(1)));
          break;
        case 'b':
          await(s.of(2));
          break;
        default:
          t.log(c);
      }
    }
    return done();
  }

  @Async
  static Coroutine<Void> onString(Trace t, Source s) {
    for (String x : new String[] {"Aa", "BB", "C", ""}) {
      switch (await(s.of(x))) {
        case "Aa":
          t.log("same hash");
          break;
        case "BB":
          t.log(await(s.of("as this")));
          break;
        case "":
          t.log("empty");
          break;
        default:
          t.log("other");
      }
    }
    return done();
  }

  @Async
  static Coroutine<Void> onEnum(Trace t, Source s) {
    for (Color color : Color.values()) {
      switch (color) {
        case RED:
          t.log(await(s.of("red")));
          break;
        case GREEN:
          t.log(color);
          await(s.of(1));
        default:
          t.log("rest");
      }
    }
    return done();
  }

  @Async
  static Coroutine<Void> onBoxes(Trace t, Source s) {
    switch (await(s.of(Integer.valueOf(2)))) {
      case 2:
        t.log("two");
    }
    Character c = await(s.of('x'));
    switch (c) {
      case 'x':
        t.log(await(s.of("x")));
    }
    Byte b = 1;
    switch (b) {
      case 1:
        await(s.of(0));
        t.log("byte");
        break;
      case 2:
        t.log("never");
    }
    short h = 7;
    switch (h) {
      case 7:
        t.log(await(s.of("short")));
    }
    return done();
  }

  @Async
  static Coroutine<Object> nullSelector(Trace t, Source s) {
    String none = await(s.of((String) null));
    switch (none) {
      case "a":
        t.log(await(s.of("never")));
      default:
        t.log("never");
    }
    return done("unreached");
  }

  @Async
  static Coroutine<Object> noMatch(Trace t, Source s) {
    switch (await(s.of(9))) {
      case 1:
        t.log(await(s.of("never")));
    }
    switch (await(s.of(9))) {
    }
    return done("end");
  }

  @Async
  static Coroutine<Void> localsOfTheSwitch(Trace t, Source s) {
    for (int i = 0; i < 2; i++) {
      switch (i) {
        case 0:
          int x = await(s.of(5));
          t.log(x);
          break;
        case 1:
          x = await(s.of(6));
          await(s.of(0));
          t.log(x);
      }
    }
    return done();
  }

  @Async
  static Coroutine<Object> leavesLoops(Trace t, Source s) {
    int i = 0;
    loop:
    while (true) {
      switch (await(s.of(i++))) {
        case 0:
          continue;
        case 1:
          break;
        case 2:
          continue loop;
        case 3:
          break loop;
        default:
          t.log("never");
      }
      t.log("after " + i);
    }
    return done(i);
  }

  @Async
  static Coroutine<Object> returnsAndThrows(Trace t, Source s) {
    switch (await(s.of(1))) {
      case 0:
        return done("zero");
      case 1:
        if (t.no()) {
          return done(await(s.of("one")));
        }
      default:
        throw new IllegalStateException(await(s.of("thrown")));
    }
  }

  @Async
  static Coroutine<Void> nested(Trace t, Source s) {
    switch (await(s.of(1))) {
      case 1:
        switch (await(s.of("a"))) {
          case "a":
            t.log("inner");
            break;
          default:
            t.log("never");
        }
        t.log("outer");
    }
    return done();
  }

  @Async
  static Coroutine<Object> withoutAwaitInside(Trace t, Source s) {
    int x = await(s.of(2));
    switch (x) {
      case 2:
        t.log("two");
      case 3:
        t.log("three");
        break;
      default:
        t.log("never");
    }
    return done(await(s.of("end")));
  }

  static final int CONSTANT = 3;

  @Async
  static Coroutine<Void> constantLabels(Trace t, Source s) {
    final int local = 4;
    for (int i = 3; i < 6; i++) {
      switch (await(s.of(i))) {
        case CONSTANT:
          t.log(await(s.of("constant")));
          break;
        case local:
          t.log(await(s.of("local")));
          break;
        case CONSTANT + 2:
          t.log(await(s.of("sum")));
          break;
      }
    }
    return done();
  }
}
