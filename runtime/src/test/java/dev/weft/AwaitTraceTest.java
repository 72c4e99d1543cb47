package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.gather;
import static dev.weft.Coroutines.toThread;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the stack trace of a failure tells of those who awaited it. */
class AwaitTraceTest extends LoopTest {
  @SuppressWarnings("StaticAssignmentOfThrowable") // as users do it to save the cost of new ones
  private static final IOException SHARED = new IOException("shared");

  private final IOException failure = new IOException("x");

  @SuppressWarnings("NullAway.Init") // set by the first step
  private Task<?> task;

  @Test
  void failureBehindASuspensionTellsItsCallers() {
    failureOf(at(20, () -> at(10, () -> failLater(1, failure))));
    assertThat(awaits())
        .containsExactly("await(Task-1)", "relay(Demo.java:10)", "relay(Demo.java:20)");
  }

  @Test
  void failureThatCrossesTasksTellsWhoAwaitedThem() {
    failureOf(at(20, () -> createTask(at(10, () -> failLater(1, failure)), "inner")));
    assertThat(awaits())
        .containsExactly(
            "await(inner:2)", "relay(Demo.java:10)", "await(Task-1)", "relay(Demo.java:20)");
  }

  @Test
  void failureIsTheVeryObject() {
    assertThat(failureOf(at(20, () -> createTask(failLater(1, failure))))).isSameAs(failure);
  }

  @Test
  void physicalTraceStaysInFront() {
    StackTraceElement[] physical = failure.getStackTrace();
    failureOf(at(20, () -> createTask(failLater(1, failure))));
    assertThat(Arrays.copyOf(failure.getStackTrace(), physical.length)).isEqualTo(physical);
  }

  @Test
  void suppressedExceptionsAndTheCauseAreLeftToTheProgram() {
    failureOf(at(20, () -> createTask(failLater(1, failure))));
    assertThat(failure.getSuppressed()).isEmpty();
    assertThat(failure.getCause()).isNull();
  }

  @Test
  void failureOfWhatIsDoneAlreadyTellsWhoAwaitsIt() {
    var promise = new Promise<Object>();
    promise.setException(failure);
    failureOf(at(20, () -> promise));
    assertThat(awaits()).containsExactly("await(Task-1)", "relay(Demo.java:20)");
  }

  @Test
  void failureThroughAGatherTellsWhoAwaitsIt() {
    failureOf(at(20, () -> gather(failLater(1, failure)).toCoroutine()));
    assertThat(awaits()).containsExactly("await(Task-1)", "relay(Demo.java:20)");
  }

  @Test
  void failureOfAnotherThreadTellsWhoAwaitsIt() {
    failureOf(
        at(
            20,
            () ->
                toThread(
                    () -> {
                      throw failure;
                    })));
    assertThat(awaits()).containsExactly("await(Task-1)", "relay(Demo.java:20)");
  }

  @Test
  void failureAwaitedAgainInATaskTellsTheLastAwait() {
    run(
        body()
            .run(() -> task = createTask(failLater(1, failure)))
            .tryAwait(() -> at(20, () -> task), caught -> {})
            .tryAwait(() -> at(30, () -> task), caught -> {}));
    assertThat(awaits()).containsExactly("await(Task-1)", "relay(Demo.java:30)");
  }

  @Test
  void failureThrownAThousandTimesDoesNotGrow() {
    var body = body().run(() -> task = createTask(failLater(1, failure)));
    for (int i = 0; i < 1000; i++) {
      body.tryAwait(() -> at(20, () -> task), caught -> {});
    }
    run(body);
    assertThat(awaits()).containsExactly("await(Task-1)", "relay(Demo.java:20)");
  }

  @Test
  void failureThroughManyTasksIsBounded() {
    Coroutine<?> chain = failLater(1, failure);
    for (int i = 0; i < 100; i++) {
      Coroutine<?> inner = chain;
      chain = at(20, () -> createTask(inner));
    }
    failureOf(chain);
    assertThat(awaits()).hasSize(32);
  }

  @Test
  void failureThroughManyCallersIsBounded() {
    Coroutine<?> chain = failLater(1, failure);
    for (int i = 0; i < 1000; i++) {
      Coroutine<?> inner = chain;
      chain = at(20, () -> inner);
    }
    failureOf(chain);
    assertThat(awaits()).hasSize(33);
  }

  @Test
  void twoThatAwaitOneTaskAreBothTold() {
    run(
        body()
            .run(() -> task = createTask(failLater(1, failure)))
            .await(
                () -> Coroutines.gatherSettled(List.of(at(20, () -> task), at(30, () -> task)))));
    assertThat(awaits())
        .containsExactly(
            "await(Task-3)", "relay(Demo.java:20)", "await(Task-4)", "relay(Demo.java:30)");
  }

  @Test
  void failureWithoutATraceStaysWithoutOne() {
    var bare = new Bare();
    failureOf(at(20, () -> createTask(failLater(1, bare))));
    assertThat(bare.getStackTrace()).isEmpty();
  }

  @Test
  void failureOfAStaticFieldIsLeftAlone() {
    StackTraceElement[] before = SHARED.getStackTrace();
    failureOf(at(20, () -> createTask(failLater(1, SHARED))));
    assertThat(SHARED.getStackTrace()).isEqualTo(before);
  }

  @Test
  void failureWithABrokenTraceIsPassedOnAllTheSame() {
    var broken = new Broken();
    assertThat(failureOf(at(20, () -> createTask(failLater(1, broken))))).isSameAs(broken);
  }

  @Test
  void cancellationKeepsItsTrace() {
    var error = new CancelledError("why");
    StackTraceElement[] before = error.getStackTrace();
    assertThat(failureOf(at(20, () -> createTask(failLater(1, error))))).isSameAs(error);
    assertThat(error.getStackTrace()).isEqualTo(before);
  }

  private static Coroutine<?> at(int line, Steps.Source source) {
    return new Demo$$relay(line, source);
  }

  /** The elements from the first mark on, without the names of the classes. */
  private List<String> awaits() {
    var awaits = new ArrayList<String>();
    for (StackTraceElement element : failure.getStackTrace()) {
      String name = element.getClassName();
      if (name.equals("dev.weft.Demo") || element.getMethodName().equals("await")) {
        awaits.add(element.toString().substring(name.length() + 1));
      }
    }
    return awaits;
  }

  /** Cheap, as exceptions are that steer a program. */
  private static final class Bare extends Exception {
    private static final long serialVersionUID = 1L;

    Bare() {
      super("bare", null, false, false);
    }
  }

  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new UnsupportedOperationException("no trace");
    }
  }
}
