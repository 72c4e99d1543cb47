package dev.weft;

/**
 * How a loop spends its time, in nanoseconds. Written by the loop's thread where it sleeps anyhow,
 * and read by any, without synchronization: what is told is about right.
 */
final class LoopTimes {
  private static final long NEVER = Long.MIN_VALUE;

  /** Since when the loop runs. */
  private long runsSince = NEVER;

  /** Since when it sleeps. */
  private long sleepsSince = NEVER;

  private long ran;
  private long slept;
  private long longestDelay;

  void entered() {
    runsSince = System.nanoTime();
  }

  void left() {
    ran += since(runsSince, System.nanoTime());
    runsSince = NEVER;
  }

  void fallsAsleep() {
    sleepsSince = System.nanoTime();
  }

  /** Gives the time slept. */
  long wakesUp() {
    long time = since(sleepsSince, System.nanoTime());
    sleepsSince = NEVER;
    slept += time;
    return time;
  }

  /** A sleep of a task is over so long after its time. */
  void late(long delay) {
    if (delay > longestDelay) {
      longestDelay = delay;
    }
  }

  long waiting() {
    return slept + since(sleepsSince, System.nanoTime());
  }

  long busy() {
    long now = System.nanoTime();
    return Math.max(0, ran + since(runsSince, now) - slept - since(sleepsSince, now));
  }

  long longestDelay() {
    return longestDelay;
  }

  private static long since(long begin, long now) {
    return begin == NEVER ? 0 : now - begin;
  }
}
