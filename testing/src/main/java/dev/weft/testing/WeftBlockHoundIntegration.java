package dev.weft.testing;

import dev.weft.EventLoop;
import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Lets BlockHound report calls that block in a step of a task or in a callback of an event loop.
 * What the loop itself does to wait is allowed, and so are its log and the hand-over to other
 * threads.
 *
 * <p>On the class path BlockHound finds it by itself: start the JVM with {@code
 * -XX:+AllowRedefinitionToAddDeleteMethods} and call {@code BlockHound.install()}. Where this is a
 * module, hand it over: {@code BlockHound.install(new WeftBlockHoundIntegration())}.
 */
public final class WeftBlockHoundIntegration implements BlockHoundIntegration {
  private static final String LOOP = "dev.weft.EventLoop";

  /** For BlockHound. */
  public WeftBlockHoundIntegration() {}

  /** A thread that runs a loop may block between two steps, and not in one. */
  @Override
  public void applyTo(BlockHound.Builder builder) {
    if (builder == null) {
      throw new NullPointerException("the builder must not be null");
    }
    builder
        // A thread may come to run a loop later than BlockHound first asks for it.
        .addDynamicThreadPredicate(thread -> true)
        .nonBlockingThreadPredicate(known -> known.or(thread -> EventLoop.currentOrNull() != null))
        .allowBlockingCallsInside(LOOP, "runUntilDone")
        .disallowBlockingCallsInside(LOOP, "step")
        .allowBlockingCallsInside("dev.weft.Reporter", "log")
        .allowBlockingCallsInside("dev.weft.Reporter", "warn")
        .allowBlockingCallsInside("dev.weft.ThreadCall", "start");
  }
}
