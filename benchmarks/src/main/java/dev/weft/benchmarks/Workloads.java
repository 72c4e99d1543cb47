package dev.weft.benchmarks;

/**
 * What every peer does with its own means, on one thread that it uses as an event loop. Each method
 * returns when all is done, with a sum that shows that it was.
 */
interface Workloads extends AutoCloseable {
  /** So many that none is a constant to the JIT compiler. */
  int COMPLETED = 1_024;

  /** In a class of its own, so that a fork loads and compiles one peer alone. */
  static Workloads of(String peer) {
    return switch (peer) {
      case "weft" -> new WeftWorkloads();
      case "kotlin" -> new KotlinWorkloads();
      case "future" -> new FutureWorkloads();
      case "virtual" -> new VirtualWorkloads();
      case "ea" -> new EaWorkloads();
      default -> throw new IllegalArgumentException("no peer " + peer);
    };
  }

  /** Awaits so many children that do not suspend. */
  int awaitReady(int count);

  /** The same, but one child in 1,024 yields. */
  int awaitMostlyReady(int count);

  /** Awaits futures or promises that are done, taking turns among {@link #COMPLETED}. */
  int awaitCompleted(int count);

  /** Goes through the loop so often. */
  int yields(int count);

  /** Makes a task, awaits its end, and so on. */
  int spawnAndJoin(int count);

  /** Awaits so deep, and yields there so often. */
  int resumeAtDepth(int depth, int count);

  /** Awaits so deep, yields there once, and comes back. */
  int descend(int depth);

  /** Hands so many numbers from one task to another. */
  int queue(int capacity, int count);

  /** Lets another thread post so many calls to the loop. */
  int post(int count);

  /** Answers so many requests on each connection, in a task for each. */
  int echo(Echo echo, int requests);

  /** Makes tasks that sleep, and calls back when all of them do. */
  int sleepers(int count, int millis, Runnable allAsleep);

  /** Sets timers between now and so many milliseconds, cancels nine in ten, and awaits the rest. */
  int timers(int count, int millis);

  @Override
  default void close() {}

  /** The delay of the timer with this number: spread, but the same for all peers. */
  static int delay(int number, int millis) {
    return 1 + (int) ((number * 0x9E3779B97F4A7C15L >>> 33) % millis);
  }

  /** Whether the timer with this number is left to fire. */
  static boolean fires(int number) {
    return number % 10 == 0;
  }
}
