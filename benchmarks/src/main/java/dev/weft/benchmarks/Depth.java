package dev.weft.benchmarks;

/**
 * Prints for each peer how deep awaits can go: a line for the last depth that it came back from.
 */
public final class Depth {
  private static final int FIRST = 1_000;
  private static final int LAST = FIRST << 14;

  private Depth() {}

  /** Doubles the depth until there is no room, or enough. */
  public static void main(String[] args) throws Exception {
    // A virtual thread whose stack is full ends, and nothing comes back.
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});
    for (String peer : Report.PEERS) {
      System.out.println(peer + ": " + depth(peer));
    }
  }

  private static String depth(String peer) throws Exception {
    int reached = 0;
    for (int depth = FIRST; depth <= LAST; depth *= 2) {
      try (Workloads workloads = Workloads.of(peer)) {
        if (workloads.descend(depth) != depth) {
          return reached + ", then nothing";
        }
        reached = depth;
      } catch (StackOverflowError | OutOfMemoryError noRoom) {
        return reached + ", then " + noRoom.getClass().getSimpleName();
      }
    }
    return reached + " or more";
  }
}
