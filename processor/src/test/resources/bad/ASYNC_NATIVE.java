import static dev.weft.Coroutines.*;

import dev.weft.*;

class Bad {
  /*!*/@Async
  static native Coroutine<Integer> m();
}
