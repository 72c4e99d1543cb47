package dev.weft.frame;

import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.Generator;
import dev.weft.Task;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What every generated class extends. One kind has a body that runs without a frame as long as
 * nothing waits, and is entered again with what the frame has kept:
 *
 * <pre>{@code
 * private static int run(Demo$$size frame, Task<?> task, int depth, int state, int least) {
 *   Map<String, String> data;
 *   if (state == 0) {
 *     data = typed(awaited(task, depth, Demo.fetchData()));
 *     if (isWaiting(task)) {
 *       return keep(frame, task, 1, least); // makes the frame or fills it again, and hangs it up
 *     }
 *   } else {
 *     data = result(task);
 *   }
 *   return Math.max(least, data.size());
 * }
 * }</pre>
 *
 * <p>{@link #awaited} gives the value or throws the failure, if it is there. Else the task waits,
 * and {@link #result(Task)} does that when the body is entered again.
 *
 * <p>In the other kind, {@link #resume()} is a loop over a switch on the state:
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
 * <p>{@link #awaiting} awaits. It returns true where there is a wait, and false where the outcome
 * is there already. In both cases {@link #result} is called next, once: it gives the value or
 * throws the failure.
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

  /** The value of a body of that type; null goes another way. */
  protected static boolean unboxed(Task<?> task, @Nullable Boolean value) {
    if (value == null) {
      passNull(task);
      return false;
    }
    return value;
  }

  /** The value of a body of that type; null goes another way. */
  protected static byte unboxed(Task<?> task, @Nullable Byte value) {
    if (value == null) {
      passNull(task);
      return 0;
    }
    return value;
  }

  /** The value of a body of that type; null goes another way. */
  protected static short unboxed(Task<?> task, @Nullable Short value) {
    if (value == null) {
      passNull(task);
      return 0;
    }
    return value;
  }

  /** The value of a body of that type; null goes another way. */
  protected static char unboxed(Task<?> task, @Nullable Character value) {
    if (value == null) {
      passNull(task);
      return 0;
    }
    return value;
  }

  /** The value of a body of that type; null goes another way. */
  protected static int unboxed(Task<?> task, @Nullable Integer value) {
    if (value == null) {
      passNull(task);
      return 0;
    }
    return value;
  }

  /** The value of a body of that type; null goes another way. */
  protected static long unboxed(Task<?> task, @Nullable Long value) {
    if (value == null) {
      passNull(task);
      return 0;
    }
    return value;
  }

  /** The value of a body of that type; null goes another way. */
  protected static float unboxed(Task<?> task, @Nullable Float value) {
    if (value == null) {
      passNull(task);
      return 0;
    }
    return value;
  }

  /** The value of a body of that type; null goes another way. */
  protected static double unboxed(Task<?> task, @Nullable Double value) {
    if (value == null) {
      passNull(task);
      return 0;
    }
    return value;
  }
}
