package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Durations of any size are taken or refused with a message, by each public method that has one; no
 * sum overflows.
 */
class ExtremeDurationsTest extends LoopTest {
  private static final List<Duration> EXTREMES =
      List.of(
          Duration.ZERO,
          Duration.ofNanos(-1),
          Duration.ofSeconds(Long.MIN_VALUE),
          Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
          Duration.ofNanos(Long.MAX_VALUE),
          Duration.ofNanos(Long.MIN_VALUE));

  @TestFactory
  Stream<DynamicTest> noDurationIsTooMuch() {
    return PublicApi.executables().stream()
        .filter(each -> Arrays.asList(each.getParameterTypes()).contains(Duration.class))
        .flatMap(
            executable ->
                EXTREMES.stream()
                    .map(
                        duration ->
                            DynamicTest.dynamicTest(
                                PublicApi.name(executable) + " with " + duration,
                                () -> requireTaken(executable, duration))));
  }

  private void requireTaken(Executable executable, Duration duration) {
    run(
        body()
            .run(() -> log.add("other"))
            .tryAwait(
                () -> awaitable(executable, duration),
                failure ->
                    assertThat(failure)
                        .isInstanceOfAny(
                            IllegalArgumentException.class,
                            TimeoutException.class,
                            CancelledError.class)
                        .satisfies(each -> assertThat(each.getMessage()).isNotEmpty())));
  }

  /** What the method gives, if it can be awaited; it is given a few turns. */
  private static Awaitable<?> awaitable(Executable executable, Duration duration) throws Throwable {
    @Nullable Object[] arguments = Samples.arguments(executable);
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] instanceof Duration) {
        arguments[i] = duration;
      }
    }
    if (Samples.call(executable, arguments) instanceof Awaitable<?> awaitable) {
      Task<?> task = createTask(awaitable.toCoroutine());
      EventLoop.current().callLater(seconds(7200), () -> task.cancel("enough"));
      return task;
    }
    return yieldNow();
  }
}
