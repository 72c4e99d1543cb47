package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;

/** Await in the operands of and, or. */
final class ShortCircuits {

  @Async
  static Coroutine<Void> and(Trace t, Source s) {
    t.log(t.is(true) && await(s.of(true)));
    t.log(t.is(false) && await(s.of(true)));
    t.log(await(s.of(true)) && t.is(false));
    t.log(await(s.of(false)) && t.is(true));
    return done();
  }

  @Async
  static Coroutine<Void> or(Trace t, Source s) {
    t.log(t.is(true) || await(s.of(true)));
    t.log(t.is(false) || await(s.of(false)));
    t.log(await(s.of(true)) || t.is(false));
    t.log(await(s.of(false)) || t.is(true));
    return done();
  }

  @Async
  static Coroutine<Void> mixed(Trace t, Source s) {
    t.log(t.is(false) || await(s.of(true)) && t.is(true));
    t.log((t.is(false) || await(s.of(true))) && (await(s.of(false)) || t.is(true)));
    t.log(!(await(s.of(true)) && !await(s.of(false))));
    return done();
  }

  @Async
  static Coroutine<Object> inConditions(Trace t, Source s) {
    if (t.is(true) && await(s.of(true))) {
      t.log("then");
    }
    if (!(t.is(false) || await(s.of(true)))) {
      t.log("never");
    } else {
      t.log("else");
    }
    int i = 0;
    while (i < 3 && await(s.of(i)) < 2) {
      i++;
    }
    return done(i);
  }

  @Async
  static Coroutine<Void> guardsNull(Trace t, Source s) {
    String none = null;
    t.log(none != null && none.length() > await(s.of(1)));
    t.log(none == null || none.length() > await(s.of(1)));
    return done();
  }

  @Async
  static Coroutine<Object> assigns(Trace t, Source s) {
    int x = 0;
    boolean b = (x = await(s.of(1))) > 5 && (x = await(s.of(2))) > 0;
    t.log(b);
    return done(x);
  }

  @Async
  static Coroutine<Object> operandsBeforeAreKept(Trace t, Source s) {
    int x = 1;
    boolean b = x + (t.is(true) && await(s.of(true)) ? x++ : 0) == await(s.of(2)) && x == 2;
    return done(b);
  }

  @Async
  static Coroutine<Void> definiteAssignment(Trace t, Source s) {
    int n;
    if (t.yes() && (n = await(s.of(4))) > 2) {
      t.log(n);
    }
    boolean known;
    if (await(s.of(false)) || !(known = await(s.of(true)))) {
      t.log("no");
    } else {
      t.log(known);
    }
    return done();
  }

  @Async
  static Coroutine<Object> boxed(Trace t, Source s) {
    Boolean yes = true;
    t.log(yes && await(s.of(Boolean.FALSE)));
    boolean b = await(s.of(yes)) || t.no();
    return done(b);
  }
}
