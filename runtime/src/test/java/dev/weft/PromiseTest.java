package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PromiseTest extends LoopTest {
  private final Promise<String> promise = new Promise<>();

  @Test
  void pendingPromiseHasNoResult() {
    assertThat(promise.isDone()).isFalse();
    assertThatThrownBy(promise::result)
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("not done");
    assertThatThrownBy(promise::exception).isInstanceOf(InvalidStateException.class);
  }

  @Test
  void resultIsThereOnceSet() {
    promise.setResult("v");
    assertThat(promise.isDone()).isTrue();
    assertThat(promise.result()).isEqualTo("v");
    assertThat(promise.exception()).isNull();
  }

  @Test
  void exceptionIsTheVeryObject() {
    var failure = new IOException("broken");
    promise.setException(failure);
    assertThat(promise.exception()).isSameAs(failure);
    assertThatThrownBy(promise::result).isSameAs(failure);
    assertThat(promise.isCancelled()).isFalse();
  }

  @Test
  void cancelledPromiseThrowsTheErrorWithTheMessage() {
    assertThat(promise.cancel("why")).isTrue();
    assertThat(promise.isCancelled()).isTrue();
    assertThat(promise.isDone()).isTrue();
    assertThatThrownBy(promise::result).isInstanceOf(CancelledError.class).hasMessage("why");
    assertThatThrownBy(promise::exception).isInstanceOf(CancelledError.class).hasMessage("why");
  }

  @Test
  void secondResultIsAnError() {
    promise.setResult("v");
    assertThatThrownBy(() -> promise.setResult("w")).isInstanceOf(InvalidStateException.class);
    assertThatThrownBy(() -> promise.setException(new IOException()))
        .isInstanceOf(InvalidStateException.class);
    assertThat(promise.result()).isEqualTo("v");
  }

  @Test
  void cancellingADonePromiseDoesNothing() {
    promise.setResult("v");
    assertThat(promise.cancel()).isFalse();
    assertThat(promise.result()).isEqualTo("v");
  }

  @Test
  @SuppressWarnings("NullAway") // the mistake is the test
  void exceptionMustNotBeNull() {
    assertThatThrownBy(() -> promise.setException(null)).isInstanceOf(NullPointerException.class);
    assertThat(promise.isDone()).isFalse();
  }

  @Test
  void manyTasksAwaitOnePromise() {
    run(
        body()
            .run(
                () -> {
                  for (int i = 0; i < 10; i++) {
                    createTask(body().await(() -> promise, log::add));
                  }
                })
            .await(() -> yieldNow())
            .run(() -> promise.setResult("v"))
            .await(() -> yieldNow()));
    assertThat(log).hasSize(10).containsOnly("v");
  }

  @Test
  void promiseIsAwaitedAnyNumberOfTimes() {
    promise.setResult("v");
    run(body().await(() -> promise, log::add).await(() -> promise, log::add));
    assertThat(log).containsExactly("v", "v");
  }

  @Test
  void callbacksNeverRunInline() {
    run(
        body()
            .run(() -> promise.onDone(done -> log.add("callback")))
            .run(() -> promise.setResult("v"))
            .run(() -> log.add("after"))
            .await(() -> yieldNow()));
    assertThat(log).containsExactly("after", "callback");
  }

  @Test
  void callbackOfADonePromiseRunsThroughTheLoop() {
    run(
        body()
            .run(() -> promise.setResult("v"))
            .run(() -> promise.onDone(done -> log.add(done.result())))
            .run(() -> log.add("after"))
            .await(() -> yieldNow()));
    assertThat(log).containsExactly("after", "v");
  }

  @Test
  void callbacksRunInTheOrderOfRegistration() {
    run(
        body()
            .run(() -> promise.onDone(done -> log.add(1)))
            .run(() -> promise.onDone(done -> log.add(2)))
            .run(() -> promise.onDone(done -> log.add(3)))
            .run(() -> promise.setResult("v"))
            .await(() -> yieldNow()));
    assertThat(log).containsExactly(1, 2, 3);
  }

  @Test
  void removedCallbackDoesNotRun() {
    run(
        body()
            .run(() -> log.add(promise.onDone(done -> log.add("never")).remove()))
            .run(() -> promise.setResult("v"))
            .await(() -> yieldNow()));
    assertThat(log).containsExactly(true);
  }

  @Test
  void oneOfManyCallbacksIsRemoved() {
    run(
        body()
            .run(() -> promise.onDone(done -> log.add(1)))
            .run(
                () -> {
                  Registration second = promise.onDone(done -> log.add(2));
                  promise.onDone(done -> log.add(3));
                  assertThat(second.remove()).isTrue();
                  assertThat(second.remove()).isFalse();
                })
            .run(() -> promise.setResult("v"))
            .await(() -> yieldNow()));
    assertThat(log).containsExactly(1, 3);
  }

  @Test
  void callbackThatIsQueuedIsNotRemoved() {
    run(
        body()
            .run(
                () -> {
                  Registration registration = promise.onDone(done -> log.add("ran"));
                  promise.setResult("v");
                  log.add(registration.remove());
                })
            .await(() -> yieldNow()));
    assertThat(log).containsExactly(false, "ran");
  }

  @Test
  void failingCallbackIsReportedAndTheOthersRun() {
    var failure = new IllegalStateException("bad callback");
    run(
        body()
            .run(
                () ->
                    promise.onDone(
                        done -> {
                          throw failure;
                        }))
            .run(() -> promise.onDone(done -> log.add("other")))
            .run(() -> promise.setResult("v"))
            .await(() -> yieldNow()));
    assertThat(log).containsExactly("other");
    assertThat(reports).extracting(ErrorReport::exception).containsExactly(failure);
  }

  @Test
  void promiseOfAnotherLoopCannotBeAwaited() {
    run(body().run(() -> promise.onDone(done -> {})));
    run(body().tryAwait(() -> promise, log::add));
    assertThat((Throwable) log.get(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("belongs to");
  }

  @Test
  void callbackOutsideALoopIsAnError() {
    assertThatThrownBy(() -> promise.onDone(done -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AsyncMain.run");
  }

  @Test
  void otherThreadsAreToldToHandOver() {
    run(
        body()
            .run(() -> promise.onDone(done -> {}))
            .run(
                () -> {
                  var thread =
                      new Thread(
                          () -> {
                            try {
                              promise.setResult("v");
                            } catch (IllegalStateException wrong) {
                              log.add(wrong.getMessage());
                            }
                          });
                  thread.start();
                  thread.join();
                }));
    assertThat((String) log.get(0)).contains("loop.execute");
    assertThat(promise.isDone()).isFalse();
  }

  @Test
  void promiseBecomesACoroutine() {
    run(
        body()
            .run(() -> EventLoop.current().callSoon(() -> promise.setResult("v")))
            .await(promise::toCoroutine, log::add));
    assertThat(log).containsExactly("v");
  }
}
