import static dev.weft.Coroutines.*;

import dev.weft.*;

class Bad {
  @Async
  static Coroutine<Integer> one() {
    return done(1);
  }

  @Async
  static Coroutine<Integer> m(int i) {
    switch (i) {
      case /*!*/await(one()):
      default:
        return done(0);
    }
  }
}
