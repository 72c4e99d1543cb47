package dev.weft;

import static dev.weft.Coroutines.allTasks;
import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.frame.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many of everything: nothing is lost, and order is kept. */
@Timeout(60)
class LoadTest extends LoopTest {
  private static final int MILLION = 1_000_000;
  private static final int THREADS = 8;
  private static final int CALLS = 100_000;

  private int count;

  @Test
  void aMillionTasksTakeTurnsAndAllEnd() {
    run(
        body()
            .run(
                () -> {
                  for (int i = 0; i < MILLION; i++) {
                    createTask(new Once(yieldNow()));
                  }
                })
            .await(() -> sleep(seconds(1)))
            .run(() -> log.add(allTasks().size())));
    assertThat(count).isEqualTo(MILLION);
    assertThat(log).containsExactly(1);
  }

  @Test
  void aMillionTasksSleepAndWakeInTheOrderOfTheirDeadlines() {
    var random = new Random(1);
    run(
        body()
            .run(
                () -> {
                  for (int i = 0; i < MILLION; i++) {
                    createTask(new Once(sleep(seconds(random.nextInt(1000))), this::checkTime));
                  }
                })
            .await(() -> sleep(seconds(1001))));
    assertThat(count).isEqualTo(MILLION);
  }

  private long lastTime;

  private void checkTime() {
    long now = EventLoop.current().time();
    if (now < lastTime) {
      throw new AssertionError("woken at " + now + " after " + lastTime);
    }
    lastTime = now;
  }

  @Test
  void aHundredThousandTasksAreCancelledAtOnce() {
    run(
        body()
            .run(
                () -> {
                  for (int i = 0; i < CALLS; i++) {
                    createTask(sleep(seconds(1)));
                  }
                })
            .await(() -> yieldNow())
            .run(() -> allTasks().forEach(LoadTest::cancelOther))
            .await(() -> sleep(seconds(0)))
            .await(() -> sleep(seconds(0)))
            .run(() -> log.add(allTasks().size()))
            .run(() -> log.add(EventLoop.current().time())));
    assertThat(log).containsExactly(1, 0L);
  }

  private static void cancelOther(Task<?> task) {
    if (!task.equals(Coroutines.currentTask())) {
      task.cancel();
    }
  }

  @Test
  void callbacksOfEightThreadsAllRunInTheOrderOfTheirThread() {
    var next = new int[THREADS];
    flood(
        (loop, thread) -> {
          for (int i = 0; i < CALLS; i++) {
            int number = i;
            loop.execute(
                () -> {
                  if (next[thread]++ == number) {
                    count++;
                  }
                });
          }
        });
    assertThat(next).containsOnly(CALLS);
    assertThat(count).isEqualTo(THREADS * CALLS);
  }

  @Test
  void coroutinesSubmittedByEightThreadsAllGiveTheirValues() {
    var sums = new long[THREADS];
    flood(
        (loop, thread) -> {
          List<CompletableFuture<Integer>> futures = new ArrayList<>();
          for (int i = 0; i < CALLS / 10; i++) {
            futures.add(loop.submit(Coroutines.done(i)));
          }
          futures.forEach(future -> sums[thread] += future.join());
        });
    assertThat(sums).containsOnly((CALLS / 10 - 1) * (CALLS / 10L) / 2);
  }

  @Test
  void aSleepingLoopIsWokenByEachOfManyCallsOneAtATime() {
    flood(
        (loop, thread) -> {
          for (int i = 0; i < 1000; i++) {
            var ran = new CountDownLatch(1);
            loop.execute(
                () -> {
                  count++;
                  ran.countDown();
                });
            awaitQuietly(ran);
          }
        });
    assertThat(count).isEqualTo(THREADS * 1000);
  }

  @Test
  void tasksOfALoopThatIsFloodedStillTakeTheirTurns() {
    var turns = new int[1];
    var options = options().virtualTime(false);
    try (var portal = BlockingPortal.start(options)) {
      CompletableFuture<Void> unused = portal.submit(new Forever(() -> turns[0]++));
      int before = portal.call(LoopTest.<Integer>body().end(() -> turns[0]));
      inThreads(
          thread -> {
            for (int i = 0; i < CALLS; i++) {
              portal.loop().execute(() -> count++);
            }
          });
      int after = portal.call(LoopTest.<Integer>body().end(() -> turns[0]));
      assertThat(after).isGreaterThan(before);
    }
    assertThat(count).isEqualTo(THREADS * CALLS);
  }

  private interface Flood {
    void from(EventLoop loop, int thread);
  }

  /** Has eight threads call into a loop that runs elsewhere until all that has arrived. */
  private static void flood(Flood flood) {
    try (var portal = BlockingPortal.start()) {
      inThreads(thread -> flood.from(portal.loop(), thread));
      // What came before is done when this is, for calls keep their order.
      Void unused = portal.call(yieldNow());
    }
  }

  private static void inThreads(IntConsumer work) {
    var failures = new ArrayList<Throwable>();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      var thread = new Thread(() -> work.accept(number));
      thread.setUncaughtExceptionHandler((where, failure) -> failures.add(failure));
      thread.start();
      threads.add(thread);
    }
    threads.forEach(LoadTest::joinQuietly);
    assertThat(failures).isEmpty();
  }

  private static void joinQuietly(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException late) {
      throw new AssertionError(late);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException late) {
      throw new AssertionError(late);
    }
  }

  /** Awaits once and counts itself. */
  private final class Once extends Frame<Void> {
    private final Coroutine<Void> wait;
    private final Runnable check;
    private boolean waiting;

    Once(Coroutine<Void> wait) {
      this(wait, () -> {});
    }

    Once(Coroutine<Void> wait, Runnable check) {
      this.wait = wait;
      this.check = check;
    }

    @Override
    protected @Nullable Object resume() throws Throwable {
      if (!waiting) {
        waiting = true;
        if (awaiting(wait)) {
          return SUSPENDED;
        }
      }
      Object unused = result();
      check.run();
      count++;
      return null;
    }
  }

  /** Takes a turn after the other until it is cancelled. */
  private static final class Forever extends Frame<Void> {
    private final Runnable turn;
    private boolean begun;

    Forever(Runnable turn) {
      this.turn = turn;
    }

    @Override
    protected @Nullable Object resume() throws Throwable {
      if (begun) {
        Object unused = result();
      }
      begun = true;
      turn.run();
      return awaiting(yieldNow()) ? SUSPENDED : null;
    }
  }
}
