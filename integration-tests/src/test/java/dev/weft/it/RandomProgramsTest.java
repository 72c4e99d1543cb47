package dev.weft.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The rule of the language for programs that nobody thought of: random bodies do what they would do
 * if {@code await} blocked. {@code -Dweft.random.programs=N} and {@code -Dweft.random.seed=N} make
 * longer runs or other ones; program N of a run has the seed of the run plus N.
 */
class RandomProgramsTest {
  private static final int IN_ONE_CLASS = 25;
  private static final int IN_ONE_BATCH = 100;

  @Test
  void randomProgramsDoWhatTheyWouldDoIfAwaitBlocked() throws IOException {
    long seed = Long.getLong("weft.random.seed", 25);
    for (Jdk jdk : Jdk.all()) {
      long programs = Long.getLong("weft.random.programs", jdk.feature() == 17 ? 2000 : 100);
      System.out.println(programs + " random programs on " + jdk + " from seed " + seed);
      for (long done = 0; done < programs; done += IN_ONE_BATCH) {
        long first = seed + done;
        test(jdk, LongStream.range(first, first + Math.min(IN_ONE_BATCH, programs - done)));
      }
    }
  }

  private static void test(Jdk jdk, LongStream seeds) throws IOException {
    RandomBatch batch = batch(jdk, "batch");
    Map<String, String> classes = new LinkedHashMap<>();
    seeds.forEach(
        seed ->
            classes.merge(
                "Random" + Math.floorDiv(seed, IN_ONE_CLASS),
                RandomProgram.of("seed" + seed, seed),
                String::concat));
    Map<String, String> wrong = batch.mismatches(classes);
    if (!wrong.isEmpty()) {
      String name = wrong.keySet().iterator().next();
      String reduced = new RandomReducer(batch(jdk, "reduction")).reduce(classes.get(name));
      assertThat(wrong).as("%s, for example%n%s", wrong.keySet(), reduced).isEmpty();
    }
  }

  private static RandomBatch batch(Jdk jdk, String name) throws IOException {
    Path directory =
        Jars.ROOT.resolve("integration-tests/target/random/jdk-" + jdk.feature() + "/" + name);
    Files.createDirectories(directory);
    return new RandomBatch(jdk, directory);
  }
}
