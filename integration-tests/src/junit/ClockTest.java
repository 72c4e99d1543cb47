import static dev.weft.Coroutines.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.weft.*;
import dev.weft.testing.*;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.*;
import org.junit.jupiter.api.*;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tests of a user may look like; the file beside it says how they end. */
class ClockTest {
  private final List<String> log = new ArrayList<>();

  @BeforeAll
  @Async
  static Coroutine<Void> once() {
    await(yieldNow());
    return done();
  }

  @BeforeEach
  @Async
  Coroutine<Void> begin() {
    await(sleep(Duration.ofSeconds(1)));
    log.add("begun at " + seconds());
    return done();
  }

  @AfterEach
  @Async
  Coroutine<Void> end() {
    await(yieldNow());
    log.clear();
    return done();
  }

  @AsyncTest
  @Async
  Coroutine<Void> sleepsForADay() {
    await(sleep(Duration.ofDays(1)));
    assertEquals(List.of("begun at 1"), log);
    assertEquals(Duration.ofDays(1).toSeconds() + 1, seconds());
    return done();
  }

  @AsyncTest
  @Async
  Coroutine<Void> failsBehindAnAwait() throws IOException {
    await(sleep(Duration.ofSeconds(1)));
    throw new IOException("as it is");
  }

  @AsyncTest
  @Async
  Coroutine<Void> leavesATask() {
    createTask(sleep(Duration.ofDays(1)));
    await(yieldNow());
    return done();
  }

  @AsyncTest(time = TestTime.REAL, timeout = 50, unit = java.util.concurrent.TimeUnit.MILLISECONDS)
  @Async
  Coroutine<Void> takesTooLong() {
    await(new Promise<Void>());
    return done();
  }

  @Test
  @Async
  Coroutine<String> mayGiveSomething() {
    await(VirtualTime.settle());
    return done("that nobody looks at");
  }

  @AsyncTest
  @Disabled("what this shows: a test that is switched off does not run")
  @Async
  Coroutine<Void> isDisabled() {
    throw new AssertionError("runs though");
  }

  @AsyncTest
  @Async
  Coroutine<Void> takesParameters(TestInfo info, @TempDir Path folder) {
    await(yieldNow());
    assertEquals("takesParameters(TestInfo, Path)", info.getDisplayName());
    assertTrue(folder.toFile().isDirectory());
    return done();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  @Async
  Coroutine<Void> takesArguments(long days) {
    await(sleep(Duration.ofDays(days)));
    assertTrue(days < 2);
    return done();
  }

  @RandomOrder(seed = 5)
  @RepeatedTest(2)
  @Async
  Coroutine<Void> runsInRandomOrder() {
    await(gather(write("a"), write("b"), write("c"), write("d"), write("e")));
    fail(String.join("", log.subList(1, log.size())));
    return done();
  }

  @Async
  private Coroutine<Void> write(String letter) {
    log.add(letter);
    await(yieldNow());
    return done();
  }

  @Nested
  class Inside {
    @AsyncTest
    @Async
    Coroutine<Void> runsAfterWhatIsAround() {
      await(yieldNow());
      assertEquals(List.of("begun at 1"), log);
      return done();
    }
  }

  @Test
  void plainTestsRunAsyncLambdas() {
    AsyncTests.run(
        () -> {
          await(sleep(Duration.ofDays(1)));
          return done();
        });
  }

  private static long seconds() {
    return Duration.ofNanos(EventLoop.current().time()).toSeconds();
  }
}
