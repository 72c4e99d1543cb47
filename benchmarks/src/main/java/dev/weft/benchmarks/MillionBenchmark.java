package dev.weft.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Many tasks and timers at once; each run is a first one in a fresh JVM but for one to warm up. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 1)
@Fork(
    value = 5,
    jvmArgsAppend = {"-Xms2500m", "-Xmx2500m"})
public class MillionBenchmark {
  private static final int SLEEP = 1_000;
  private static final int TIMERS_WITHIN = 1_000;

  @Param({"weft", "kotlin", "future", "virtual", "ea"})
  public String peer;

  @Param("1000000")
  public int count;

  private Workloads workloads;

  /** What is counted beside the time that passes; each for one task or timer. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Counts {
    public long heapBytes;
    public long cpuNanos;

    @Setup(org.openjdk.jmh.annotations.Level.Iteration)
    public void clear() {
      heapBytes = 0;
      cpuNanos = 0;
    }
  }

  @Setup
  public void open() {
    workloads = Workloads.of(peer);
  }

  @TearDown
  public void close() throws Exception {
    workloads.close();
  }

  /** The time includes the second for which all of them sleep. */
  @Benchmark
  public int sleepingTasks() {
    return workloads.sleepers(count, SLEEP, () -> {});
  }

  /** The same with a look at the heap while they sleep, so that its time says nothing. */
  @Benchmark
  public int heapOfSleepingTasks(Counts counts) {
    long before = usedHeap();
    return workloads.sleepers(
        count, 5 * SLEEP, () -> counts.heapBytes = (usedHeap() - before) / count);
  }

  /** Nine in ten are cancelled. */
  @Benchmark
  public int timers(Counts counts) {
    long before = cpuTime();
    int fired = workloads.timers(count, TIMERS_WITHIN);
    counts.cpuNanos = (cpuTime() - before) / count;
    return fired;
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Of the whole process, since virtual threads have their own. */
  private static long cpuTime() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }
}
