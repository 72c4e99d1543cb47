package dev.weft.frame;

import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.Generator;
import java.util.concurrent.CompletableFuture;

/**
 * What every generated state machine extends. The generated {@link #resume()} is a loop over a
 * switch on the state:
 *
 * <pre>{@code
 * case 0 -> {
 *   state = 1;
 *   if (awaiting(Demo.fetchData())) {
 *     return SUSPENDED;
 *   }
 * }
 * case 1 -> {
 *   data = result();
 *   return data.size();
 * }
 * }</pre>
 *
 * <p>{@link #awaiting} awaits; the state to go on with is set before. It returns true where the
 * frame has to return {@link #SUSPENDED}, and false where the outcome is there already. In both
 * cases {@link #result()} is called next, once: it gives the value or throws the failure.
 */
public abstract class Frame<T> extends Coroutine<T> {
  /** For generated code. */
  protected Frame() {}

  /** What an async method calls that returns an async generator. */
  public static <T> AsyncGenerator<T> asyncGenerator(Coroutine<?> body) {
    return asyncGeneratorOf(body);
  }

  /** What an async method calls that returns a generator. */
  public static <T> Generator<T> generator(Coroutine<?> body) {
    return generatorOf(body);
  }

  /** What an async method calls that returns a future: the body begins at once. */
  public static <T> CompletableFuture<T> start(Coroutine<T> coroutine) {
    return startFuture(coroutine);
  }
}
