package dev.weft;

import java.lang.StackWalker.StackFrame;
import java.security.CodeSource;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Turns the stack of this thread into the line of the user's code that called the runtime. */
final class CallSite {
  private static final @Nullable CodeSource RUNTIME = codeSource(CallSite.class);

  /** So far outwards lies who has called an async method. */
  private static final int MOST_FRAMES = 16;

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final ClassValue<Boolean> IS_USERS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          CodeSource source = codeSource(type);
          return source != null && !source.equals(RUNTIME);
        }
      };

  private CallSite() {}

  /** The innermost frame that is neither the runtime's nor the JDK's; null if there is none. */
  static @Nullable StackTraceElement outsideTheRuntime() {
    return WALKER.walk(frames -> firstOfUser(frames.iterator()));
  }

  /** Without streams, which are slow until they are compiled. */
  private static @Nullable StackTraceElement firstOfUser(Iterator<StackFrame> frames) {
    while (frames.hasNext()) {
      StackFrame frame = frames.next();
      if (IS_USERS.get(frame.getDeclaringClass())) {
        return element(frame);
      }
    }
    return null;
  }

  /**
   * Where a coroutine is being made: the line that calls the async method. The frame itself and the
   * method that makes it have no line of interest, unless nothing of the user's has called it.
   */
  static @Nullable StackTraceElement ofCoroutine() {
    return WALKER.walk(frames -> callerOfMaker(frames.limit(MOST_FRAMES).iterator()));
  }

  private static @Nullable StackTraceElement callerOfMaker(Iterator<StackFrame> frames) {
    StackFrame maker = null;
    while (frames.hasNext()) {
      StackFrame frame = frames.next();
      if (isOf(frame, Task.class)) {
        break;
      }
      if (maker == null) {
        maker = isMaking(frame) ? null : frame;
      } else if (IS_USERS.get(frame.getDeclaringClass())) {
        return element(frame);
      }
    }
    return maker == null || !IS_USERS.get(maker.getDeclaringClass()) ? null : element(maker);
  }

  private static StackTraceElement element(StackFrame frame) {
    StackTraceElement element = frame.toStackTraceElement();
    boolean isFrame = Coroutine.class.isAssignableFrom(frame.getDeclaringClass());
    return isFrame ? FrameName.ofUser(element) : element;
  }

  private static boolean isMaking(StackFrame frame) {
    return isOf(frame, CallSite.class)
        || isOf(frame, Unawaited.class)
        || (frame.getMethodName().equals("<init>")
            && Coroutine.class.isAssignableFrom(frame.getDeclaringClass()));
  }

  private static boolean isOf(StackFrame frame, Class<?> type) {
    return frame.getDeclaringClass().equals(type);
  }

  /** For messages: where something was made, if that is known. */
  static String asText(@Nullable StackTraceElement madeAt) {
    return madeAt == null ? "" : " (made at " + madeAt + ")";
  }

  private static @Nullable CodeSource codeSource(Class<?> type) {
    return type.getProtectionDomain().getCodeSource();
  }
}
