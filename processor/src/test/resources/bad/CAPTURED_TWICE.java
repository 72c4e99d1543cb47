import static dev.weft.Coroutines.*;

import dev.weft.*;

class Bad {
  @Async
  static Coroutine<Integer> one() {
    return done(1);
  }

  @Async
  static Coroutine<Object> m(int x) {
    class First {
      int x() {
        return x;
      }
    }
    class Second {
      @Async
      Coroutine<Object> inner() {
        int x = await(one());
        class Third {
          int sum() {
            return x + new First().x();
          }
        }
        return done(/*!*/new Third());
      }
    }
    return done(new Second());
  }
}
