package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;

/** Methods of whose names one begins as another one does, with a dollar behind it. */
final class DollarNames extends Elsewhere<String> {
  DollarNames(Trace t) {
    super(t, "v");
  }

  @Async
  Coroutine<Integer> first(Source s) {
    count += await(s.of(1));
    return done(count);
  }

  @Async
  Coroutine<Integer> a(Source s) {
    AsyncSupplier<Integer> later = () -> done(await(s.of(40)) + 2);
    return done(await(later.get()));
  }

  @Async
  Coroutine<Integer> a$b(Source s) {
    count *= await(s.of(10));
    AsyncSupplier<Integer> later = () -> done(await(s.of(count)) + count);
    return done(await(later.get()) + await(a(s)));
  }

  @Async
  Coroutine<String> a$b$1(Source s) {
    text += await(s.of("x"));
    return done(text);
  }

  @Async
  static Coroutine<Object> dollars(Trace t, Source s) {
    DollarNames names = new DollarNames(t);
    t.log(await(names.first(s)));
    t.log(await(names.a(s)));
    t.log(await(names.a$b(s)));
    t.log(await(names.a$b$1(s)));
    return done(names.count);
  }
}
