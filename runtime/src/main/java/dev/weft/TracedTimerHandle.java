package dev.weft;

import org.jspecify.annotations.Nullable;

/**
 * A callback that waits for its time and knows which line of the user's made it: for debug mode.
 */
final class TracedTimerHandle extends TimerHandle {
  private final @Nullable StackTraceElement madeAt = CallSite.outsideTheRuntime();

  TracedTimerHandle(EventLoop loop, Runnable callback) {
    super(loop, callback);
  }

  @Override
  String whereMade() {
    return CallSite.asText(madeAt);
  }
}
