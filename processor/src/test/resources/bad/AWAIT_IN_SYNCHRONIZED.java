import static dev.weft.Coroutines.*;

import dev.weft.*;

class Bad {
  @Async
  static Coroutine<Integer> one() {
    return done(1);
  }

  @Async
  static Coroutine<Integer> m(Object lock) {
    synchronized (lock) {
      return done(/*!*/await(one()));
    }
  }
}
