package dev.weft;

import org.jspecify.annotations.Nullable;

/** A callback that knows which line of the user's made it: for debug mode. */
final class TracedHandle extends Handle {
  private final @Nullable StackTraceElement madeAt = CallSite.outsideTheRuntime();

  TracedHandle(EventLoop loop, Runnable callback) {
    super(loop, callback);
  }

  @Override
  String whereMade() {
    return CallSite.asText(madeAt);
  }
}
