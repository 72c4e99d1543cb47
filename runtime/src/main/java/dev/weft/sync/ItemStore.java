package dev.weft.sync;

import org.jspecify.annotations.Nullable;

/** Turns items that go in into the order in which they come out. */
interface ItemStore<T> {
  void add(T item);

  /** Takes the next item out; null if there is none. */
  @Nullable T poll();

  int size();
}
