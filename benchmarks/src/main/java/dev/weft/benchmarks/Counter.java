package dev.weft.benchmarks;

/** Turns the last of so many calls into one. */
final class Counter implements Runnable {
  private final Runnable last;
  private int left;

  Counter(int calls, Runnable last) {
    this.last = last;
    left = calls;
  }

  @Override
  public void run() {
    if (--left == 0) {
      last.run();
    }
  }
}
