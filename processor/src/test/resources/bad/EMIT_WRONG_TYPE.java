import static dev.weft.Coroutines.*;

import dev.weft.*;

class Bad {
  @Async
  static AsyncGenerator<Integer> m() {
    emit(/*!*/"text");
    return end();
  }
}
