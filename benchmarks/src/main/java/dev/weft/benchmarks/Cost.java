package dev.weft.benchmarks;

import java.util.Locale;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * Turns the forks of one benchmark into their medians: the time of one operation in its unit, and
 * the bytes it allocates or keeps.
 */
record Cost(double time, String unit, double bytes) {

  static Cost of(RunResult result) {
    if (result.getParams().getMode() != Mode.SingleShotTime) {
      return new Cost(median(result, null), "ns", median(result, "gc.alloc.rate.norm"));
    }
    double count = Double.parseDouble(result.getParams().getParam("count"));
    double cpu = median(result, "cpuNanos");
    double kept = median(result, "heapBytes");
    double bytes = kept > 0 ? kept : median(result, "gc.alloc.rate.norm") / count;
    return cpu > 0 ? new Cost(cpu, "ns", bytes) : new Cost(median(result, null), "ms", bytes);
  }

  /** Of the forks' means; of the main figure without a name, and 0 where there is none. */
  private static double median(RunResult result, String figure) {
    double[] forks =
        result.getBenchmarkResults().stream()
            .map(fork -> figure == null ? fork.getPrimaryResult() : figure(fork, figure))
            .mapToDouble(score -> score == null ? 0 : score.getScore())
            .sorted()
            .toArray();
    return forks[forks.length / 2];
  }

  private static Result<?> figure(BenchmarkResult fork, String name) {
    return fork.getSecondaryResults().get(name);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f %s / %.0f", time, unit, bytes);
  }
}
