package dev.weft;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns reports into calls of the user's handler, or into lines of the system's log. */
final class Reporter {
  private final @Nullable Consumer<ErrorReport> handler;

  Reporter(@Nullable Consumer<ErrorReport> handler) {
    this.handler = handler;
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

  void warnSlow(Object job, Duration took) {
    logger()
        .log(Level.WARNING, "a step took {0} ms and held up the loop: {1}", took.toMillis(), job);
  }

  void warn(String message) {
    logger().log(Level.WARNING, message);
  }

  private static void log(ErrorReport report) {
    logger().log(Level.ERROR, report.message(), report.exception());
  }

  private static Logger logger() {
    return System.getLogger("dev.weft");
  }
}
