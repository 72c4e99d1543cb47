package dev.weft.sync;

import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Coroutine;
import dev.weft.InPlaceCall;
import dev.weft.Steps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Nothing is lost, whichever task is cancelled at whichever step. The seed of a random run that
 * fails is in the message; {@code -Dweft.seed=N -Dweft.runs=1} runs it again.
 */
@Timeout(120) // a lost wake-up must not stop the build
class CancelAnywhereTest {

  @Test
  void lockIsNeverLostAndNeverHeldTwice() {
    CancelTester.test(LockScenario::new);
  }

  @Test
  void conditionWithASharedLockLosesNoSignalAndNoLock() {
    CancelTester.test(ConditionScenario::new);
  }

  @Test
  void semaphoreOfOneLosesNoPermit() {
    CancelTester.test(() -> new SemaphoreScenario(1));
  }

  @Test
  void semaphoreOfTwoLosesNoPermit() {
    CancelTester.test(() -> new SemaphoreScenario(2));
  }

  @Test
  void eventWakesAllWhoAreNotCancelled() {
    CancelTester.test(EventScenario::new);
  }

  @Test
  void barrierNeitherSticksNorLetsGoTooEarly() {
    CancelTester.test(BarrierScenario::new);
  }

  @Test
  void queueOfOneLosesNoItem() {
    CancelTester.test(() -> new QueueScenario(1, 3, -4, 4, -3, 2, -4));
  }

  @Test
  void queueOfTwoLosesNoItem() {
    CancelTester.test(() -> new QueueScenario(2, 3, -4, 4, -3, 2, -4));
  }

  @Test
  void queueWithoutALimitLosesNoItem() {
    CancelTester.test(() -> new QueueScenario(0, 3, -4, 4, -3, 2, -4));
  }

  @Test
  void queueWakesTheNextGetterInThePlaceOfACancelledOne() {
    CancelTester.test(() -> new QueueScenario(0, 1, 1, 1, 1, -2, 1));
  }

  @Test
  void queueWakesTheNextPutterInThePlaceOfACancelledOne() {
    CancelTester.test(() -> new QueueScenario(1, -1, -1, -1, -1, 2, -1));
  }

  @Test
  void queueThatIsCalledInPlaceLosesNoItem() {
    CancelTester.test(() -> new QueueScenario(1, 3, -4, 4, -3, 2, -4).inPlace(1));
    CancelTester.test(() -> new QueueScenario(2, 3, -4, 4, -3, 2, -4).inPlace(1));
    CancelTester.test(() -> new QueueScenario(0, 3, -4, 4, -3, 2, -4).inPlace(1));
  }

  @Test
  void queueThatIsCalledInPlaceNowAndThenLosesNoItem() {
    CancelTester.test(() -> new QueueScenario(1, 3, -4, 4, -3, 2, -4).inPlace(2));
    CancelTester.test(() -> new QueueScenario(1, -1, -1, -1, -1, 2, -1).inPlace(2));
    CancelTester.test(() -> new QueueScenario(0, 1, 1, 1, 1, -2, 1).inPlace(3));
  }

  private static Steps<Object> body() {
    return new Steps<>();
  }

  private static final class LockScenario implements Scenario {
    private final AsyncLock lock = new AsyncLock();
    private int inside;

    @Override
    public List<Coroutine<?>> workers() {
      return List.of(worker(), worker(), worker(), worker());
    }

    @Override
    public void settled(int left) {
      assertThat(left).as("tasks that did not come through").isZero();
    }

    @Override
    public void ended() {
      assertThat(lock.isLocked()).isFalse();
    }

    private Coroutine<?> worker() {
      var body = body();
      for (int i = 0; i < 3; i++) {
        body.await(() -> lock.lock())
            .run(this::enter)
            .tryAwait(() -> yieldNow(), this::leaveAndThrow)
            .run(this::leave);
      }
      return body;
    }

    private void enter() {
      inside++;
      assertThat(inside).as("inside").isEqualTo(1);
    }

