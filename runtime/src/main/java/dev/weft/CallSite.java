package dev.weft;

import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** Turns the stack of this thread into the line of the user's code that called the runtime. */
final class CallSite {
  private static final @Nullable CodeSource RUNTIME = codeSource(CallSite.class);

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
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> IS_USERS.get(frame.getDeclaringClass()))
                .findFirst()
                .map(StackWalker.StackFrame::toStackTraceElement)
                .orElse(null));
  }

  private static @Nullable CodeSource codeSource(Class<?> type) {
    return type.getProtectionDomain().getCodeSource();
  }
}
