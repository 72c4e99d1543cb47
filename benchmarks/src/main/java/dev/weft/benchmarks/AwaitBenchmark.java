package dev.weft.benchmarks;

import dev.weft.Runner;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The elementary costs, one operation each: Weft and its peers in one run. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@OperationsPerInvocation(AwaitBenchmark.COUNT)
public class AwaitBenchmark {
  static final int COUNT = 10_000;

  private Runner runner;

  @Setup
  public void open() {
    runner = new Runner();
  }

  @TearDown
  public void close() {
    runner.close();
  }

  @Benchmark
  public int awaitReadyWeft() {
    return runner.run(WeftWorkloads.awaitReady(COUNT));
  }

  @Benchmark
  public int awaitReadyKotlin() {
    return KotlinWorkloads.awaitReady(COUNT);
  }

  @Benchmark
  public int awaitReadyFuture() {
    return FutureWorkloads.awaitReady(COUNT);
  }

  @Benchmark
  public int yieldNowWeft() {
    return runner.run(WeftWorkloads.yields(COUNT));
  }

  @Benchmark
  public int yieldNowKotlin() {
    return KotlinWorkloads.yieldNow(COUNT);
  }

  @Benchmark
  public int yieldNowFuture() {
    return FutureWorkloads.yields(COUNT);
  }

  @Benchmark
  public int spawnAndJoinWeft() {
    return runner.run(WeftWorkloads.spawnAndJoin(COUNT));
  }

  @Benchmark
  public int spawnAndJoinKotlin() {
    return KotlinWorkloads.spawnAndJoin(COUNT);
  }

  @Benchmark
  public int spawnAndJoinFuture() {
    return FutureWorkloads.spawnAndJoin(COUNT);
  }

  @Benchmark
  public int resumeAtDepth1Weft() {
    return runner.run(WeftWorkloads.resumeAtDepth(1, COUNT));
  }

  @Benchmark
  public int resumeAtDepth1Kotlin() {
    return KotlinWorkloads.resumeAtDepth(1, COUNT);
  }

  @Benchmark
  public int resumeAtDepth1000Weft() {
    return runner.run(WeftWorkloads.resumeAtDepth(1_000, COUNT));
  }

  @Benchmark
  public int resumeAtDepth1000Kotlin() {
    return KotlinWorkloads.resumeAtDepth(1_000, COUNT);
  }

  @Benchmark
  public int resumeAtDepth1000Future() {
    return FutureWorkloads.resumeAtDepth(1_000, COUNT);
  }
}
