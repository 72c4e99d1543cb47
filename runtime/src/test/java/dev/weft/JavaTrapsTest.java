package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.gather;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What only Java can do wrong with coroutines, one class each. */
@SuppressWarnings("ClassCanBeStatic") // nested tests of JUnit are inner classes
class JavaTrapsTest {

  /** A closing resource that fails beside the block is suppressed, as ever in Java. */
  @Nested
  class FailuresOfCloseAreSuppressed extends LoopTest {
    @Test
    void failureOfTheBlockAfterATasksIsSuppressedInIt() {
      var ofTask = new IOException("task");
      var ofBlock = new IOException("block");
      Throwable failure =
          failureOf(
              new InScope<>(
                  TaskGroup::open,
                  group ->
                      body()
                          .run(() -> group.createTask(failLater(1, ofTask)))
                          .tryAwait(
                              () -> sleep(seconds(9)),
                              cancelled -> {
                                throw ofBlock;
                              })));
      assertThat(failure).isSameAs(ofTask);
      assertThat(failure.getSuppressed()).containsExactly(ofBlock);
    }
  }

  /** Chains of coroutines that are done already must not use the thread's stack up. */
  @Nested
  class DeepSynchronousChains extends LoopTest {
    @Test
    void aHundredThousandReadyCoroutinesAwaitOneAnother() {
      Coroutine<?> chain = Coroutines.done("v");
      for (int i = 0; i < 100_000; i++) {
        Coroutine<?> inner = chain;
        chain = new Demo$$relay(1, () -> inner);
      }
      Object value = AsyncMain.<Object>run(cast(chain), options());
      assertThat(value).isEqualTo("v");
    }

    @SuppressWarnings("unchecked") // only ever read
    private static Coroutine<Object> cast(Coroutine<?> coroutine) {
      return (Coroutine<Object>) coroutine;
    }
  }

  /** State of the thread belongs to the task, where it is mirrored. */
  @Nested
  class ThreadLocalsDoNotLeak extends LoopTest {
    private final ThreadLocal<String> state = new ThreadLocal<>();

    @Test
    void tasksThatTakeTurnsDoNotSeeOneAnothersState() {
      Registration mirror = ThreadMirror.of(state);
      try {
        run(body().await(() -> gather(setting("a"), setting("b"))));
      } finally {
        mirror.remove();
      }
      assertThat(log).containsExactly("a", "b");
    }

    private Coroutine<?> setting(String value) {
      return body()
          .run(() -> state.set(value))
          .await(() -> yieldNow())
          .run(() -> log.add(String.valueOf(state.get())));
    }
  }

  /** An interrupt of the loop's thread cancels the main task, and is kept for who comes after. */
  @Nested
  class InterruptOfTheLoopsThread extends LoopTest {
    @Test
    void mainIsCancelledAndTheInterruptKept() {
      Throwable failure =
          failureOf(
              body().run(() -> Thread.currentThread().interrupt()).await(() -> sleep(seconds(9))));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure).isInstanceOf(CancelledError.class);
    }
  }

  /** Who blocks on the loop's thread for what the loop has to do waits for ever. */
  @Nested
  class BlockingJoinOnTheLoopsThread extends LoopTest {
    @Test
    void joinIsRefused() {
      run(
          body()
              .run(
                  () ->
                      assertThatThrownBy(
                              () -> createTask(later(1, "")).toCompletableFuture().join())
                          .isInstanceOf(IllegalStateException.class)
                          .hasMessageContaining("await the future instead")));
    }
  }

  /** A checked exception passes through an await as itself. */
  @Nested
  class CheckedExceptionsThroughAwait extends LoopTest {
    @Test
    void itIsTheVeryObject() {
      var failure = new IOException("x");
      assertThat(failureOf(body().await(() -> createTask(failLater(1, failure)))))
          .isSameAs(failure);
    }
  }

  /** One exception object that is thrown out of many awaits keeps its own trace. */
  @Nested
  class SameExceptionFromSeveralAwaits extends LoopTest {
    private final IOException failure = new IOException("x");
    private Task<?> task = createdLater();

    @Test
    void traceNeitherGrowsNorChangesItsBegin() {
      StackTraceElement[] physical = failure.getStackTrace();
      var sizes = new ArrayList<Integer>();
      var body = body().run(() -> task = createTask(failLater(1, failure)));
      for (int i = 0; i < 50; i++) {
        body.tryAwait(
            () -> new Demo$$relay(7, () -> task), e -> sizes.add(e.getStackTrace().length));
      }
      run(body);
      assertThat(sizes).hasSize(50).containsOnly(physical.length + 2);
      assertThat(Arrays.copyOf(failure.getStackTrace(), physical.length)).isEqualTo(physical);
    }
  }

  /** An error of class loading inside a body is a failure of its task, and no end of the loop. */
  @Nested
  class ErrorsOfClassLoading extends LoopTest {
    @Test
    void taskFailsAndTheLoopLives() {
      run(
          body()
              .tryAwait(
                  () -> createTask(body().run(() -> log.add(Broken.VALUE))),
                  e -> log.add(e.getClass().getSimpleName()))
              .tryAwait(
                  () -> createTask(body().run(() -> log.add(Broken.VALUE))),
                  e -> log.add(e.getClass().getSimpleName()))
              .run(() -> log.add("lives")));
      assertThat(log)
          .containsExactly("ExceptionInInitializerError", "NoClassDefFoundError", "lives");
    }
  }

  private static final class Broken {
    static final String VALUE = failing();

    private static String failing() {
      throw new IllegalStateException("x");
    }
  }

  /** Stands in a field for the task that a step will put there. */
  @SuppressWarnings("NullAway") // never read before it is set
  private static Task<?> createdLater() {
    return null;
  }
}
