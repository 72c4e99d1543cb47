package dev.weft;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/** Callbacks that wait for their turn; they run while somebody blocks. */
public final class EventLoop {
  private static final ThreadLocal<EventLoop> CURRENT = ThreadLocal.withInitial(EventLoop::new);

  private final Queue<Runnable> ready = new ArrayDeque<>();

  public static EventLoop current() {
    return CURRENT.get();
  }

  public void callSoon(Runnable callback) {
    ready.add(callback);
  }

  void runUntil(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      ready.remove().run();
    }
  }
}
