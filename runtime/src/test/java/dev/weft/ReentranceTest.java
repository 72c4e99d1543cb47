package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weft.frame.Frame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is in use already says so instead of waiting for itself. */
class ReentranceTest extends LoopTest {

  @Test
  void mainInsideALoopIsRefused() {
    assertThat(failureOf(body().run(() -> AsyncMain.run(done()))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("await the coroutine");
  }

  @Test
  void mainInsideACallbackIsRefused() {
    run(
        body()
            .run(
                () ->
                    EventLoop.current()
                        .callSoon(() -> log.add(catchThrowable(() -> AsyncMain.run(done())))))
            .await(() -> yieldNow())
            .await(() -> yieldNow()));
    assertThat((Throwable) log.get(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void runnerIsNotRunInsideItsOwnRun() {
    try (var runner = new Runner(options())) {
      assertThatThrownBy(() -> runner.run(body().run(() -> runner.run(done()))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("runs on this thread already");
      assertThat(runner.run(done("value"))).isEqualTo("value");
    }
  }

  @Test
  void runnerIsNotClosedInsideItsOwnRun() {
    try (var runner = new Runner(options())) {
      assertThatThrownBy(() -> runner.run(body().run(runner::close)))
          .isInstanceOf(IllegalStateException.class);
      assertThat(runner.run(done("value"))).isEqualTo("value");
    }
  }

  @Test
  void portalIsNotClosedOnItsOwnThread() {
    try (var portal = BlockingPortal.start(options())) {
      assertThatThrownBy(() -> portal.call(body().run(portal::close)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("close it elsewhere");
    }
  }

  @Test
  void joinOfATaskOnTheLoopsThreadIsRefused() {
    assertThat(
            failureOf(body().run(() -> createTask(sleep(seconds(1))).toCompletableFuture().join())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("await the future");
  }

  @Test
  void getOfSubmittedWorkOnTheLoopsThreadIsRefused() {
    assertThat(failureOf(body().run(() -> EventLoop.current().submit(sleep(seconds(1))).get())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("would wait for itself");
  }

  @Test
  void getWithALimitOnTheLoopsThreadIsRefusedToo() {
    assertThat(
            failureOf(
                body()
                    .run(
                        () ->
                            EventLoop.current()
                                .submit(sleep(seconds(1)))
                                .get(1, TimeUnit.SECONDS))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void joinOfATaskThatIsDoneGivesItsValueAnywhere() {
    run(
        body()
            .run(() -> log.add(createTask(done("value"))))
            .await(() -> yieldNow())
            .run(() -> log.add(((Task<?>) log.get(0)).toCompletableFuture().join())));
    assertThat(log).last().isEqualTo("value");
  }

  @Test
  void futureMethodWithoutALoopMayBeJoined() {
    CompletableFuture<String> future =
        Frame.start(LoopTest.<String>body().await(() -> sleep(Duration.ZERO)).end(() -> "value"));
    assertThat(future.join()).isEqualTo("value");
  }

  @Test
  void generatorThatAsksItselfIsRefused() {
    var self = new Generator<?>[1];
    Generator<Object> generator = Frame.generator(body().run(() -> log.add(self[0].hasNext())));
    self[0] = generator;
    assertThatThrownBy(generator::hasNext)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is in use");
  }

  @Test
  void asyncGeneratorServesOneTaskAtATime() {
    AsyncGenerator<Object> generator = Frame.asyncGenerator(body().await(() -> sleep(seconds(1))));
    run(
        body()
            .run(() -> createTask(generator.hasNext()))
            .await(() -> yieldNow())
            .tryAwait(() -> generator.hasNext(), failure -> log.add(failure.getMessage())));
    assertThat(log).singleElement().asString().contains("one task at a time");
  }

  @Test
  void generatorsAreIteratedOnce() {
    Generator<Object> generator = Frame.generator(done());
    assertThat(generator.iterator()).isSameAs(generator);
    assertThatThrownBy(generator::iterator)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("call the method again");
  }

  @Test
  void continuationIsResumedOnce() {
    run(
        body()
            .await(
                () ->
                    Coroutines.<String>suspend(
                        continuation -> {
                          continuation.resume("first");
                          log.add(catchThrowable(() -> continuation.resume("second")));
                          log.add(catchThrowable(() -> continuation.fail(new Exception("third"))));
                        }),
                log::add));
    assertThat(log.subList(0, 2))
        .allSatisfy(failure -> assertThat(failure).isInstanceOf(IllegalStateException.class));
    assertThat(log.get(2)).isEqualTo("first");
  }

  @Test
  void readyIsSetOnce() {
    run(
        body()
            .run(
                () -> {
                  var ready = new Ready<String>(EventLoop.current());
                  ready.set("first");
                  log.add(catchThrowable(() -> ready.set("second")));
                }));
    assertThat(log.get(0)).isInstanceOf(InvalidStateException.class);
  }

  @Test
  void optionsRefuseNegativeTimes() {
    assertThatThrownBy(() -> RunOptions.defaults().shutdownGrace(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shutdownGrace must not be negative");
    assertThatThrownBy(() -> RunOptions.defaults().slowCallback(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("slowCallback must not be negative");
  }
}