    private void leaveAndThrow(Throwable cancelled) throws Throwable {
      leave();
      throw cancelled;
    }

    private void leave() {
      inside--;
      lock.unlock();
    }
  }

  private static final class SemaphoreScenario implements Scenario {
    private final AsyncSemaphore semaphore;
    private final int permits;
    private int inside;

    SemaphoreScenario(int permits) {
      this.permits = permits;
      semaphore = AsyncSemaphore.bounded(permits);
    }

    @Override
    public List<Coroutine<?>> workers() {
      return List.of(worker(1), worker(2), worker(1), worker(3), worker(1));
    }

    @Override
    public void settled(int left) {
      assertThat(left).as("tasks that did not come through").isZero();
    }

    @Override
    public void ended() {
      assertThat(semaphore.isLocked()).isFalse();
      assertThat(semaphore).hasToString("AsyncSemaphore[" + permits + " free]");
    }

    private Coroutine<?> worker(int turns) {
      var body = body();
      for (int i = 0; i < 3; i++) {
        body.await(() -> semaphore.acquire())
            .run(this::enter)
            .tryAwait(() -> SyncTest.turns(turns), this::leaveAndThrow)
            .run(this::leave);
      }
      return body;
    }

    private void enter() {
      inside++;
      assertThat(inside).as("inside").isLessThanOrEqualTo(permits);
    }

    private void leaveAndThrow(Throwable cancelled) throws Throwable {
      leave();
      throw cancelled;
    }

    private void leave() {
      inside--;
      semaphore.release();
    }
  }

  /** A store of things that takers wait for, each thing signalled once. */
  private static final class ConditionScenario implements Scenario {
    private final AsyncCondition condition = new AsyncCondition();
    private int things;
    private int made;
    private int taken;
    private int waiting;

    @Override
    public List<Coroutine<?>> workers() {
      // More takers than things, and before them, so that one is left where a signal is lost.
      return List.of(taker(), taker(), taker(), taker(), taker(), maker());
    }

    @Override
    public void settled(int left) {
      assertThat(condition.isLocked()).isFalse();
      assertThat(waiting).isEqualTo(left);
      assertThat(things > 0 && waiting > 0).as("a signal was lost").isFalse();
    }

    @Override
    public void ended() {
      assertThat(condition.isLocked()).isFalse();
      assertThat(taken + things).isEqualTo(made);
    }

    private Coroutine<?> maker() {
      var body = body();
      for (int i = 0; i < 3; i++) {
        body.await(() -> condition.lock())
            .tryAwait(() -> yieldNow(), this::unlockAndThrow)
            .run(
                () -> {
                  things++;
                  made++;
                  condition.signal(1);
                  condition.unlock();
                });
      }
      return body;
    }

    private Coroutine<?> taker() {
      return body()
          .await(() -> condition.lock())
          .run(() -> waiting++)
          .tryAwait(
              () -> condition.waitUntil(() -> things > 0),
              cancelled -> {
                assertThat(condition.isLocked()).as("locked when cancelled").isTrue();
                waiting--;
                unlockAndThrow(cancelled);
              })
          .run(
              () -> {
                waiting--;
                things--;
                taken++;
                condition.unlock();
              });
    }

    private void unlockAndThrow(Throwable cancelled) throws Throwable {
      condition.unlock();
      throw cancelled;
    }
  }

  private static final class EventScenario implements Scenario {
    private final AsyncEvent event = new AsyncEvent();
    private int waiting;
    private boolean wasSet;

    @Override
    public List<Coroutine<?>> workers() {
      return List.of(waiter(), waiter(), setter(), waiter());
    }

    @Override
    public void settled(int left) {
      assertThat(waiting).isEqualTo(left);
      if (wasSet) {
        assertThat(waiting).as("still wait").isZero();
      }
    }

    @Override
    public void ended() {
      assertThat(waiting).isZero();
    }

    private Coroutine<?> setter() {
      return body()
          .await(() -> SyncTest.turns(3))
          .run(event::set)
          .run(event::clear)
          .run(() -> wasSet = true);
    }

