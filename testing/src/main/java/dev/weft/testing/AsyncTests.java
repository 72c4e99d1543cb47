package dev.weft.testing;

import dev.weft.AsyncSupplier;
import dev.weft.Coroutine;
import dev.weft.Coroutines;
import org.jspecify.annotations.Nullable;

/**
 * Runs async code inside plain tests, as {@link AsyncTest} does.
 *
 * <pre>{@code
 * @Test
 * void sleepsForADay() {
 *   AsyncTests.run(() -> {
 *     await(sleep(Duration.ofDays(1)));
 *     return done();
 *   });
 * }
 * }</pre>
 *
 * <p>The methods that the compiler makes of async tests call it too.
 */
public final class AsyncTests {
  private static final ThreadLocal<@Nullable AsyncTestRun> CURRENT = new ThreadLocal<>();

  private AsyncTests() {}

  /** Runs an async lambda; see {@link #run(Coroutine)}. */
  public static <T> T run(AsyncSupplier<T> body) {
    return run(Coroutines.coroutine(body));
  }

  /**
   * Runs the coroutine to its end: in an {@link AsyncTest} on the loop of the test and by its
   * settings, else on a fresh loop with virtual time, in a minute of real time at most, and fails
   * if it leaves tasks behind or a failure was told to nobody.
   *
   * @return its value
   * @throws AssertionError if it took too long or left something behind
   * @throws RuntimeException or whatever else the coroutine fails with, the very object, checked or
   *     not
   */
  public static <T> T run(Coroutine<T> body) {
    if (body == null) {
      throw new NullPointerException("the async test gave null instead of a coroutine");
    }
    AsyncTestRun current = CURRENT.get();
    if (current != null) {
      return current.run(body);
    }
    try (var run = new AsyncTestRun(TestSettings.DEFAULTS)) {
      return run.run(body);
    }
  }

  /** From now on {@link #run} means this run; null for none. */
  static void enter(@Nullable AsyncTestRun run) {
    if (run == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(run);
    }
  }
}
