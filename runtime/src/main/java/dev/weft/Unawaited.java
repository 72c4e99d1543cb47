package dev.weft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns coroutines that were made in a loop and never used into warnings when the loop ends: the
 * commonest mistake, an {@code await} that was forgotten. In debug mode alone.
 *
 * <p>Holds what is unused until then, and so does not depend on the garbage collector; of one async
 * method no more than a thousand.
 */
final class Unawaited {
  private static final int MOST_OF_ONE_CLASS = 1000;
  private static final int MOST_PLACES = 1000;
  private static final int FEWEST_TO_SWEEP = 64;

  /**
   * Whether a loop in debug mode has run in this JVM: until then a new coroutine costs nothing.
   * Each thread that makes coroutines in such a loop has set it itself.
   */
  static boolean isWatched;

  private record Made(Coroutine<?> coroutine, @Nullable StackTraceElement place) {
    boolean isUnused() {
      return coroutine.task == null;
    }
  }

  private List<Made> made = new ArrayList<>();
  private final Map<Class<?>, Count> counts = new HashMap<>();
  private int sweepAt = FEWEST_TO_SWEEP;

  /** Of one class: how many places were looked up, and how many coroutines are held. */
  private static final class Count {
    int places;
    int held;
  }

  private Unawaited() {}

  /** For a loop in debug mode. */
  static Unawaited watch() {
    isWatched = true;
    return new Unawaited();
  }

  /** In the constructor of a coroutine, where {@link #isWatched}. */
  static void made(Coroutine<?> coroutine) {
    Unawaited watching = watchingHere();
    if (watching != null && !(coroutine instanceof Done)) {
      watching.add(coroutine);
    }
  }

  /** Leaves the coroutine out that was made last: whoever has it need not use it. */
  static void mayStayUnused(Coroutine<?> coroutine) {
    Unawaited watching = isWatched ? watchingHere() : null;
    if (watching != null) {
      watching.forgetLast(coroutine);
    }
  }

  private static @Nullable Unawaited watchingHere() {
    EventLoop loop = EventLoop.currentOrNull();
    return loop == null ? null : loop.unawaited;
  }

  private void add(Coroutine<?> coroutine) {
    if (made.size() >= sweepAt) {
      sweep();
    }
    Count count = counts.computeIfAbsent(coroutine.getClass(), type -> new Count());
    if (count.held < MOST_OF_ONE_CLASS) {
      count.held++;
      made.add(new Made(coroutine, place(count)));
    }
  }

  /** It takes microseconds to find the place, hence not for ever. */
  private static @Nullable StackTraceElement place(Count count) {
    return count.places++ < MOST_PLACES ? CallSite.ofCoroutine() : null;
  }

  private void forgetLast(Coroutine<?> coroutine) {
    int last = made.size() - 1;
    if (last >= 0 && made.get(last).coroutine().equals(coroutine)) {
      made.remove(last);
    }
  }

  private void sweep() {
    made = new ArrayList<>(unused());
    counts.values().forEach(count -> count.held = 0);
    for (Made each : made) {
      Count count = counts.get(each.coroutine().getClass());
      if (count != null) {
        count.held++;
      }
    }
    sweepAt = Math.max(FEWEST_TO_SWEEP, 2 * made.size());
  }

  private List<Made> unused() {
    return made.stream().filter(Made::isUnused).toList();
  }

  /** A line for each place that has made coroutines which nobody used; then forgets them. */
  List<String> takeWarnings() {
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (Made each : unused()) {
      lines.merge(each.coroutine() + whereMade(each), 1, Integer::sum);
    }
    made.clear();
    counts.clear();
    return lines.entrySet().stream()
        .map(
            each ->
                "a coroutine was never awaited, so that nothing of it ran: "
                    + each.getKey()
                    + (each.getValue() == 1 ? "" : ", " + each.getValue() + " times")
                    + "; await it, or make it a task")
        .toList();
  }

  private static String whereMade(Made made) {
    return made.place() == null ? "" : " (made at " + made.place() + ")";
  }
}
