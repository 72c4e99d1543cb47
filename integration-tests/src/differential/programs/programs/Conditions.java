package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;

/** Await in if statements. */
final class Conditions {

  @Async
  static Coroutine<Void> inCondition(Trace t, Source s) {
    if (await(s.of(true))) {
      t.log("then");
    }
    if (await(s.of(false))) {
      t.log("never");
    }
    return done();
  }

  @Async
  static Coroutine<Void> inBranches(Trace t, Source s) {
    for (int i = 0; i < 3; i++) {
      if (i == 0) {
        t.log(await(s.of("zero")));
      } else if (await(s.of(i)) == 1) {
        t.log("one");
      } else {
        t.log(await(s.of("more")));
      }
      t.log("after");
    }
    return done();
  }

  @Async
  static Coroutine<Void> danglingElse(Trace t, Source s) {
    if (t.yes())
      if (await(s.of(false))) t.log("inner");
      else t.log(await(s.of("else of inner")));
    return done();
  }

  @Async
  static Coroutine<Object> withoutBraces(Trace t, Source s) {
    if (await(s.of(true))) await(s.of(1));
    else await(s.of(2));
    if (t.no()) return done(await(s.of(3)));
    else return done(await(s.of(4)));
  }

  @Async
  static Coroutine<Object> returnsInBothBranches(Trace t, Source s) {
    if (t.is(false)) {
      await(s.of(1));
      return done("then");
    } else {
      await(s.of(2));
      return done("else");
    }
  }

  @Async
  static Coroutine<Object> emptyBranches(Trace t, Source s) {
    if (await(s.of(true))) {
    } else {
      t.log("never");
    }
    if (await(s.of(false)))
      ;
    return done("end");
  }

  @Async
  static Coroutine<Object> localsOfBranches(Trace t, Source s) {
    int total = 0;
    if (t.yes()) {
      int x = await(s.of(3));
      total += x;
      await(s.of(0));
      total += x;
    } else {
      String x = await(s.of("x"));
      total += x.length();
    }
    return done(total);
  }
}
