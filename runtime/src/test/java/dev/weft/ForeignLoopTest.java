package dev.weft;

import static dev.weft.Coroutines.asCompleted;
import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.gather;
import static dev.weft.Coroutines.gatherSettled;
import static dev.weft.Coroutines.race;
import static dev.weft.Coroutines.shield;
import static dev.weft.Coroutines.waitFor;
import static dev.weft.Coroutines.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.sync.Select;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Promises and tasks of one loop are refused in another, by all that waits. */
class ForeignLoopTest extends LoopTest {
  private final Runner other = new Runner(options().name("other"));

  @AfterEach
  void close() {
    other.close();
  }

  private interface Wait {
    Awaitable<?> forPromise(Task<String> task) throws Throwable;
  }

  private static final Map<String, Wait> WAITS = new TreeMap<>();

  static {
    WAITS.put("await", task -> task);
    WAITS.put("await of its coroutine", task -> task.toCoroutine());
    WAITS.put("asCompleted", task -> asCompleted(List.of(task)).iterator().hasNext());
    WAITS.put("gather", task -> gather(task));
    WAITS.put("gatherSettled", task -> gatherSettled(task));
    WAITS.put("race", task -> race(task));
    WAITS.put("shield", task -> shield(task));
    WAITS.put("waitFor", task -> waitFor(task, seconds(1)));
    WAITS.put("waitFor no time", task -> waitFor(task, seconds(0)));
    WAITS.put("waitUntil", task -> waitUntil(List.of(task), WaitUntil.FIRST_COMPLETED));
    WAITS.put("Select", task -> Select.of(Select.onDone(task, value -> value)));
    WAITS.put("task of its coroutine", task -> createTask(task.toCoroutine()));
  }

  @TestFactory
  Stream<DynamicTest> taskOfAnotherLoopIsRefused() {
    return WAITS.entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> requireRefused(each.getValue())));
  }

  private void requireRefused(Wait wait) {
    Task<String> foreign =
        other.run(LoopTest.<Task<String>>body().end(() -> createTask(later(1, "value"))));
    Coroutine<Object> waiting = body().await(() -> wait.forPromise(foreign));
    assertThat(failureOf(body().await(() -> waitFor(waiting, seconds(9)))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("belongs to EventLoop[other]")
        .hasMessageContaining("toCompletableFuture()");
    assertThat(foreign.isDone()).isFalse();
  }

  @Test
  void promiseOfNobodyBelongsToTheLoopThatUsesItFirst() {
    var promise = new Promise<String>();
    other.run(body().run(() -> createTask(promise.toCoroutine())));
    other.run(Coroutines.yieldNow());
    assertThat(failureOf(body().await(() -> promise)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("belongs to EventLoop[other]");
  }

  @Test
  void promiseOfNobodyThatIsDoneIsThereForAll() {
    var promise = new Promise<String>();
    promise.setResult("value");
    assertThat(other.run(new WithoutFrame(promise))).isEqualTo("value");
    assertThat(run(new WithoutFrame(promise))).isEqualTo("value");
    assertThat(other.run(promise.toCoroutine())).isEqualTo("value");
    assertThat(run(promise.toCoroutine())).isEqualTo("value");
  }

  @Test
  void promiseOfAnotherLoopIsRefusedThoughItIsDone() {
    Promise<String> promise = other.run(LoopTest.<Promise<String>>body().end(Promise::new));
    promise.setResult("value");
    for (Coroutine<?> awaiting : List.of(new WithoutFrame(promise), body().await(() -> promise))) {
      assertThat(failureOf(awaiting))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("belongs to EventLoop[other]");
    }
  }

  /** What compiled bodies do that have nothing to wait for. */
  private static final class WithoutFrame extends Coroutine<Object> {
    private final Promise<?> promise;

    WithoutFrame(Promise<?> promise) {
      this.promise = promise;
    }

    @Override
    protected @Nullable Object resume() throws Throwable {
      return awaited(task(), depth(), promise);
    }
  }

  @Test
  void taskOfAnotherLoopIsAwaitedAsAFuture() {
    Task<String> foreign =
        other.run(LoopTest.<Task<String>>body().end(() -> createTask(later(1, "value"))));
    var future = foreign.toCompletableFuture();
    other.run(Coroutines.sleep(seconds(2)));
    run(body().await(() -> future, log::add));
    assertThat(log).containsExactly("value");
  }

  @Test
  void coroutineThatBeganInOneLoopCannotGoOnInAnother() {
    Coroutine<String> coroutine = later(1, "value");
    other.run(body().run(() -> createTask(coroutine)));
    assertThat(failureOf(body().await(() -> coroutine)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was used before");
  }
}
