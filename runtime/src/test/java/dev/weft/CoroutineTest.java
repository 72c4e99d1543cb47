package dev.weft;

import static dev.weft.Coroutines.coroutine;
import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoroutineTest extends LoopTest {
  @Test
  void nothingRunsBeforeTheAwait() {
    run(
        body()
            .run(
                () -> {
                  var unused = worker("w", 0);
                })
            .await(() -> sleep(seconds(1))));
    assertThat(log).isEmpty();
  }

  @Test
  void awaitGivesTheValue() {
    assertThat(run(body().await(() -> done("v"), log::add).end(() -> "end"))).isEqualTo("end");
    assertThat(log).containsExactly("v");
  }

  @Test
  void awaitOfACoroutineRunsItInTheSameTask() {
    run(
        body()
            .run(() -> log.add(Coroutines.currentTask()))
            .await(() -> body().run(() -> log.add(Coroutines.currentTask()))));
    assertThat(log).hasSize(2).allMatch(task -> task == log.get(0));
  }

  @Test
  void awaitThrowsTheVeryExceptionOfReadyCallee() {
    var failure = new IOException("broken");
    run(body().tryAwait(() -> failNow(failure), log::add));
    assertThat(log).hasSize(1).allMatch(caught -> caught == failure);
  }

  @Test
  void awaitThrowsTheVeryExceptionOfLateCallee() {
    var failure = new IOException("broken");
    run(body().tryAwait(() -> failLater(1, failure), log::add));
    assertThat(log).hasSize(1).allMatch(caught -> caught == failure);
  }

  @Test
  void runThrowsTheVeryExceptionAlsoIfChecked() {
    var failure = new IOException("broken");
    assertThat(failureOf(failLater(1, failure))).isSameAs(failure);
  }

  @Test
  void errorsPassAsExceptionsDo() {
    var failure = new StackOverflowError();
    run(body().tryAwait(() -> failNow(failure), log::add));
    assertThat(log).hasSize(1).allMatch(caught -> caught == failure);
  }

  @Test
  void secondAwaitIsAnErrorThatNamesTheCoroutine() {
    var once = new Demo$$fetchData();
    run(body().await(() -> once).tryAwait(() -> once, log::add));
    assertThat((Throwable) log.get(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("dev.weft.Demo.fetchData")
        .hasMessageContaining("used before");
  }

  @Test
  void taskOfAnAwaitedCoroutineIsAnError() {
    var once = new Demo$$fetchData();
    run(body().await(() -> once).tryAwait(() -> createTask(once), log::add));
    assertThat(log).hasSize(1).allMatch(e -> e instanceof IllegalStateException);
  }

  @Test
  void awaitOfACoroutineThatIsATaskIsAnError() {
    var once = new Demo$$fetchData();
    run(body().run(() -> createTask(once)).tryAwait(() -> once, log::add));
    assertThat(log).hasSize(1).allMatch(e -> e instanceof IllegalStateException);
  }

  @Test
  void coroutineThatAwaitsItselfIsAnError() {
    var self = LoopTest.<Object>body();
    self.tryAwait(() -> self, log::add);
    run(self);
    assertThat(log).hasSize(1).allMatch(e -> e instanceof IllegalStateException);
  }

  @Test
  void awaitOfNullIsANullPointerExceptionAtTheAwait() {
    run(body().tryAwait(() -> null, log::add));
    assertThat((Throwable) log.get(0))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("await of null");
  }

  @Test
  void otherAwaitablesAreAwaitedByTheirCoroutine() {
    Awaitable<String> own = () -> later(1, "own");
    run(body().await(() -> own, log::add).await(() -> own, log::add));
    assertThat(log).containsExactly("own", "own");
  }

  @Test
  @SuppressWarnings("NullAway") // the mistake is the test
  void awaitableWithoutCoroutineIsANullPointerExceptionThatNamesIt() {
    Awaitable<String> bad = () -> null;
    run(body().tryAwait(() -> bad, log::add));
    assertThat((Throwable) log.get(0))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("toCoroutine()");
  }

  @Test
  void nullIsAValue() {
    assertThat(run(LoopTest.<Object>body().await(() -> sleep(seconds(1))).end(() -> null)))
        .isNull();
  }

  @Test
  void coroutineOfAnAsyncLambdaCallsItWhenAwaited() {
    run(
        body()
            .await(
                () ->
                    coroutine(
                        () -> {
                          log.add("called");
                          return done("v");
                        }),
                log::add));
    assertThat(log).containsExactly("called", "v");
  }

  @Test
  void uncompiledAwaitSaysHowToSetTheProcessorUp() {
    assertThatThrownBy(() -> Coroutines.await(done("v")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("-processorpath")
        .hasMessageContaining("annotationProcessorPaths");
  }

  @Test
  void uncompiledAwaitOfAStageSaysTheSame() {
    assertThatThrownBy(
            () -> Coroutines.await(java.util.concurrent.CompletableFuture.completedFuture(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("annotationProcessorPaths");
  }

  @Test
  void uncompiledAwaitWithATypeSaysTheSame() {
    assertThatThrownBy(() -> Coroutines.await(done("v"), IOException.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("annotationProcessorPaths");
  }

  @Test
  void callsAndResultsKeepTheirOrderOverManyAwaits() {
    run(
        body()
            .await(() -> later(1, 1), log::add)
            .await(() -> done(2), log::add)
            .await(() -> later(0, 3), log::add)
            .await(() -> createTask(later(1, 4)), log::add));
    assertThat(log).isEqualTo(List.of(1, 2, 3, 4));
  }

  private static <T> Coroutine<T> failNow(Throwable failure) {
    return LoopTest.<T>body()
        .run(
            () -> {
              throw failure;
            });
  }
}
