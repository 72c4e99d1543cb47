package dev.weft;

import org.jspecify.annotations.Nullable;

/** Placeholder of the kernel: see the runtime's own work. */
public abstract class Coroutine<T> implements Awaitable<T> {
  /** What {@link #resume()} returns to say that it waits. */
  protected static final Object SUSPENDED = new Object();

  /** For frames. */
  protected Coroutine() {}

  /** Runs until the next suspension or the end. */
  protected abstract @Nullable Object resume() throws Throwable;

  @Override
  public final Coroutine<T> toCoroutine() {
    return this;
  }
}
