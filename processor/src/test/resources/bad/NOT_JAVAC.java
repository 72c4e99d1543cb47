import static dev.weft.Coroutines.*;

import dev.weft.*;

class Bad {
  /*!*/@Async
  static Coroutine<Integer> m() {
    return done(1);
  }
}
