import static dev.weft.Coroutines.*;

import dev.weft.*;

class Bad {
  @Async
  static Coroutine<Integer> one() {
    return done(1);
  }

  @Async
  static Coroutine<Integer> m() {
    Runnable r = () -> /*!*/await(one());
    r.run();
    return done(1);
  }
}
