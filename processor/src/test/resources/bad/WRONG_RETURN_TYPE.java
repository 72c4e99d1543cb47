import static dev.weft.Coroutines.*;

import dev.weft.*;

class Bad {
  @Async
  static /*!*/int m() {
    return 1;
  }
}
