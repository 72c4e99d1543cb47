package dev.weft.sync;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The least comes out first; of equal items, what came first. */
final class LeastStore<T> implements ItemStore<T> {
  private final Comparator<? super T> order;
  private final PriorityQueue<Entry<T>> entries;
  private long count;

  LeastStore(Comparator<? super T> order) {
    this.order = order;
    entries =
        new PriorityQueue<>(
            (a, b) -> {
              int compared = order.compare(a.item, b.item);
              return compared != 0 ? compared : Long.compare(a.number, b.number);
            });
  }

  private record Entry<T>(T item, long number) {}

  @Override
  @SuppressWarnings("ReturnValueIgnored") // only what it throws matters
  public void add(T item) {
    // So that the first item too is refused if it cannot be compared.
    order.compare(item, item);
    entries.add(new Entry<>(item, count));
    count++;
  }

  @Override
  public @Nullable T poll() {
    Entry<T> entry = entries.poll();
    return entry == null ? null : entry.item;
  }

  @Override
  public int size() {
    return entries.size();
  }
}
