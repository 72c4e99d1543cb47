package dev.weft.sync;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What came first comes out first. */
final class FirstInStore<T> implements ItemStore<T> {
  private final ArrayDeque<T> items = new ArrayDeque<>();

  @Override
  public void add(T item) {
    items.addLast(item);
  }

  @Override
  public @Nullable T poll() {
    return items.pollFirst();
  }

  @Override
  public int size() {
    return items.size();
  }
}
