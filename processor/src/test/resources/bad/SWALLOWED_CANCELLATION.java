import static dev.weft.Coroutines.*;

import dev.weft.*;

class Bad {
  @Async
  static Coroutine<Integer> one() {
    return done(1);
  }

  @Async
  static Coroutine<Integer> m() {
    try {
      return done(await(one()));
    } catch (/*!*/Throwable failure) {
      return done(0);
    }
  }
}
