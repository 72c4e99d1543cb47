package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.currentTask;
import static dev.weft.Coroutines.gather;
import static dev.weft.Coroutines.nonCancellable;
import static dev.weft.Coroutines.shield;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.timeout;
import static dev.weft.Coroutines.waitFor;
import static dev.weft.Coroutines.yieldNow;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.sync.AsyncCondition;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.AsyncQueue;
import dev.weft.sync.AsyncSemaphore;
import dev.weft.sync.QueueShutDown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The subtlest rules of asyncio's semantics, one class each; the tests of the single classes have
 * many more around them.
 */
@SuppressWarnings("ClassCanBeStatic") // nested tests of JUnit are inner classes
class TrapsTest {

  /** Cancel is decided where the task goes on, and what it had been handed goes back. */
  @Nested
  class CompletionAndCancelInOneTurn extends LoopTest {
    private final Promise<String> promise = new Promise<>();
    private Task<?> task = createdLater();

    @Test
    void cancelWinsAndTheValueStaysInThePromise() {
      run(
          body()
              .run(() -> task = createTask(body().await(() -> promise)))
              .await(() -> yieldNow())
              .run(() -> promise.setResult("v"))
              .run(() -> task.cancel())
              .tryAwait(() -> task, error -> log.add(error.getClass().getSimpleName()))
              .run(() -> log.add(promise.result())));
      assertThat(log).containsExactly("CancelledError", "v");
    }

    @Test
    void cancelOfAWaitForWhoseResultIsThereIsNotLost() {
      run(
          body()
              .run(() -> task = createTask(waitFor(promise, seconds(9))))
              .await(() -> yieldNow())
              .run(() -> promise.setResult("v"))
              .run(() -> task.cancel())
              .tryAwait(() -> task, error -> log.add("cancelled"))
              .run(() -> log.add(task.isCancelled())));
      assertThat(log).containsExactly("cancelled", true);
    }

    @Test
    void itemThatACancelledGetterWasWokenForStaysInTheQueue() {
      var queue = new AsyncQueue<String>();
      run(
          body()
              .run(() -> task = createTask(queue.get()))
              .await(() -> yieldNow())
              .run(() -> queue.putNow("item"))
              .run(() -> task.cancel())
              .tryAwait(() -> task, error -> {})
              .run(() -> log.add(queue.getNow())));
      assertThat(log).containsExactly("item");
    }
  }

  /** Swallowing a cancellation makes the task succeed, and no second one comes by itself. */
  @Nested
  class CancelSwallowed extends LoopTest {
    private Task<?> task = createdLater();

    @Test
    void taskCountsAsDoneAndTheRequestStaysCounted() {
      run(
          body()
              .run(
                  () ->
                      task =
                          createTask(
                              body()
                                  .tryAwait(() -> sleep(seconds(9)), error -> {})
                                  .await(() -> yieldNow())
                                  .end(() -> "in spite of it")))
              .await(() -> yieldNow())
              .run(() -> task.cancel())
              .await(() -> task, log::add)
              .run(() -> log.add(task.isCancelled()))
              .run(() -> log.add(task.cancelling())));
      assertThat(log).containsExactly("in spite of it", false, 1);
    }

    @Test
    void debugModeTells() {
      var warnings = new ArrayList<String>();
      AsyncMain.run(
          body()
              .run(() -> task = createTask(body().tryAwait(() -> sleep(seconds(9)), error -> {})))
              .await(() -> yieldNow())
              .run(() -> task.cancel())
              .await(() -> task),
          options().debug(true).slowCallback(seconds(60)).warnings(warnings::add));
      assertThat(warnings)
          .singleElement()
          .asString()
          .startsWith("a task ended normally although it was cancelled");
    }
  }

  /** Cancelling a gather cancels its children; a child's failure does not touch its siblings. */
  @Nested
  class GatherIsAsymmetric extends LoopTest {
    private Task<?> sibling = createdLater();
    private Promise<?> gather = new Promise<>();

