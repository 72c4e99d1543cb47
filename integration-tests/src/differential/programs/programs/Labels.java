package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.List;

/** Labelled break and continue through every depth. */
final class Labels {

  @Async
  static Coroutine<Object> breakOuter(Trace t, Source s) {
    outer:
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        t.log(i * 10 + await(s.of(j)));
        if (i == 1 && j == 1) {
          break outer;
        }
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> continueOuter(Trace t, Source s) {
    outer:
    for (int i = 0; i < 3; i += await(s.of(1))) {
      int j = 0;
      while (true) {
        if (await(s.of(j++)) == i) {
          continue outer;
        }
        t.log(i * 10 + j);
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> labelledLoopOverAwaited(Trace t, Source s) {
    outer:
    for (int i : await(s.of(new int[] {1, 2, 3}))) {
      for (int j = 0; j < 3; j++) {
        if (j == i) {
          continue outer;
        }
        t.log(i * 10 + j);
      }
    }
    list:
    for (String text : await(s.of(List.of("a", "b", "c")))) {
      if (text.equals("b")) {
        break list;
      }
      t.log(text);
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> labelledBlock(Trace t, Source s) {
    block:
    {
      t.log(1);
      if (await(s.of(true))) {
        break block;
      }
      t.log("never");
    }
    empty:
    {
      break empty;
    }
    return done(await(s.of("end")));
  }

  @Async
  static Coroutine<Object> labelledIf(Trace t, Source s) {
    check:
    if (await(s.of(true))) {
      if (t.yes()) {
        break check;
      }
      t.log("never");
    } else {
      t.log("never either");
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> throughTryAndFinally(Trace t, Source s) {
    outer:
    for (int i = 0; i < 3; i++) {
      try {
        middle:
        for (int j = 0; ; j++) {
          try {
            switch (await(s.of(j))) {
              case 0:
                continue middle;
              case 1:
                t.log("one");
                break;
              case 2:
                if (i == 1) {
                  break outer;
                }
                continue outer;
              default:
                t.log("never");
            }
          } finally {
            t.log("inner finally " + i + await(s.of(j)));
          }
        }
      } finally {
        t.log("outer finally " + await(s.of(i)));
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> continueInDo(Trace t, Source s) {
    int i = 0;
    outer:
    do {
      i++;
      for (; ; ) {
        if (await(s.of(i)) < 3) {
          continue outer;
        }
        break outer;
      }
    } while (t.is(i < 10));
    return done(i);
  }

  @Async
  static Coroutine<Object> continueInEnhancedFor(Trace t, Source s) {
    int sum = 0;
    outer:
    for (int x : new int[] {1, 2, 3}) {
      for (int y : List.of(1, 2, 3)) {
        if (y > x) {
          continue outer;
        }
        sum += await(s.of(x * y));
      }
      sum += 100;
    }
    return done(sum);
  }

  @Async
  static Coroutine<Object> sameLabelTwice(Trace t, Source s) {
    a:
    for (; ; ) {
      await(s.of(1));
      break a;
    }
    a:
    while (true) {
      if (await(s.of(true))) break a;
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> labelsInsideLoopsWithoutAwait(Trace t, Source s) {
    int found = -1;
    await(s.of(0));
    search:
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        if (j == 3) {
          continue search;
        }
        if (i * j == 4) {
          found = i * 10 + j;
          break search;
        }
      }
    }
    return done(found + await(s.of(0)));
  }

  @Async
  static Coroutine<Object> breakOuterFromLoopWithoutAwait(Trace t, Source s) {
    int n = 0;
    outer:
    while (true) {
      n += await(s.of(1));
      for (int i = 0; i < 5; i++) {
        if (n < 2) {
          continue outer;
        }
        if (i + n == 4) {
          break outer;
        }
      }
    }
    return done(n);
  }
}
