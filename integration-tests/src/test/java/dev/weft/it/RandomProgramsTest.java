package dev.weft.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The rule of the language for programs that nobody thought of: random bodies do what they would do
 * if {@code await} blocked. {@code -Dweft.random.programs=N} and {@code -Dweft.random.seed=N} make
 * longer runs or other ones; program N of a run has the seed of the run plus N.
 */
@Isolated("its two worlds keep two processors busy, and how long that takes is to be known")
class RandomProgramsTest {
  private static final int IN_ONE_BATCH = 250;

  @Test
  void randomProgramsDoWhatTheyWouldDoIfAwaitBlocked() {
    long seed = Long.getLong("weft.random.seed", 25);
    System.out.println("random programs from seed " + seed);
    for (Jdk jdk : Jdk.all()) {
      long programs = Long.getLong("weft.random.programs", jdk.feature() == 17 ? 2000 : 250);
      long start = System.nanoTime();
      for (long done = 0; done < programs; done += IN_ONE_BATCH) {
        test(jdk, seed + done, Math.min(IN_ONE_BATCH, programs - done));
      }
      System.out.printf(
          "%d random programs on %s in %d s%n",
          programs, jdk, Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }
  }

  private static void test(Jdk jdk, long first, long count) {
    String name = "integration-tests/target/random/jdk-" + jdk.feature() + "/" + first;
    RandomRun run = new RandomRun(jdk, Jars.ROOT.resolve(name));
    Map<Long, String> wrong = run.mismatches(LongStream.range(first, first + count));
    if (!wrong.isEmpty()) {
      String reduced = run.reduced(wrong.keySet().iterator().next());
      assertThat(wrong).as("seeds %s, the first reduced:%n%s", wrong.keySet(), reduced).isEmpty();
    }
  }
}