    private Coroutine<?> waiter() {
      return body()
          .run(() -> waiting++)
          .tryAwait(
              () -> event.waitSet(),
              cancelled -> {
                waiting--;
                throw cancelled;
              })
          .run(() -> waiting--);
    }
  }

  private static final class BarrierScenario implements Scenario {
    private static final int PARTIES = 3;

    private final AsyncBarrier barrier = new AsyncBarrier(PARTIES);
    private int arrivals;
    private int releases;

    @Override
    public List<Coroutine<?>> workers() {
      return List.of(worker(), worker(), worker(), worker());
    }

    @Override
    public void settled(int left) {
      assertThat(left).isLessThan(PARTIES);
      assertThat(barrier.waiting()).isEqualTo(left);
    }

    @Override
    public void ended() {
      assertThat(barrier.toString()).contains(" 0 of ");
    }

    private Coroutine<?> worker() {
      var body = body();
      for (int i = 0; i < 3; i++) {
        body.run(() -> arrivals++)
            .await(() -> barrier.waitAll())
            .run(
                () -> {
                  releases++;
                  assertThat(releases).isLessThanOrEqualTo(arrivals);
                });
      }
      return body;
    }
  }

  private static final class QueueScenario implements Scenario {
    private final AsyncQueue<Integer> queue;
    private final int[] counts;
    private final Set<Integer> put = new HashSet<>();
    private final List<Integer> got = new ArrayList<>();
    private int getting;
    private int putting;
    private int next;
    private int calls;

    /** One call in so many is made in place; none if that is 0. */
    private int inPlaceOnceIn;

    /** For each task, how many items it gets, or, if that is less than zero, puts. */
    QueueScenario(int capacity, int... counts) {
      queue = new AsyncQueue<>(capacity);
      this.counts = counts;
    }

    QueueScenario inPlace(int onceIn) {
      inPlaceOnceIn = onceIn;
      return this;
    }

    private boolean isInPlace() {
      calls++;
      return inPlaceOnceIn > 0 && calls % inPlaceOnceIn == 0;
    }

    private Coroutine<?> put(int item) {
      return isInPlace()
          ? new InPlaceCall((task, depth) -> InPlaceCalls.put(task, depth, queue, item))
          : queue.put(item);
    }

    private Coroutine<?> get() {
      return isInPlace()
          ? new InPlaceCall((task, depth) -> InPlaceCalls.get(task, depth, queue))
          : queue.get();
    }

    @Override
    public List<Coroutine<?>> workers() {
      var workers = new ArrayList<Coroutine<?>>();
      for (int count : counts) {
        workers.add(count > 0 ? getter(count) : putter(-count));
      }
      return workers;
    }

    @Override
    public void settled(int left) {
      assertThat(getting + putting).isEqualTo(left);
      assertThat(getting > 0 && !queue.isEmpty()).as("a getter sleeps beside items").isFalse();
      assertThat(putting > 0 && !queue.isFull()).as("a putter sleeps beside places").isFalse();
    }

    @Override
    public void ended() {
      while (!queue.isEmpty()) {
        got.add(queue.getNow());
      }
      assertThat(got).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(put);
    }

    private Coroutine<?> putter(int items) {
      var body = body();
      for (int i = 0; i < items; i++) {
        int item = next++;
        body.run(() -> putting++)
            .tryAwait(
                () -> put(item),
                nothing -> {
                  putting--;
                  put.add(item);
                },
                cancelled -> {
                  putting--;
                  throw cancelled;
                });
        if (i % 2 == 0) {
          body.await(() -> yieldNow());
        }
      }
      return body;
    }

    private Coroutine<?> getter(int items) {
      var body = body();
      for (int i = 0; i < items; i++) {
        body.run(() -> getting++)
            .tryAwait(
                () -> get(),
                item -> {
                  getting--;
                  got.add((Integer) item);
                },
                cancelled -> {
                  getting--;
                  throw cancelled;
                });
      }
      return body;
    }
  }
}
