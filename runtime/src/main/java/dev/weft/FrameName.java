package dev.weft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * The same of the bodies that run on this thread's stack, and then of the callers of the frame
   * that the task's loop has resumed.
   */
  static List<StackTraceElement> describeRunning(@Nullable Coroutine<?> resumed, int most) {
    var stack = new ArrayList<StackTraceElement>();
    for (StackTraceElement element : new Throwable().getStackTrace()) {
      boolean isTheLoop =
          element.getClassName().equals(Task.class.getName())
              && element.getMethodName().equals("drive");
      if (isTheLoop || stack.size() == most) {
        break;
      }
      if (isBody(element)) {
        stack.add(ofUser(element));
      }
    }
    if (resumed != null && resumed.caller != null) {
      stack.addAll(describeUsers(resumed.caller, most - stack.size()));
    }
    return stack;
  }

  /** Whether an element is of the method with the user's lines; others only lead there. */
  private static boolean isBody(StackTraceElement element) {
    return element.getClassName().contains(SEPARATOR) && element.getMethodName().equals("run");
  }

  private static boolean isLibrary(Coroutine<?> frame) {
    String name = frame.getClass().getPackageName();
    return frame.sourceFile() == null && (name.equals("dev.weft") || name.startsWith("dev.weft."));
  }

  private static StackTraceElement element(Coroutine<?> frame) {
    int line = frame.suspendedLine();
    return ofUser(
        new StackTraceElement(
            frame.getClass().getName(), "resume", frame.sourceFile(), line > 0 ? line : -1));
  }

  /** An element of a stack with the name of the async method, where it is of a frame. */
  static StackTraceElement ofUser(StackTraceElement element) {
    String name = element.getClassName();
    int separator = name.lastIndexOf(SEPARATOR);
    return separator < 0
        ? element
        : new StackTraceElement(
            name.substring(0, separator),
            name.substring(separator + SEPARATOR.length()),
            element.getFileName(),
            element.getLineNumber());
  }
}
