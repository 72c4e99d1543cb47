import static dev.weft.Coroutines.*;

import dev.weft.*;

class Bad {
  @Async
  static Coroutine<Integer> m() {
    /*!*/emit(1);
    return done(1);
  }
}
