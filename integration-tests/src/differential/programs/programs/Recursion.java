package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;

/** Async methods that await themselves. */
final class Recursion {

  @Async
  private static Coroutine<Long> factorial(Source s, int n) {
    if (n <= 1) {
      return done(1L);
    }
    return done(n * await(factorial(s, n - await(s.of(1)))));
  }

  @Async
  private static Coroutine<Boolean> even(Source s, int n) {
    return done(n == 0 || await(odd(s, n - 1)));
  }

  @Async
  private static Coroutine<Boolean> odd(Source s, int n) {
    if (n == 0) {
      return done(await(s.of(false)));
    }
    return done(await(even(s, n - 1)));
  }

  @Async
  private static Coroutine<Integer> fibonacci(int n) {
    return done(n < 2 ? n : await(fibonacci(n - 1)) + await(fibonacci(n - 2)));
  }

  @Async
  private static Coroutine<Integer> depth(Source s, int n) {
    try {
      if (n == 0) {
        await(s.fail(new IllegalStateException("bottom")));
      }
      return done(await(depth(s, n - 1)) + 1);
    } finally {
      if (n % 50 == 0) {
        await(s.of(n));
      }
    }
  }

  @Async
  static Coroutine<Object> factorials(Trace t, Source s) {
    return done(await(factorial(s, 10)));
  }

  @Async
  static Coroutine<Object> mutual(Trace t, Source s) {
    t.log(await(even(s, 10)));
    return done(await(odd(s, 10)));
  }

  @Async
  static Coroutine<Object> fibonaccis(Trace t, Source s) {
    return done(await(fibonacci(12)));
  }

  @Async
  static Coroutine<Object> throughManyFrames(Trace t, Source s) {
    return done(await(depth(s, 200)));
  }
}
