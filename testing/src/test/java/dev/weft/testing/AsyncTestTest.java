package dev.weft.testing;

import static dev.weft.Coroutines.allTasks;
import static dev.weft.Coroutines.coroutine;
import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.weft.Coroutine;
import dev.weft.Coroutines;
import dev.weft.EventLoop;
import dev.weft.Promise;
import dev.weft.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * Runs classes of tests in the form that the compiler gives to them, a method without a result that
 * calls {@link AsyncTests#run}, and looks at what JUnit says of them.
 */
class AsyncTestTest {
  private static final List<Object> LOG = new ArrayList<>();

  @BeforeEach
  void forget() {
    LOG.clear();
  }

  static class InVirtualTime {
    @AsyncTest
    void sleeps() {
      AsyncTests.run(sleep(Duration.ofDays(365)));
    }
  }

  @Test
  void testsRunInVirtualTime() {
    run(InVirtualTime.class).assertStatistics(tests -> tests.succeeded(1).failed(0));
  }

  static class InRealTime {
    @AsyncTest(time = TestTime.REAL, timeout = 20, unit = TimeUnit.MILLISECONDS)
    void sleeps() {
      AsyncTests.run(sleep(Duration.ofDays(365)));
    }
  }

  @Test
  void testsMayRunInRealTime() {
    assertThat(failureOf(InRealTime.class)).hasMessageContaining("not done after PT0.02S");
  }

  static class Failing {
    @AsyncTest
    void fails() {
      AsyncTests.run(failed());
    }
  }

  @Test
  void theFailureOfTheBodyIsTheFailureOfTheTest() {
    Throwable failure = failureOf(Failing.class);
    assertThat(failure).isSameAs(LOG.get(0));
    assertThat(failure.getSuppressed()).isEmpty();
  }

  static class Stuck {
    @AsyncTest(timeout = 30, unit = TimeUnit.MILLISECONDS)
    void waitsForEver() {
      AsyncTests.run(
          coroutine(
              () -> {
                Task<Void> unused = createTask(forEver(), "the other");
                return forEver();
              }));
    }
  }

  @Test
  void aTestThatIsStuckFailsAndShowsWhatItsTasksWaitFor() {
    assertThat(failureOf(Stuck.class))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not done after PT0.03S")
        .hasMessageContaining("the other");
    assertThat(Thread.interrupted()).isFalse();
  }

  static class Leaking {
    @AsyncTest
    void leavesTask() {
      AsyncTests.run(
          coroutine(
              () -> {
                Task<Void> unused = createTask(sleep(Duration.ofHours(1)), "left");
                return done();
              }));
    }
  }

  @Test
  void tasksLeftBehindAreAFailure() {
    assertThat(failureOf(Leaking.class))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("left tasks behind")
        .hasMessageContaining("left");
  }

  static class Ending {
    @AsyncTest
    void leavesTaskThatIsAboutToEnd() {
      AsyncTests.run(
          coroutine(
              () -> {
                Task<Void> unused = createTask(yieldNow());
                return done();
              }));
    }
  }

  @Test
  void tasksThatEndByThemselvesInThatMomentAreNoLeak() {
    run(Ending.class).assertStatistics(tests -> tests.succeeded(1).failed(0));
  }

  static class FailingAndLeaking {
    @AsyncTest
    void leavesTask() {
      AsyncTests.run(
          coroutine(
              () -> {
                Task<Void> unused = createTask(sleep(Duration.ofHours(1)));
                return failed();
              }));
    }
  }

  @Test
  void aLeakDoesNotHideTheFailureOfTheBody() {
    Throwable failure = failureOf(FailingAndLeaking.class);
    assertThat(failure).isSameAs(LOG.get(0));
    assertThat(failure.getSuppressed())
        .singleElement()
        .satisfies(leak -> assertThat(leak).hasMessageContaining("left tasks behind"));
  }

  static class FailingInTheBackground {
    @AsyncTest
    void leavesFailure() {
      AsyncTests.run(
          coroutine(
              () -> {
                Task<Object> unused = createTask(failed());
                return done();
              }));
    }
  }

  @Test
  void failuresToldToNobodyAreFailuresOfTheTest() {
    assertThat(failureOf(FailingInTheBackground.class))
        .isInstanceOf(AssertionError.class)
        .cause()
        .isSameAs(LOG.get(0));
  }

  static class OneLoop {
    private Object loop = "none yet";
    private Task<Void> server;

    @BeforeEach
    void begin() {
      server =
          AsyncTests.run(
              coroutine(
                  () -> {
                    loop = EventLoop.current();
                    return done(createTask(sleep(Duration.ofHours(1))));
                  }));
    }

    @AsyncTest
    void usesWhatWasBegunBefore() {
      AsyncTests.run(
          coroutine(
              () -> {
                LOG.add(loop.equals(EventLoop.current()));
                LOG.add(allTasks().contains(server));
                return done();
              }));
    }

    @AfterEach
    void end() {
      AsyncTests.run(
          coroutine(
              () -> {
                LOG.add(server.cancel());
                return done();
              }));
    }
  }

  @Test
  void whatRunsBeforeAndAfterSharesTheLoopOfTheTest() {
    run(OneLoop.class).assertStatistics(tests -> tests.succeeded(1).failed(0));
    assertThat(LOG).containsExactly(true, true, true);
  }

  @RandomOrder
  static class Mixed {
    @RepeatedTest(20)
    void mixes() {
      AsyncTests.run(logOfTasks());
    }
  }

  @Test
  void tasksRunInRandomOrderThatDiffersFromRunToRun() {
    run(Mixed.class).assertStatistics(tests -> tests.succeeded(20));
    assertThat(LOG).hasSize(20);
    assertThat(LOG.stream().distinct()).hasSizeGreaterThan(5);
  }

  static class SeedGiven {
    @RandomOrder(seed = 7)
    @RepeatedTest(5)
    void mixes() {
      AsyncTests.run(logOfTasks());
    }
  }

  @Test
  void theSameSeedGivesTheSameOrder() {
    run(SeedGiven.class).assertStatistics(tests -> tests.succeeded(5));
    assertThat(LOG.stream().distinct()).hasSize(1);
    assertThat(LOG.get(0)).isNotEqualTo("0123456789");
  }

  static class FailingInRandomOrder {
    @Nested
    class Inside {
      @RandomOrder(seed = 99)
      @AsyncTest
      void fails() {
        AsyncTests.run(failed());
      }
    }
  }

  @Test
  void aFailureTellsTheSeedOfItsOrder() {
    assertThat(failureOf(FailingInRandomOrder.class).getSuppressed())
        .singleElement()
        .satisfies(note -> assertThat(note).hasMessageContaining("-Dweft.seed=99"));
  }

  static class WithoutTime {
    @AsyncTest(timeout = 0)
    void doesNotBegin() {
      AsyncTests.run(Coroutines.done());
    }
  }

  @Test
  void aTestWithoutTimeIsRefused() {
    assertThat(failureOf(WithoutTime.class)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void plainTestsMayRunAsyncCodeToo() {
    assertThat(AsyncTests.run(sleep(Duration.ofDays(1), "value"))).isEqualTo("value");
    assertThat(AsyncTests.<String>run(() -> done("of a lambda"))).isEqualTo("of a lambda");
  }

  private static Coroutine<Void> logOfTasks() {
    var text = new StringBuilder();
    List<Coroutine<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int number = i;
      tasks.add(
          coroutine(
              () -> {
                text.append(number);
                return done();
              }));
    }
    return coroutine(
        () -> {
          tasks.forEach(Coroutines::createTask);
          EventLoop.current().callWhenIdle(() -> LOG.add(text.toString()));
          return done();
        });
  }

  /** A coroutine that fails; its failure is logged. */
  private static <T> Coroutine<T> failed() {
    var failure = new Exception("as it is");
    LOG.add(failure);
    var promise = new Promise<T>();
    promise.setException(failure);
    return promise.toCoroutine();
  }

  private static Coroutine<Void> forEver() {
    return new Promise<Void>().toCoroutine();
  }

  private static Events run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents();
  }

  private static Throwable failureOf(Class<?> tests) {
    return run(tests).failed().stream()
        .map(AsyncTestTest::failure)
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing failed"));
  }

  private static Throwable failure(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
  }
}
