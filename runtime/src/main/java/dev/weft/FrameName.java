package dev.weft;

import java.util.ArrayList;
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

  /**
   * Adds one element a frame, from the innermost outwards. Frames of the library are left out: they
   * have no line of the user's. Where there are no others, they are better than nothing.
   */
  static void describe(Coroutine<?> innermost, List<StackTraceElement> stack) {
    boolean isAll = true;
    for (Coroutine<?> frame = innermost; frame != null; frame = frame.caller) {
      isAll &= isLibrary(frame);
    }
    for (Coroutine<?> frame = innermost; frame != null; frame = frame.caller) {
      if (isAll || !isLibrary(frame)) {
        stack.add(element(frame));
      }
    }
  }

  /** The same of the user's frames alone, and no more than so many. */
  static List<StackTraceElement> describeUsers(Coroutine<?> innermost, int most) {
    var stack = new ArrayList<StackTraceElement>();
    for (Coroutine<?> frame = innermost; frame != null && stack.size() < most; ) {
      if (!isLibrary(frame)) {
        stack.add(element(frame));
      }
      frame = frame.caller;
    }
    return stack;
  }

  private static boolean isLibrary(Coroutine<?> frame) {
    String name = frame.getClass().getPackageName();
    return frame.sourceFile() == null && (name.equals("dev.weft") || name.startsWith("dev.weft."));
  }

  private static StackTraceElement element(Coroutine<?> frame) {
    String name = frame.getClass().getName();
    int separator = name.lastIndexOf(SEPARATOR);
    String type = separator < 0 ? name : name.substring(0, separator);
    String method = separator < 0 ? "resume" : name.substring(separator + SEPARATOR.length());
    int line = frame.suspendedLine();
    return new StackTraceElement(type, method, frame.sourceFile(), line > 0 ? line : -1);
  }
}
