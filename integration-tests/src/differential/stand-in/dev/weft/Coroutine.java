package dev.weft;

/** The value that a body has already returned; a body that throws does so at the call. */
public final class Coroutine<T> implements Awaitable<T> {
  final T value;

  Coroutine(T value) {
    this.value = value;
  }

  @Override
  public Coroutine<T> toCoroutine() {
    return this;
  }
}
