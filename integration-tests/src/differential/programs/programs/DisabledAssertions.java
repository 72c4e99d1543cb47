package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;

/** Assert statements where assertions are disabled: nothing of them is evaluated. */
final class DisabledAssertions {

  @Async
  static Coroutine<Object> nothingIsAwaited(Trace t, Source s) {
    assert await(s.of(false)) : t.see("detail");
    assert t.is(false) : await(s.of("detail"));
    assert t.is(false);
    await(s.of(1));
    assert t.is(false) : "after an await";
    return done("end");
  }
}
