package dev.weft.sync;

import java.util.Comparator;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The least comes out first; of equal items, what came first. Compares nothing when an item comes
 * out, so that an order which fails can keep items out but lose none.
 */
final class LeastStore<T> {
  private final Comparator<? super T> order;
  private final TreeSet<Entry<T>> entries;

  LeastStore(Comparator<? super T> order) {
    this.order = order;
    entries =
        new TreeSet<>(
            (a, b) -> {
              int compared = order.compare(a.item, b.item);
              return compared != 0 ? compared : Long.compare(a.number, b.number);
            });
  }

  private record Entry<T>(T item, long number) {}

  /**
   * Puts an item in.
   *
   * @param number to tell those that came before from those that came after
   */
  @SuppressWarnings("ReturnValueIgnored") // only what it throws matters
  void add(T item, long number) {
    // So that the first item too is refused if it cannot be compared.
    order.compare(item, item);
    entries.add(new Entry<>(item, number));
  }

  /** Takes the least item out; only if there is one. */
  T take() {
    return Objects.requireNonNull(entries.pollFirst()).item;
  }
}
