package dev.weft.processor.plan;

import java.util.Set;

/** Makes names that are free. */
final class PlanNames {
  private PlanNames() {}

  /** The wish, or the wish with the first number from 2 that makes it free. */
  static String fresh(String wish, Set<String> taken) {
    String candidate = wish;
    for (int i = 2; taken.contains(candidate); i++) {
      candidate = wish + i;
    }
    return candidate;
  }
}
