package dev.weft.sync;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What came last comes out first. */
final class LastInStore<T> implements ItemStore<T> {
  private final ArrayDeque<T> items = new ArrayDeque<>();

  @Override
  public void add(T item) {
    items.addLast(item);
  }

  @Override
  public @Nullable T poll() {
    return items.pollLast();
  }

  @Override
  public int size() {
    return items.size();
  }
}
