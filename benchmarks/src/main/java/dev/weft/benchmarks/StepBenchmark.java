package dev.weft.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What one step costs, in nanoseconds and bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
@OperationsPerInvocation(StepBenchmark.COUNT)
public class StepBenchmark {
  static final int COUNT = 10_000;

  @Param({"weft", "kotlin", "future", "virtual", "ea"})
  public String peer;

  private Workloads workloads;

  @Setup
  public void open() {
    workloads = Workloads.of(peer);
    if (Boolean.getBoolean("weft.benchmarks.mixed")) {
      for (int round = 0; round < 10; round++) {
        runAll();
      }
    }
  }

  /** Lets HotSpot see more kinds of bodies than the one or two of a workload, as programs have. */
  private void runAll() {
    workloads.awaitReady(COUNT);
    workloads.awaitMostlyReady(COUNT);
    workloads.awaitCompleted(COUNT);
    workloads.yields(COUNT);
    workloads.spawnAndJoin(COUNT);
    workloads.resumeAtDepth(10, COUNT);
    workloads.descend(1000);
    workloads.queue(1, COUNT);
    workloads.queue(1024, COUNT);
  }

  @TearDown
  public void close() throws Exception {
    workloads.close();
  }

  @Benchmark
  public int awaitReadyInlined() {
    return workloads.awaitReady(COUNT);
  }

  @Benchmark
  @Fork(
      value = 3,
      jvmArgsAppend = {
        "-XX:CompileCommand=quiet",
        "-XX:CompileCommand=dontinline,dev.weft.benchmarks.*::child",
        "-XX:CompileCommand=dontinline,dev.weft.benchmarks.WeftWorkloads$$child::call"
      })
  public int awaitReady() {
    return workloads.awaitReady(COUNT);
  }

  @Benchmark
  @Fork(
      value = 3,
      jvmArgsAppend = {
        "-XX:CompileCommand=quiet",
        "-XX:CompileCommand=dontinline,dev.weft.benchmarks.*::mostlyReady",
        "-XX:CompileCommand=dontinline,dev.weft.benchmarks.WeftWorkloads$$mostlyReady::call"
      })
  public int awaitMostlyReady() {
    return workloads.awaitMostlyReady(COUNT);
  }

  @Benchmark
  public int awaitCompleted() {
    return workloads.awaitCompleted(COUNT);
  }

  @Benchmark
  public int yieldNow() {
    return workloads.yields(COUNT);
  }

  @Benchmark
  public int spawnAndJoin() {
    return workloads.spawnAndJoin(COUNT);
  }

  @Benchmark
  public int resumeAtDepth1() {
    return workloads.resumeAtDepth(1, COUNT);
  }

  @Benchmark
  public int resumeAtDepth1000() {
    return workloads.resumeAtDepth(1_000, COUNT);
  }

  @Benchmark
  @OperationsPerInvocation(1_000)
  public int descend() {
    return workloads.descend(1_000);
  }

  @Benchmark
  public int queueOf1() {
    return workloads.queue(1, COUNT);
  }

  @Benchmark
  public int queueOf1024() {
    return workloads.queue(1_024, COUNT);
  }

  @Benchmark
  public int post() {
    return workloads.post(COUNT);
  }
}
