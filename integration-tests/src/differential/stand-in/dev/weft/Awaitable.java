package dev.weft;

/** Whatever {@code await} accepts. */
public interface Awaitable<T> {
  Coroutine<T> toCoroutine();
}
