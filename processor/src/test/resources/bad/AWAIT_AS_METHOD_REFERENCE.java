import static dev.weft.Coroutines.*;

import dev.weft.*;

class Bad {
  java.util.function.Function<Coroutine<Integer>, Integer> field = /*!*/Coroutines::await;
}
