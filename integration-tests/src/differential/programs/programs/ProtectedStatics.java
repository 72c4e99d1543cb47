package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.*;
import java.util.function.*;

/** Protected static members that are reached through expressions. */
final class ProtectedStatics extends Elsewhere<String> {
  ProtectedStatics(Trace t) {
    super(t, "v");
  }

  static class Other extends Elsewhere<Integer> {
    Other(Trace t) {
      super(t, 1);
    }
  }

  static <T> T note(Trace t, T x) {
    t.log("note");
    return x;
  }

  @Async
  static Coroutine<Object> staticThroughExpression(Trace t, Source s) {
    Elsewhere<String> e = new ProtectedStatics(t);
    Other none = null;
    t.log(e.total);
    t.log(note(t, none).total + await(s.of(1)));
    note(t, e).total += await(s.of(5));
    t.log(total);
    note(t, none).total++;
    t.log(none.total = await(s.of(10)));
    t.log(note(t, e).join(t.see(1), await(s.of(2)), t.see(3)));
    t.log(note(t, none).larger(await(s.of(1)), t.see(2)));
    Supplier<String> later = () -> note(t, none).join(1) + none.total;
    await(s.of(0));
    t.log(later.get());
    t.log(new Other(t).join());
    t.log(await(s.of(e)).total--);
    t.log(await(s.of((Other) null)).larger("a", "b"));
    return done(total);
  }
}
