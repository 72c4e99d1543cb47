package harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a program did, in order. */
public final class Trace {
  private static final int MOST_LINES = 5_000;

  private final List<String> lines = new ArrayList<>();

  /** Notes an event. */
  public void log(Object event) {
    if (lines.size() == MOST_LINES) {
      throw new IllegalStateException("the trace is too long");
    }
    // What is noted is the value at this moment: arrays are rendered at once.
    String text = Arrays.deepToString(new Object[] {event});
    lines.add(text.substring(1, text.length() - 1));
  }

  /** Notes a value on its way. */
  public <T> T see(T value) {
    log(value);
    return value;
  }

  /** Notes a number on its way, without a box. */
  public int num(int value) {
    log(value);
    return value;
  }

  /** Notes a condition on its way. */
  public boolean is(boolean value) {
    log(value);
    return value;
  }

  /** True, but the compiler does not know. */
  public boolean yes() {
    return true;
  }

  /** False, but the compiler does not know. */
  public boolean no() {
    return false;
  }

  List<String> lines() {
    return lines;
  }
}
