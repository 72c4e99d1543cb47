import static dev.weft.Coroutines.*;

import dev.weft.*;

class Bad {
  @Async
  static AsyncGenerator<Integer> m() {
    try (TaskGroup group = TaskGroup.open()) {
      /*!*/emit(1);
    }
    return end();
  }
}