    @Test
    void failureOfAChildLeavesTheSiblings() {
      run(
          body()
              .run(() -> sibling = createTask(later(5, "sibling")))
              .tryAwait(() -> gather(failLater(1, new IOException("x")), sibling), e -> {})
              .await(() -> sibling, log::add));
      assertThat(log).containsExactly("sibling");
    }

    @Test
    void cancelledChildFailsTheAwaiterThoughNobodyAskedItToEnd() {
      run(
          body()
              .run(() -> sibling = createTask(later(5, "sibling")))
              .run(() -> EventLoop.current().callSoon(() -> sibling.cancel()))
              .tryAwait(() -> gather(sibling), e -> log.add(e.getClass().getSimpleName()))
              .run(() -> log.add(requireNonNull(currentTask()).cancelling())));
      assertThat(log).containsExactly("CancelledError", 0);
    }

    @Test
    void cancelAfterAFailureIsRefused() {
      run(
          body()
              .run(() -> gather = (Promise<?>) gather(failLater(1, new IOException("x"))))
              .tryAwait(() -> gather, e -> {})
              .run(() -> log.add(gather.cancel())));
      assertThat(log).containsExactly(false);
    }

    @Test
    void whatIsGivenTwiceRunsOnce() {
      Coroutine<String> once = worker("a", 1);
      run(body().await(() -> gather(once, once), log::add));
      assertThat(log).containsExactly("a begins", "a ends", List.of("a", "a"));
    }
  }

  /** A group takes exactly its own request back, and never the parent's. */
  @Nested
  class OwnAbortAgainstTheParentsCancel extends LoopTest {
    private Task<?> parent = createdLater();

    @Test
    void ownAbortLeavesNoRequestBehind() {
      run(
          body()
              .tryAwait(() -> failingGroup(new IOException("x")), e -> log.add(e.getMessage()))
              .run(() -> log.add(requireNonNull(currentTask()).cancelling())));
      assertThat(log).containsExactly("x", 0);
    }

    @Test
    void cancelFromOutsideInTheTurnOfTheFailureComesAgain() {
      run(
          body()
              .run(
                  () ->
                      parent =
                          createTask(
                              body()
                                  .tryAwait(
                                      () -> failingGroup(new IOException("x")),
                                      e -> log.add(e.getMessage()))
                                  .await(() -> sleep(seconds(9)))
                                  .run(() -> log.add("lost"))))
              .await(() -> sleep(seconds(1)))
              .run(() -> parent.cancel("outside"))
              .tryAwait(() -> parent, e -> log.add(e.getMessage())));
      assertThat(log).containsExactly("x", "outside");
    }

    private Coroutine<?> failingGroup(Exception failure) {
      return new InScope<>(
          TaskGroup::open,
          group ->
              body()
                  .run(() -> group.createTask(failLater(1, failure)))
                  .await(() -> sleep(seconds(9))));
    }
  }

  /** A timeout converts if the count is back at what it was at the entry, which need not be 0. */
  @Nested
  class TimeoutConvertsByTheCountAtItsEntry extends LoopTest {
    private Task<?> task = createdLater();

    @Test
    void worksInTheCleanUpOfACancelledTask() {
      run(
          body()
              .run(
                  () ->
                      task =
                          createTask(
                              body()
                                  .tryAwait(
                                      () -> sleep(seconds(9)),
                                      cancelled -> log.add(cancelled.getMessage()))
                                  .tryAwait(
                                      () ->
                                          new InScope<>(
                                              () -> timeout(seconds(1)), t -> later(9, "")),
                                      e -> log.add(e.getClass().getSimpleName()))))
              .await(() -> yieldNow())
              .run(() -> task.cancel("why"))
              .await(() -> task));
      assertThat(log).containsExactly("why", "TimeoutException");
    }

    @Test
    void blockThatNeverSuspendsNeverTimesOut() {
      assertThat(
              run(new InScope<>(() -> timeout(seconds(0)), limit -> body().end(() -> "in time"))))
          .isEqualTo("in time");
    }

