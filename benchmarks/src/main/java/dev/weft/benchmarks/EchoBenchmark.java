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

/** What one request and its answer cost over TCP, on many connections at once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@OperationsPerInvocation(EchoBenchmark.COUNT)
public class EchoBenchmark {
  static final int COUNT = 100 * Echo.CONNECTIONS;

  @Param({"weft", "kotlin", "future", "virtual"})
  public String peer;

  private Workloads workloads;
  private Echo echo;

  @Setup
  public void open() {
    workloads = Workloads.of(peer);
    echo = new Echo();
  }

  @TearDown
  public void close() throws Exception {
    workloads.close();
    echo.close();
  }

  @Benchmark
  public int tcpEcho() {
    return workloads.echo(echo, COUNT / Echo.CONNECTIONS);
  }
}
