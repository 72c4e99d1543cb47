package dev.weft;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns reports into calls of the user's handler, or into lines of the system's log. */
final class Reporter {
  private final @Nullable Consumer<ErrorReport> handler;

  private final @Nullable Consumer<String> warnings;

  Reporter(RunOptions options) {
    handler = options.exceptionHandler();
    warnings = options.warnings();
  }

  void report(ErrorReport report) {
    if (handler == null) {
      log(report);
      return;
    }
    try {
      handler.accept(report);
    } catch (Throwable failure) {
      log(report);
      log(new ErrorReport("the exception handler failed", failure));
      if (EventLoop.isFatal(failure)) {
        throw failure;
      }
    }
  }

  void warn(String message) {
    if (warnings == null) {
      logger().log(Level.WARNING, message);
    } else {
      warnings.accept(message);
    }
  }

  private static void log(ErrorReport report) {
    logger().log(Level.ERROR, report.message(), report.exception());
  }

  private static Logger logger() {
    return System.getLogger("dev.weft");
  }
}