    @Test
    void itWaitsForAStubbornBlock() {
      run(
          body()
              .tryAwait(
                  () ->
                      new InScope<>(
                          () -> timeout(seconds(1)),
                          t ->
                              body()
                                  .tryAwait(
                                      () -> sleep(seconds(9)), cancelled -> log.add("cancelled"))
                                  .await(() -> sleep(seconds(5)))
                                  .run(() -> log.add(EventLoop.current().time() / 1_000_000_000))),
                  e -> log.add("thrown")));
      assertThat(log).containsExactly("cancelled", 6L);
    }
  }

  /** Both expire, and the outer one alone converts. */
  @Nested
  class NestedTimeoutsOfOneDeadline extends LoopTest {
    @Test
    void outerConvertsAndBothAreExpired() {
      List<TimeoutScope> scopes = new ArrayList<>();
      Throwable failure =
          failureOf(
              new InScope<>(
                  () -> noted(scopes, timeout(seconds(1))),
                  outer ->
                      body()
                          .tryAwait(
                              () ->
                                  new InScope<>(
                                      () -> noted(scopes, timeout(seconds(1))),
                                      inner -> later(9, "")),
                              e -> {
                                log.add(e.getClass().getSimpleName());
                                throw e;
                              })));
      assertThat(failure).isInstanceOf(TimeoutException.class);
      assertThat(log).containsExactly("CancelledError");
      assertThat(scopes).extracting(TimeoutScope::expired).containsExactly(true, true);
    }

    private TimeoutScope noted(List<TimeoutScope> scopes, TimeoutScope scope) {
      scopes.add(scope);
      return scope;
    }
  }

  /** A shield lets go of who awaits; what masks is {@code nonCancellable}. */
  @Nested
  class ShieldIsNoMask extends LoopTest {
    private Task<?> task = createdLater();

    @Test
    void awaiterOfAShieldIsCancelledBeforeTheCleanUpIsDone() {
      run(
          body()
              .run(() -> task = createTask(body().await(() -> shield(worker("cleanup", 2)))))
              .await(() -> sleep(seconds(1)))
              .run(() -> task.cancel())
              .tryAwait(() -> task, e -> log.add("awaiter cancelled"))
              .await(() -> sleep(seconds(5))));
      assertThat(log).containsExactly("cleanup begins", "awaiter cancelled", "cleanup ends");
    }

    @Test
    void maskKeepsTheAwaiterUntilTheCleanUpIsDone() {
      run(
          body()
              .run(
                  () ->
                      task =
                          createTask(
                              body()
                                  .await(() -> nonCancellable(() -> worker("cleanup", 2)))
                                  .await(() -> sleep(seconds(9)))))
              .await(() -> sleep(seconds(1)))
              .run(() -> task.cancel())
              .tryAwait(() -> task, e -> log.add("awaiter cancelled")));
      assertThat(log).containsExactly("cleanup begins", "cleanup ends", "awaiter cancelled");
    }

    @Test
    void failureOfWhatWasShieldedIsReportedWhenTheAwaiterIsGone() {
      run(
          body()
              .run(
                  () ->
                      task =
                          createTask(
                              body().await(() -> shield(failLater(2, new IOException("x"))))))
              .await(() -> sleep(seconds(1)))
              .run(() -> task.cancel())
              .tryAwait(() -> task, e -> {})
              .await(() -> sleep(seconds(5))));
      assertThat(reports).hasSize(1);
    }
  }

  /** A sleep of zero is one whole turn; what has no need to wait does not give way. */
  @Nested
  class SleepOfZeroAndFairness extends LoopTest {
    @Test
    void sleepOfZeroLetsAllThatIsReadyRunOnce() {
      run(
          body()
              .run(() -> createTask(worker("a", 1)))
              .run(() -> createTask(worker("b", 1)))
              .await(() -> sleep(seconds(0)))
              .run(() -> log.add("main")));
      assertThat(log.subList(0, 3)).containsExactly("a begins", "b begins", "main");
    }

    @Test
    void freeLockDoesNotGiveWay() {
      var lock = new AsyncLock();
      run(
          body()
              .run(() -> EventLoop.current().callSoon(() -> log.add("callback")))
              .await(() -> lock.lock())
              .run(() -> log.add("locked"))
              .await(() -> yieldNow()));
      assertThat(log).containsExactly("locked", "callback");
    }

