import static dev.weft.Coroutines.*;

import dev.weft.*;

class Bad {
  @Async
  static Coroutine<Integer> m(Object o) {
    switch (o) {
      case /*!*/String s:
        return done(s.length());
      default:
        return done(0);
    }
  }
}
