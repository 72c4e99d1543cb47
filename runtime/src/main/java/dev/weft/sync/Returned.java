package dev.weft.sync;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items whose receivers were cancelled before they could take them, in their old order. */
final class Returned<T> {
  private final List<Entry<T>> entries = new ArrayList<>(2);

  record Entry<T>(T item, long number) {}

  void add(T item, long number) {
    int place = entries.size();
    while (place > 0 && entries.get(place - 1).number > number) {
      place--;
    }
    entries.add(place, new Entry<>(item, number));
  }

  @Nullable Entry<T> poll() {
    return entries.isEmpty() ? null : entries.remove(0);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  int size() {
    return entries.size();
  }
}