    @Test
    void queueWithItemsDoesNotGiveWay() {
      var queue = new AsyncQueue<Integer>();
      var body = body().run(() -> EventLoop.current().callSoon(() -> log.add("callback")));
      for (int i = 0; i < 1000; i++) {
        int item = i;
        body.await(() -> queue.put(item)).await(() -> queue.get());
      }
      run(body.run(() -> log.add("passed")).await(() -> yieldNow()));
      assertThat(log).containsExactly("passed", "callback");
    }

    @Test
    void callbackThatIsQueuedInATurnRunsInTheNext() {
      var ticks = new Ticks();
      run(
          body()
              .run(ticks::start)
              .await(() -> yieldNow())
              .run(() -> EventLoop.current().callSoon(() -> log.add(ticks.now())))
              .run(() -> log.add(ticks.now()))
              .await(() -> yieldNow())
              .run(ticks::stop));
      assertThat(log).containsExactly(1, 2);
    }
  }

  /** Callbacks never run inline, and the wake-up of who awaits is one of them. */
  @Nested
  class CallbackOrder extends LoopTest {
    private final Promise<String> promise = new Promise<>();

    @Test
    void orderOfRegistrationIsTheOrderOfResumption() {
      run(
          body()
              .run(() -> promise.onDone(done -> log.add("first")))
              .run(() -> createTask(body().await(() -> promise).run(() -> log.add("task"))))
              .await(() -> yieldNow())
              .run(() -> promise.onDone(done -> log.add("last")))
              .run(() -> promise.setResult("v"))
              .run(() -> log.add("set"))
              .await(() -> yieldNow()));
      assertThat(log).containsExactly("set", "first", "task", "last");
    }

    @Test
    void callbackAddedAfterTheEndGoesThroughTheQueueToo() {
      run(
          body()
              .run(() -> promise.setResult("v"))
              .run(() -> promise.onDone(done -> log.add("callback")))
              .run(() -> log.add("registered"))
              .await(() -> yieldNow()));
      assertThat(log).containsExactly("registered", "callback");
    }

    @Test
    void failingCallbackDoesNotKeepTheOthersFromRunning() {
      run(
          body()
              .run(
                  () ->
                      promise.onDone(
                          done -> {
                            throw new IllegalStateException("x");
                          }))
              .run(() -> promise.onDone(done -> log.add("second")))
              .run(() -> promise.setResult("v"))
              .await(() -> yieldNow()));
      assertThat(log).containsExactly("second");
      assertThat(reports).hasSize(1);
    }

    @Test
    void callbackMayBeRemovedByAnotherOfTheSamePromise() {
      Registration[] second = new Registration[1];
      run(
          body()
              .run(() -> promise.onDone(done -> log.add(second[0].remove())))
              .run(() -> second[0] = promise.onDone(done -> log.add("second")))
              .run(() -> promise.setResult("v"))
              .await(() -> yieldNow()));
      assertThat(log).containsExactly(false, "second");
    }
  }

  /** Equal deadlines keep their order; past ones run by theirs; the clock does not wrap round. */
  @Nested
  class TimersWithEqualOrPastDeadlines extends LoopTest {
    @Test
    void equalDeadlinesRunInTheOrderTheyWereSet() {
      run(
          body()
              .run(
                  () -> {
                    for (int i = 0; i < 8; i++) {
                      int number = i;
                      EventLoop.current().callLater(seconds(1), () -> log.add(number));
                    }
                  })
              .await(() -> sleep(seconds(2))));
      assertThat(log).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void negativeDelaysRunByTheirDeadline() {
      run(
          body()
              .run(() -> EventLoop.current().callLater(seconds(-1), () -> log.add("late")))
              .run(() -> EventLoop.current().callLater(seconds(-2), () -> log.add("later")))
              .await(() -> sleep(seconds(1))));
      assertThat(log).containsExactly("later", "late");
    }

    @Test
    void deadlineBeyondTheClockNeverComes() {
      run(
          body()
              .run(
                  () ->
                      EventLoop.current()
                          .callLater(seconds(Long.MAX_VALUE), () -> log.add("wrapped round")))
              .await(() -> sleep(seconds(1_000_000))));
      assertThat(log).isEmpty();
    }
  }

