import static dev.weft.Coroutines.*;

import dev.weft.*;

class Bad {
  @Async
  static Coroutine<Integer> one() {
    return done(1);
  }

  static void m() {
    AsyncSupplier<Integer> a = /*!*/() -> one();
    AsyncSupplier<Integer> b = /*!*/() -> one();
  }
}
