package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.toThread;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who sees which value of an async local, and of a thread-local that is mirrored. */
class AsyncLocalTest extends LoopTest {
  private final AsyncLocal<String> local = new AsyncLocal<>("initial");
  private final ThreadLocal<@Nullable String> mirrored = new ThreadLocal<>();

  @Test
  void isInitialWhereNothingWasSet() {
    run(body().run(() -> log.add(local.get())));
    assertThat(log).containsExactly("initial");
  }

  @Test
  @SuppressWarnings("NullAway") // the type argument allows null, which NullAway does not look at
  void holdsNull() {
    var nullable = new AsyncLocal<@Nullable String>("initial");
    run(body().run(() -> nullable.set(null)).await(() -> yieldNow()).run(() -> note(nullable)));
    assertThat(log).containsExactly("null");
  }

  @Test
  void taskCopiesTheValuesOfItsCreatorWhenCreated() {
    run(
        body()
            .run(() -> local.set("creator"))
            .run(() -> createTask(noting()))
            .run(() -> local.set("later"))
            .await(() -> yieldNow()));
    assertThat(log).containsExactly("creator");
  }

  @Test
  void whatATaskSetsIsItsOwn() {
    run(
        body()
            .await(() -> createTask(body().run(() -> local.set("child"))))
            .run(() -> log.add(local.get())));
    assertThat(log).containsExactly("initial");
  }

  @Test
  void awaitedCoroutineSharesTheValuesOfItsCaller() {
    run(
        body()
            .run(() -> local.set("caller"))
            .await(() -> body().run(() -> log.add(local.get())).run(() -> local.set("callee")))
            .run(() -> log.add(local.get())));
    assertThat(log).containsExactly("caller", "callee");
  }

  @Test
  void tasksThatTakeTurnsKeepTheirValues() {
    run(
        body()
            .await(() -> Coroutines.gather(setting("a"), setting("b")))
            .run(() -> log.add(local.get())));
    assertThat(log).containsExactly("a", "b", "initial");
  }

  @Test
  void callbacksSeeTheValuesAtTheirRegistration() {
    var promise = new Promise<String>();
    run(
        body()
            .run(() -> local.set("registration"))
            .run(() -> EventLoop.current().callSoon(() -> log.add(local.get())))
            .run(() -> EventLoop.current().callLater(seconds(1), () -> log.add(local.get())))
            .run(() -> promise.onDone(done -> log.add(local.get())))
            .run(() -> local.set("later"))
            .await(() -> yieldNow())
            .run(() -> promise.setResult("v"))
            .await(() -> later(2, "")));
    assertThat(log).containsExactly("registration", "registration", "registration");
  }

  @Test
  void whatACallbackSetsEndsWithIt() {
    run(
        body()
            .run(() -> EventLoop.current().callSoon(() -> local.set("callback")))
            .run(() -> EventLoop.current().callSoon(() -> log.add(local.get())))
            .await(() -> yieldNow())
            .run(() -> log.add(local.get())));
    assertThat(log).containsExactly("initial", "initial");
  }

  @Test
  void callOnAnotherThreadSeesACopy() {
    run(
        body()
            .run(() -> local.set("task"))
            .await(() -> toThread(this::noteAndSet))
            .run(() -> log.add(local.get())));
    assertThat(log).containsExactly("task", "task");
  }

  @Test
  void runSeesWhatItsThreadHadSet() {
    local.set("thread");
    try {
      run(body().run(() -> log.add(local.get())).run(() -> local.set("run")));
      assertThat(local.get()).isEqualTo("thread");
    } finally {
      Values.makeCurrent(null);
    }
    assertThat(log).containsExactly("thread");
  }

  @Test
  void mainTasksOfARunnerGoOnWithOneAnothersValues() {
    try (var runner = new Runner(options())) {
      runner.run(body().run(() -> local.set("first")));
      runner.run(body().run(() -> log.add(local.get())));
    }
    assertThat(log).containsExactly("first");
  }

  @Test
  void setDuringAnActionIsTakenBackWhateverHappens() {
    var values = List.of("inside", "initial");
    run(
        body()
            .run(() -> local.during("inside", () -> log.add(local.get())))
            .run(() -> log.add(local.get())));
    assertThat(log).isEqualTo(values);
  }

  @Test
  void bindingHoldsWhileTheLambdaAwaits() {
    run(
        body()
            .await(
                () ->
                    local.where(
                        "bound",
                        () -> body().await(() -> yieldNow()).end(() -> log.add(local.get()))))
            .run(() -> log.add(local.get())));
    assertThat(log).containsExactly("bound", "initial");
  }

  @Test
  void bindingEndsWithAFailureToo() {
    run(
        body()
            .tryAwait(() -> local.where("bound", () -> failLater(1, new Exception())), e -> {})
            .run(() -> log.add(local.get())));
    assertThat(log).containsExactly("initial");
  }

  @Test
  void bindingEndsWithALambdaThatThrows() {
    run(
        body()
            .tryAwait(
                () ->
                    local.where(
                        "bound",
                        () -> {
                          throw new IllegalStateException("x");
                        }),
                e -> {})
            .run(() -> log.add(local.get())));
    assertThat(log).containsExactly("initial");
  }

  @Test
  void bindingGivesTheValueOfTheLambda() {
    assertThat(run(local.where("bound", () -> later(1, "v")))).isEqualTo("v");
  }

  @Test
  void tasksDoNotSeeOneAnothersMirroredThreadLocal() {
    Registration mirror = ThreadMirror.of(mirrored);
    try {
      run(
          body()
              .run(() -> mirrored.set("main"))
              .await(() -> Coroutines.gather(mirroring("a"), mirroring("b")))
              .run(() -> log.add(String.valueOf(mirrored.get()))));
    } finally {
      mirror.remove();
    }
    assertThat(log).containsExactly("main", "main", "a", "b", "main");
    assertThat(mirrored.get()).isNull();
  }

  @Test
  void mirroredThreadLocalGoesToTheThreadOfABlockingCall() {
    Registration mirror = ThreadMirror.of(mirrored);
    try {
      run(
          body()
              .run(() -> mirrored.set("task"))
              .await(() -> toThread(mirrored::get), value -> log.add(value)));
    } finally {
      mirror.remove();
    }
    assertThat(log).containsExactly("task");
  }

  @Test
  void removedMirrorMirrorsNoMore() {
    assertThat(ThreadMirror.of(mirrored).remove()).isTrue();
    assertThat(ThreadMirror.none()).isTrue();
  }

  private void note(AsyncLocal<@Nullable String> variable) {
    log.add(String.valueOf(variable.get()));
  }

  private Steps<Object> noting() {
    return body().run(() -> log.add(local.get()));
  }

  private Steps<Object> setting(String value) {
    return body()
        .run(() -> local.set(value))
        .await(() -> yieldNow())
        .run(() -> log.add(local.get()));
  }

  private Steps<Object> mirroring(String value) {
    return body()
        .run(() -> log.add(String.valueOf(mirrored.get())))
        .run(() -> mirrored.set(value))
        .await(() -> yieldNow())
        .run(() -> log.add(String.valueOf(mirrored.get())));
  }

  private String noteAndSet() {
    log.add(local.get());
    local.set("thread");
    return "done";
  }
}
