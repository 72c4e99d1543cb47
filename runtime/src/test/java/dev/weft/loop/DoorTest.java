package dev.weft.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DoorTest {
  private static final int THREADS = 4;
  private static final int JOBS = 20_000;
  private static final int ROUNDS = 500;

  private final AtomicInteger bells = new AtomicInteger();
  private final Door door = new Door(bells::incrementAndGet);
  private final ReadyQueue ready = new ReadyQueue();

  /** What one of several threads hands in. */
  private record Job(int thread, int number) {}

  private List<Object> drained() {
    door.drainTo(ready);
    List<Object> jobs = new ArrayList<>();
    while (!ready.isEmpty()) {
      jobs.add(ready.remove());
    }
    return jobs;
  }

  @Test
  void jobsComeOutInTheOrderInWhichTheyCameIn() {
    for (int i = 0; i < 5; i++) {
      door.hand(i);
    }
    assertThat(drained()).containsExactly(0, 1, 2, 3, 4);
    assertThat(drained()).isEmpty();
  }

  @Test
  void bellRingsOnceBetweenTwoDrains() {
    door.hand("a");
    door.hand("b");
    assertThat(bells).hasValue(1);
    assertThat(door.isRung()).isTrue();
    drained();
    assertThat(door.isRung()).isFalse();
    door.hand("c");
    assertThat(bells).hasValue(2);
  }

  @Test
  void closedDoorRefusesButGivesOutWhatCameBefore() {
    door.hand("before");
    door.close();
    door.close();
    assertThat(door.isClosed()).isTrue();
    assertThat(door.isRung()).isFalse();
    assertThatThrownBy(() -> door.hand("late"))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("closed");
    assertThat(drained()).containsExactly("before");
    assertThat(drained()).isEmpty();
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void nothingOfManyThreadsIsLostOrMixedUp() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      threads.execute(
          () -> {
            for (int number = 0; number < JOBS; number++) {
              door.hand(new Job(thread, number));
            }
          });
    }
    threads.shutdown();
    Map<Integer, Integer> next = new HashMap<>();
    for (int count = 0; count < THREADS * JOBS; ) {
      for (Object drained : drained()) {
        Job job = (Job) drained;
        assertThat(job.number()).isEqualTo(next.getOrDefault(job.thread(), 0));
        next.put(job.thread(), job.number() + 1);
        count++;
      }
    }
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(drained()).isEmpty();
    assertThat(bells.get()).isBetween(1, THREADS * JOBS);
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void whatIsHandedInWhileTheDoorClosesIsDrainedOrRefused() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    for (int round = 0; round < ROUNDS; round++) {
      Door closing = new Door(() -> {});
      var begun = new CountDownLatch(1);
      Future<Integer> accepted = other.submit(() -> handUntilRefused(closing, begun));
      begun.await();
      closing.close();
      closing.drainTo(ready);
      assertThat(ready.size()).isEqualTo(accepted.get());
      while (!ready.isEmpty()) {
        ready.remove();
      }
    }
    other.shutdown();
  }

  private static int handUntilRefused(Door closing, CountDownLatch begun) {
    int accepted = 0;
    try {
      while (true) {
        closing.hand("job");
        accepted++;
        begun.countDown();
      }
    } catch (RejectedExecutionException closed) {
      return accepted;
    }
  }
}
