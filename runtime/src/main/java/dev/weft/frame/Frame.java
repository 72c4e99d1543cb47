package dev.weft.frame;

import dev.weft.Awaitable;
import dev.weft.Coroutine;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

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
 */
public abstract class Frame<T> extends Coroutine<T> {
  /** For generated code. */
  protected Frame() {}

  /**
   * Awaits; the state to go on with is set before. Returns true where the frame has to return
   * {@link #SUSPENDED}, and false where the outcome is there already. In both cases {@link
   * #result()} is called next, once.
   */
  protected final boolean awaiting(@Nullable Awaitable<?> awaitable) throws Throwable {
    throw new AssertionError("not written yet");
  }

  /** The same for a stage of the JDK. */
  protected final boolean awaiting(@Nullable CompletionStage<?> stage) throws Throwable {
    throw new AssertionError("not written yet");
  }

  /** Gives the value of the await before, or throws its exception, the very object. */
  @SuppressWarnings("TypeParameterUnusedInFormals") // the compiler of async bodies checked the type
  protected final <V> V result() throws Throwable {
    throw new AssertionError("not written yet");
  }
}
