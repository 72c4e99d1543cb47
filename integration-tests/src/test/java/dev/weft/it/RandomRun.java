package dev.weft.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Finds the random programs that are compiled wrongly: first many in one class, then one by one.
 */
final class RandomRun {
  private static final int IN_ONE_CLASS = 25;

  private final Jdk jdk;
  private final Path directory;

  /** Where it writes and compiles what it tries is its own. */
  RandomRun(Jdk jdk, Path directory) {
    this.jdk = jdk;
    this.directory = directory;
  }

  /** What is wrong with the programs of these seeds, by seed. */
  Map<Long, String> mismatches(LongStream seeds) {
    Map<Long, String> programs = new LinkedHashMap<>();
    seeds.forEach(seed -> programs.put(seed, program(seed)));
    Map<String, String> classes = new LinkedHashMap<>();
    programs.forEach((seed, text) -> classes.merge(className(seed), text, String::concat));
    RandomBatch batch = batch("batch");
    Map<String, String> wrong = batch.mismatches(classes);
    // Where javac fails on one program, the others in its class are still to be compared.
    programs
        .keySet()
        .removeIf(
            seed ->
                !wrong.containsKey(className(seed)) && !batch.leftOut().contains(className(seed)));
    return programs.isEmpty() ? Map.of() : alone(programs, wrong);
  }

  /** One program must not hide what others in its class do. */
  private Map<Long, String> alone(Map<Long, String> programs, Map<String, String> wrong) {
    Map<String, String> classes = new LinkedHashMap<>();
    programs.forEach((seed, text) -> classes.put("Seed" + seed, text));
    RandomBatch batch = batch("alone");
    Map<String, String> found = batch.mismatches(classes);
    if (!batch.leftOut().isEmpty()) {
      System.out.println("left out, for javac itself fails on them: " + batch.leftOut());
    }
    Map<Long, String> mismatches = new LinkedHashMap<>();
    programs
        .keySet()
        .forEach(
            seed -> {
              String text = found.get("Seed" + seed);
              if (text != null) {
                mismatches.put(seed, text);
              }
            });
    if (mismatches.isEmpty()) {
      // Only together, then.
      programs.keySet().stream()
          .filter(seed -> wrong.containsKey(className(seed)))
          .forEach(seed -> mismatches.put(seed, wrong.get(className(seed))));
    }
    return mismatches;
  }

  /** The smallest program found that fails as the one of this seed does. */
  String reduced(long seed) {
    return new RandomReducer(batch("reduction")).reduce(program(seed));
  }

  private String program(long seed) {
    return RandomProgram.of("seed" + seed, seed, jdk.feature());
  }

  private static String className(long seed) {
    return "Random" + Math.floorDiv(seed, IN_ONE_CLASS);
  }

  private RandomBatch batch(String name) {
    try {
      return new RandomBatch(jdk, Files.createDirectories(directory.resolve(name)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
