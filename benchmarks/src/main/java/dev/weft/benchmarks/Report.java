package dev.weft.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Turns one run of the benchmarks into one table: a row for each workload, a column for each peer,
 * and what Weft takes for each unit that the best of the others takes. Understands the options of
 * JMH, first of all a pattern that chooses the workloads.
 */
public final class Report {
  private static final String WEFT = "weft";
  static final List<String> PEERS = List.of(WEFT, "kotlin", "future", "virtual", "ea");

  /** Below that, bytes are what the loop around the workload allocates. */
  private static final double NO_BYTES = 0.5;

  private final Map<String, Map<String, Cost>> rows = new LinkedHashMap<>();

  private Report() {}

  /** Runs what the options choose, or all, and prints the table. */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    var options = new OptionsBuilder().parent(new CommandLineOptions(args));
    options.jvmArgsPrepend(
        // One carrier: virtual threads get the one thread that all others have.
        "-Djdk.virtualThreadScheduler.parallelism=1",
        // Else the first touch of each page counts, which takes what the machine likes.
        "-Xms512m",
        "-Xmx512m",
        "-XX:+AlwaysPreTouch");
    options.addProfiler(GCProfiler.class);
    var report = new Report();
    report.add(new Runner(options.build()).run());
    report.print();
  }

  private void add(Collection<RunResult> results) {
    for (RunResult result : results) {
      String method = result.getParams().getBenchmark();
      rows.computeIfAbsent(
              method.substring(method.lastIndexOf('.') + 1), row -> new LinkedHashMap<>())
          .put(result.getParams().getParam("peer"), Cost.of(result));
    }
  }

  private void print() {
    System.out.println();
    System.out.println("| time / bytes | " + String.join(" | ", PEERS) + " | time | bytes |");
    System.out.println("|---" + "|---:".repeat(PEERS.size() + 2) + "|");
    rows.forEach((name, row) -> System.out.println(line(name, row)));
  }

  private static String line(String name, Map<String, Cost> row) {
    var cells = new ArrayList<String>();
    cells.add(name);
    for (String peer : PEERS) {
      Cost cost = row.get(peer);
      cells.add(cost == null ? "" : cost.toString());
    }
    cells.add(ratio(row, Cost::time));
    cells.add(ratio(row, Cost::bytes));
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String ratio(Map<String, Cost> row, ToDoubleFunction<Cost> part) {
    Cost weft = row.get(WEFT);
    OptionalDouble best =
        row.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(WEFT))
            .mapToDouble(entry -> part.applyAsDouble(entry.getValue()))
            .min();
    if (weft == null || best.isEmpty()) {
      return "";
    }
    double own = part.applyAsDouble(weft);
    if (own < NO_BYTES && best.getAsDouble() < NO_BYTES) {
      return "both 0";
    }
    return best.getAsDouble() < NO_BYTES
        ? "best is 0"
        : String.format(Locale.ROOT, "%.2f", own / best.getAsDouble());
  }
}
