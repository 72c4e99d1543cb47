import static dev.weft.Coroutines.*;

import dev.weft.*;

class Bad {
  @Async
  static Coroutine<Integer> m() throws InterruptedException {
    /*!*/Thread.sleep(1);
    return done(1);
  }
}
