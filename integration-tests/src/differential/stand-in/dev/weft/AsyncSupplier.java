package dev.weft;

/** A lambda whose body runs at the call. */
public interface AsyncSupplier<T> {
  Coroutine<T> get();
}
