package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weft.sync.AsyncLock;
import dev.weft.sync.AsyncQueue;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is closed refuses work and says what to do instead; what it made can still be looked at. */
class AfterCloseTest extends LoopTest {
  private static final Set<String> STILL_ANSWER =
      Set.of("time", "isThread", "report", "requireThread");

  @TestFactory
  Stream<DynamicTest> closedLoopRefusesWork() {
    return PublicApi.methods(EventLoop.class).stream()
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !method.getName().equals("toString"))
        .map(method -> DynamicTest.dynamicTest(PublicApi.name(method), () -> require(method)));
  }

  private void require(Method method) throws Throwable {
    var runner = new Runner(options());
    EventLoop loop = runner.loop();
    runner.close();
    @Nullable Object[] arguments = Samples.arguments(method);
    Throwable failure = catchThrowable(() -> Samples.callOn(loop, method, arguments));
    if (STILL_ANSWER.contains(method.getName())) {
      assertThat(failure).isNull();
    } else {
      assertThat(failure)
          .isInstanceOfAny(IllegalStateException.class, RejectedExecutionException.class)
          .hasMessageContaining("closed")
          .hasMessageContaining("start another");
    }
  }

  @Test
  void closedRunnerRefusesToRun() {
    var runner = new Runner(options());
    runner.close();
    assertThat(catchThrowable(() -> runner.run(done())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("make another one");
  }

  @Test
  void runnerIsClosedTwiceWithoutHarm() {
    var runner = new Runner(options());
    runner.close();
    assertThatCode(runner::close).doesNotThrowAnyException();
  }

  @Test
  void closedPortalRefusesCalls() {
    var portal = BlockingPortal.start();
    portal.close();
    assertThat(catchThrowable(() -> portal.call(done())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("start another one");
  }

  @Test
  void coroutineThatAClosedRunnerRefusedCanStillBeUsed() {
    var runner = new Runner(options());
    runner.close();
    Coroutine<String> coroutine = done("value");
    Throwable unused = catchThrowable(() -> runner.run(coroutine));
    assertThat(run(coroutine)).isEqualTo("value");
  }

  @Test
  void taskOfAClosedLoopStillTellsItsResult() {
    Task<String> task = run(LoopTest.<Task<String>>body().end(() -> createTask(done("value"))));
    assertThat(task.result()).isEqualTo("value");
    assertThat(task.cancel()).isFalse();
    assertThat(task.stack()).isEmpty();
  }

  @Test
  void promiseOfAClosedLoopRefusesCallbacks() {
    Promise<String> promise = run(LoopTest.<Promise<String>>body().end(Promise::new));
    promise.setResult("value");
    assertThat(promise.result()).isEqualTo("value");
  }

  @Test
  void handleOfAClosedLoopCanBeCancelled() {
    Handle handle =
        run(
            LoopTest.<Handle>body()
                .end(() -> EventLoop.current().callLater(seconds(5), () -> log.add("never"))));
    handle.cancel();
    assertThat(handle.isCancelled()).isTrue();
    assertThat(log).isEmpty();
  }

  @Test
  void continuationOfAClosedLoopIsResumedForNobody() {
    Continuation<String> continuation =
        run(
            LoopTest.<Continuation<String>>body()
                .end(() -> new Continuation<>(EventLoop.current())));
    assertThatCode(() -> continuation.resume("late")).doesNotThrowAnyException();
  }

  @Test
  void lockAndQueueServeTheNextLoopAfterTheirsWasClosed() {
    var lock = new AsyncLock();
    var queue = new AsyncQueue<String>();
    run(body().await(lock::lock).await(() -> queue.put("item")));
    lock.unlock();
    run(body().await(lock::lock).await(queue::get, log::add));
    assertThat(log).containsExactly("item");
  }

  @Test
  void taskThatWasLeftIsCancelledBeforeTheLoopIsClosed() {
    Task<Void> task = run(LoopTest.<Task<Void>>body().end(() -> createTask(sleep(seconds(1)))));
    assertThat(task.isCancelled()).isTrue();
  }
}
