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
      await(one());
    } finally /*!*/{
      return done(0);
    }
  }
}