  /** What a waiter was given and cannot use goes to the next, and newcomers queue. */
  @Nested
  class WakeUpChains extends LoopTest {
    private Task<?> first = createdLater();

    @Test
    void lockGoesOnToTheNextWhenTheWokenWaiterIsCancelled() {
      var lock = new AsyncLock();
      run(
          body()
              .await(() -> lock.lock())
              .run(() -> first = createTask(taking(lock, "first")))
              .run(() -> createTask(taking(lock, "second")))
              .await(() -> yieldNow())
              .run(lock::unlock)
              .run(() -> first.cancel())
              .await(() -> sleep(seconds(1))));
      assertThat(log).containsExactly("second");
    }

    @Test
    void newcomerDoesNotOvertakeTheWokenWaiter() {
      var lock = new AsyncLock();
      run(
          body()
              .await(() -> lock.lock())
              .run(() -> createTask(taking(lock, "waiter")))
              .await(() -> yieldNow())
              .run(lock::unlock)
              .await(() -> lock.lock())
              .run(() -> log.add("newcomer")));
      assertThat(log).containsExactly("waiter", "newcomer");
    }

    @Test
    void permitGoesBackWhenTheWokenWaiterIsCancelled() {
      var semaphore = new AsyncSemaphore(0);
      run(
          body()
              .run(() -> first = createTask(semaphore.acquire()))
              .await(() -> yieldNow())
              .run(() -> semaphore.release())
              .run(() -> first.cancel())
              .tryAwait(() -> first, e -> {})
              .await(() -> semaphore.acquire())
              .run(() -> log.add("permit")));
      assertThat(log).containsExactly("permit");
    }

    private Coroutine<?> taking(AsyncLock lock, String name) {
      return body().await(() -> lock.lock()).run(() -> log.add(name)).run(lock::unlock);
    }
  }

  /** A cancelled wait has the lock again when it ends, however often it is cancelled. */
  @Nested
  class ConditionWaitAndCancel extends LoopTest {
    private final AsyncCondition condition = new AsyncCondition();
    private Task<?> waiter = createdLater();

    @Test
    void cancelledWaitTakesTheLockAgainAndThrowsTheLastError() {
      run(
          body()
              .run(
                  () ->
                      waiter =
                          createTask(
                              body()
                                  .await(() -> condition.lock())
                                  .tryAwait(
                                      () -> condition.waitSignal(),
                                      e -> log.add(e.getMessage() + condition.isLocked()))))
              .await(() -> yieldNow())
              .await(() -> condition.lock())
              .run(() -> waiter.cancel("first "))
              .await(() -> yieldNow())
              .await(() -> yieldNow())
              .run(() -> waiter.cancel("second "))
              .await(() -> yieldNow())
              .run(() -> log.add("still waits"))
              .run(condition::unlock)
              .await(() -> waiter));
      assertThat(log).containsExactly("still waits", "second true");
    }
  }

  /** An item is there for all until the woken getter goes on; shutting down wakes both sides. */
  @Nested
  class QueueHandOffIsAHint extends LoopTest {
    private final AsyncQueue<String> queue = new AsyncQueue<>(1);
    private Task<?> task = createdLater();

    @Test
    void newcomerMayOvertakeTheWokenGetterWhichThenWaitsAgain() {
      run(
          body()
              .run(() -> task = createTask(body().await(() -> queue.get(), log::add)))
              .await(() -> yieldNow())
              .run(() -> queue.putNow("one"))
              .run(() -> log.add("overtaken: " + queue.getNow()))
              .await(() -> yieldNow())
              .run(() -> queue.putNow("two"))
              .await(() -> task));
      assertThat(log).containsExactly("overtaken: one", "two");
    }

