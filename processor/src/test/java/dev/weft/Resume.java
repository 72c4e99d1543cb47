package dev.weft;

import org.jspecify.annotations.Nullable;

/** Runs a coroutine that never suspends. */
public final class Resume {
  private Resume() {}

  /** Gives its value. */
  public static @Nullable Object once(Coroutine<?> coroutine) {
    try {
      return coroutine.resume();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
