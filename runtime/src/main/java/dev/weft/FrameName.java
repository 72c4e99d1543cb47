package dev.weft;

import java.util.List;

/** Turns the class of a frame into the name of the async method it was made from. */
final class FrameName {
  /** Stands between host and method in the name of a generated class. */
  private static final String SEPARATOR = "$$";

  private FrameName() {}

  /** {@code u.Demo$$fetchData} is {@code u.Demo.fetchData}; other names stay. */
  static String of(Class<?> frame) {
    return frame.getName().replace(SEPARATOR, ".");
  }

  /** Adds one element a frame, from the innermost outwards. */
  static void describe(Coroutine<?> innermost, List<StackTraceElement> stack) {
    for (Coroutine<?> frame = innermost; frame != null; frame = frame.caller) {
      stack.add(element(frame.getClass()));
    }
  }

  private static StackTraceElement element(Class<?> frame) {
    String name = frame.getName();
    int separator = name.lastIndexOf(SEPARATOR);
    if (separator < 0) {
      return new StackTraceElement(name, "resume", null, -1);
    }
    String method = name.substring(separator + SEPARATOR.length());
    return new StackTraceElement(name.substring(0, separator), method, null, -1);
  }
}