    @Test
    void putterThatWaitsIsRefusedThoughAPlaceBecomesFree() {
      run(
          body()
              .run(() -> queue.putNow("one"))
              .run(() -> task = createTask(queue.put("two")))
              .await(() -> yieldNow())
              .run(queue::shutdown)
              .run(() -> log.add(queue.getNow()))
              .tryAwait(() -> task, log::add));
      assertThat(log.get(0)).isEqualTo("one");
      assertThat(log.get(1)).isInstanceOf(QueueShutDown.class);
    }

    @Test
    void joinEndsWithTheItemsThatShutdownNowDrops() {
      run(
          body()
              .run(() -> queue.putNow("one"))
              .run(() -> task = createTask(queue.join()))
              .await(() -> yieldNow())
              .run(queue::shutdownNow)
              .await(() -> task)
              .run(() -> log.add("joined")));
      assertThat(log).containsExactly("joined");
    }
  }

  /** What is cancelled before its first step never runs; a first step at once is another order. */
  @Nested
  class CancelBeforeTheFirstStep extends LoopTest {
    private Task<?> task = createdLater();

    @Test
    void bodyNeverRuns() {
      run(
          body()
              .run(() -> task = createTask(worker("never", 1)))
              .run(() -> task.cancel())
              .tryAwait(() -> task, e -> log.add("cancelled")));
      assertThat(log).containsExactly("cancelled");
    }

    @Test
    void taskThatIsStartedAtOnceHasRunUpToItsFirstWait() {
      run(
          body()
              .run(() -> task = Coroutines.startTask(worker("started", 1)))
              .run(() -> task.cancel())
              .tryAwait(() -> task, e -> log.add("over")));
      assertThat(log).containsExactly("started begins", "started cancelled: null", "over");
    }

    @Test
    void nameIsThereInTheFirstStep() {
      run(
          body()
              .await(
                  () ->
                      createTask(
                          body().run(() -> log.add(requireNonNull(currentTask()).name())),
                          "named")));
      assertThat(log).containsExactly("named");
    }
  }

  /** The loop lives on after an exception of a callback, also where the handler fails itself. */
  @Nested
  class ExceptionsOutsideATask extends LoopTest {
    @Test
    void exceptionOfACallbackGoesToTheHandlerAndTheLoopLives() {
      run(
          body()
              .run(() -> EventLoop.current().callSoon(TrapsTest::fail))
              .await(() -> sleep(seconds(1)))
              .run(() -> log.add("lives")));
      assertThat(log).containsExactly("lives");
      assertThat(reports).extracting(ErrorReport::message).containsExactly("a callback failed");
    }

    @Test
    void errorOfACallbackGoesToTheHandlerToo() {
      run(
          body()
              .run(
                  () ->
                      EventLoop.current()
                          .callSoon(
                              () -> {
                                throw new AssertionError("x");
                              }))
              .await(() -> sleep(seconds(1)))
              .run(() -> log.add("lives")));
      assertThat(log).containsExactly("lives");
      assertThat(reports).hasSize(1);
    }

    @Test
    void handlerThatFailsItselfDoesNotEndTheLoop() {
      AsyncMain.run(
          body()
              .run(() -> EventLoop.current().callSoon(TrapsTest::fail))
              .await(() -> sleep(seconds(1)))
              .run(() -> log.add("lives")),
          options()
              .exceptionHandler(
                  report -> {
                    log.add(report.message());
                    throw new IllegalStateException("the handler fails");
                  }));
      assertThat(log).containsExactly("a callback failed", "lives");
    }

    @Test
    void errorOfTheJvmEndsTheRun() {
      var error = new InternalError("x");
      Throwable thrown =
          failureOf(
              body()
                  .run(
                      () ->
                          EventLoop.current()
                              .callSoon(
                                  () -> {
                                    throw error;
                                  }))
                  .await(() -> sleep(seconds(1))));
      assertThat(thrown).isSameAs(error);
    }
  }

  private static void fail() {
    throw new IllegalStateException("x");
  }

  /** Stands in a field for the task that a step will put there. */
  @SuppressWarnings("NullAway") // never read before it is set
  private static Task<?> createdLater() {
    return null;
  }
}
