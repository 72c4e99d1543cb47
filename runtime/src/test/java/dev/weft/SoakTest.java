package dev.weft;

import static dev.weft.Coroutines.allTasks;
import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.toThread;
import static dev.weft.Coroutines.waitFor;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.frame.Frame;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.AsyncQueue;
import dev.weft.sync.AsyncSemaphore;
import dev.weft.sync.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs random workloads for as many minutes as {@code -Dweft.soak} says, and looks whether
 * something is lost, stays behind, or grows. A failure tells the seed of its round, for {@code
 * -Dweft.seed}.
 */
@EnabledIfSystemProperty(named = "weft.soak", matches = "\\d+")
class SoakTest extends LoopTest {
  private static final int WORKERS = 40;
  private static final int ACTIONS = 50;
  private static final long MEBIBYTE = 1 << 20;

  @Test
  void nothingIsLostAndNothingGrows() {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(Long.getLong("weft.soak"));
    long seed = Long.getLong("weft.seed", System.nanoTime());
    for (int i = 0; i < 500; i++) {
      round(seed++);
    }
    long usedAtFirst = usedMemory();
    long rounds = 0;
    while (System.nanoTime() < end) {
      round(seed++);
      rounds++;
    }
    long used = usedMemory();
    System.out.printf(
        "soak: %d rounds of %d tasks; %d MiB at first, %d MiB at the end%n",
        rounds, WORKERS, usedAtFirst / MEBIBYTE, used / MEBIBYTE);
    assertThat(used).isLessThan(usedAtFirst + 32 * MEBIBYTE);
  }

  private void round(long seed) {
    var world = new World(new Random(seed));
    try {
      AsyncMain.run(world, options().randomOrder(seed));
      assertThat(reports).isEmpty();
    } catch (Throwable failure) {
      throw new AssertionError("-Dweft.seed=" + seed, failure);
    }
  }

  private static long usedMemory() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  /** The main task of a round: begins the workers, cancels some, waits for all, counts. */
  private static final class World extends Frame<Void> {
    private final Random random;
    private final AsyncLock lock = new AsyncLock();
    private final AsyncSemaphore permits = AsyncSemaphore.bounded(3);
    private final AsyncQueue<Integer> queue = new AsyncQueue<>(5);
    private final Channel<Integer> channel = Channel.buffered(2);
    private final List<Task<?>> tasks = new ArrayList<>();
    private int inside;
    private int put;
    private int got;
    private int state;

    World(Random random) {
      this.random = random;
    }

    @Override
    protected @Nullable Object resume() throws Throwable {
      if (state > 0) {
        Object unused = result();
      } else {
        for (int i = 0; i < WORKERS; i++) {
          tasks.add(createTask(new Worker(this)));
        }
      }
      while (state < 200) {
        state++;
        tasks.get(random.nextInt(WORKERS)).cancel("round " + state);
        if (awaiting(random.nextBoolean() ? yieldNow() : sleep(seconds(1)))) {
          return SUSPENDED;
        }
      }
      if (state++ == 200) {
        tasks.forEach(Task::cancel);
        if (awaiting(sleep(seconds(1000)))) {
          return SUSPENDED;
        }
      }
      requireNothingLost();
      return null;
    }

    private void requireNothingLost() {
      assertThat(allTasks()).hasSize(1);
      assertThat(lock.isLocked()).isFalse();
      assertThat(permits.isLocked()).isFalse();
      assertThat(put).isEqualTo(got + queue.size());
      for (Task<?> task : tasks) {
        if (!task.isCancelled() && task.exception() != null) {
          throw new AssertionError(task.exception());
        }
      }
    }
  }

  /** Does one thing after the other, each of which may be cancelled or take too long. */
  private static final class Worker extends Frame<Void> {
    private final World world;
    private int actions;
    private @Nullable Runnable after;

    Worker(World world) {
      this.world = world;
    }

    @Override
    protected @Nullable Object resume() throws Throwable {
      while (true) {
        if (after != null) {
          try {
            Object unused = result();
            after.run();
          } catch (TimeoutException late) {
            // The next action then.
          }
          after = null;
        }
        if (actions++ == ACTIONS) {
          return null;
        }
        if (awaiting(limited(action()))) {
          return SUSPENDED;
        }
      }
    }

    private Coroutine<?> limited(Coroutine<?> action) throws TimeoutException {
      return world.random.nextInt(3) == 0
          ? waitFor(action, Duration.ofMillis(world.random.nextInt(3000)))
          : action;
    }

    private Coroutine<?> action() {
      after = () -> {};
      return switch (world.random.nextInt(8)) {
        case 0 -> new Holding(world);
        case 1 -> then(() -> world.put++, world.queue.put(1));
        case 2 -> then(() -> world.got++, world.queue.get());
        case 3 -> world.channel.send(1);
        case 4 -> world.channel.receive();
        case 5 -> then(world.permits::release, world.permits.acquire());
        case 6 -> world.random.nextInt(50) == 0 ? toThread(() -> 1) : yieldNow();
        default -> sleep(Duration.ofMillis(world.random.nextInt(2000)));
      };
    }

    private Coroutine<?> then(Runnable next, Coroutine<?> action) {
      after = next;
      return action;
    }
  }

  /** Holds the lock over a sleep, alone. */
  private static final class Holding extends Frame<Void> {
    private final World world;
    private boolean locking;
    private boolean held;

    Holding(World world) {
      this.world = world;
    }

    @Override
    protected @Nullable Object resume() throws Throwable {
      if (!locking) {
        locking = true;
        if (awaiting(world.lock.lock())) {
          return SUSPENDED;
        }
      }
      if (!held) {
        Object unused = result();
        held = true;
        assertThat(world.inside++).isZero();
        if (awaiting(sleep(Duration.ofMillis(world.random.nextInt(500))))) {
          return SUSPENDED;
        }
      }
      world.inside--;
      world.lock.unlock();
      return result();
    }
  }
}
