package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.runIn;
import static dev.weft.Coroutines.toThread;
import static dev.weft.Coroutines.toThreadInterruptibly;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Blocking calls on other threads. */
class ToThreadTest extends LoopTest {
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final BlockingQueue<String> thread = new LinkedBlockingQueue<>();

  @SuppressWarnings("NullAway.Init") // set by a step
  private Task<?> task;

  @Test
  void callGivesItsValue() {
    assertThat(run(toThread(() -> "v"))).isEqualTo("v");
  }

  @Test
  void failureIsTheVeryObject() {
    var failure = new IOException("x");
    assertThat(
            failureOf(
                toThread(
                    () -> {
                      throw failure;
                    })))
        .isSameAs(failure);
  }

  @Test
  void callDoesNotBeginBeforeItIsAwaited() {
    run(body().run(() -> log.add(toThread(() -> log.add("called")))).await(() -> yieldNow()));
    assertThat(log).hasSize(1);
  }

  @Test
  void callIsMadeOnAnotherThread() {
    Thread here = Thread.currentThread();
    assertThat(run(toThread(() -> Thread.currentThread().equals(here)))).isFalse();
  }

  @Test
  void callIsMadeOnAVirtualThreadWhereTheJdkHasThem() {
    assumeTrue(
        Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS, "virtual threads came later");
    Object isVirtual =
        run(toThread(() -> Thread.class.getMethod("isVirtual").invoke(Thread.currentThread())));
    assertThat(isVirtual).isEqualTo(true);
  }

  @Test
  void cancellingFreesTheAwaitingTaskWhileTheThreadGoesOn() {
    run(
        body()
            .run(() -> task = createTask(toThread(this::blocked)))
            .await(() -> toThread(begun::getCount))
            .await(() -> toThread(this::awaitBegin))
            .run(() -> task.cancel())
            .tryAwait(() -> task, error -> log.add(error.getClass().getSimpleName()))
            .run(release::countDown));
    assertThat(log).containsExactly("CancelledError", "ended");
  }

  @Test
  void endOfTheRunWaitsForTheThread() {
    run(
        body()
            .run(() -> createTask(toThread(this::blocked)))
            .await(() -> toThread(this::awaitBegin))
            .run(release::countDown));
    assertThat(log).containsExactly("ended");
  }

  @Test
  void callThatIsCancelledBeforeItBeginsNeverDoes() {
    var queued = new ArrayList<Runnable>();
    run(
        body()
            .run(() -> task = createTask(runIn(queued::add, () -> log.add("called"))))
            .await(() -> yieldNow())
            .run(() -> task.cancel())
            .tryAwait(() -> task, error -> log.add("cancelled"))
            .run(() -> queued.forEach(Runnable::run)));
    assertThat(log).containsExactly("cancelled");
  }

  @Test
  void cancellingInterruptsACallThatWantsIt() {
    run(
        body()
            .run(() -> task = createTask(toThreadInterruptibly(this::blocked)))
            .await(() -> toThread(this::awaitBegin))
            .run(() -> task.cancel())
            .tryAwait(() -> task, error -> {}));
    assertThat(log).containsExactly("interrupted");
  }

  @Test
  void cancellingDoesNotInterruptAnyOtherCall() {
    run(
        body()
            .run(() -> task = createTask(toThread(this::blocked)))
            .await(() -> toThread(this::awaitBegin))
            .run(() -> task.cancel())
            .tryAwait(() -> task, error -> release.countDown()));
    assertThat(log).containsExactly("ended");
  }

  @Test
  void refusedCallIsAFailureOfTheAwait() {
    Throwable refused =
        failureOf(
            runIn(
                command -> {
                  throw new java.util.concurrent.RejectedExecutionException("full");
                },
                () -> "v"));
    assertThat(refused).hasMessage("full");
  }

  @Test
  void virtualTimeStandsStillNeitherBeforeNorAfterACall() {
    List<Object> times = new ArrayList<>();
    run(
        body()
            .await(() -> toThread(() -> thread.add("x")))
            .run(() -> times.add(thread.size()))
            .await(() -> later(9, "v"), times::add));
    assertThat(times).containsExactly(1, "v");
  }

  private Object awaitBegin() throws InterruptedException {
    begun.await();
    return "begun";
  }

  private Object blocked() throws InterruptedException {
    begun.countDown();
    try {
      release.await();
      log.add("ended");
    } catch (InterruptedException interrupt) {
      log.add("interrupted");
      throw interrupt;
    }
    return "v";
  }
}
