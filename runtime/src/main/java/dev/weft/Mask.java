package dev.weft;

import org.jspecify.annotations.Nullable;

/**
 * Turns cancellations of a task that come while it runs a block into one that comes after it.
 *
 * <p>Masks nest. A scope inside the block may still cancel the block, which is why a cancellation
 * comes with the mask that it was asked for in: it passes where that is the innermost one.
 */
final class Mask {
  /** The mask that was on before; null for none. */
  final @Nullable Mask outer;

  /** What was pending when the mask was put on, or came first since. */
  private @Nullable CancelledError held;

  private int requests;

  /** The fewest handlers that there were where a request came from. */
  private int handlersBefore = Integer.MAX_VALUE;

  Mask(@Nullable Mask outer, @Nullable CancelledError pending) {
    this.outer = outer;
    held = pending;
  }

  /** Keeps a request until the mask is taken off. */
  void hold(CancelledError error, int handlersBefore) {
    requests++;
    this.handlersBefore = Math.min(this.handlersBefore, handlersBefore);
    if (held == null) {
      held = error;
    }
  }

  @Nullable CancelledError held() {
    return held;
  }

  int requests() {
    return requests;
  }

  int handlersBefore() {
    return handlersBefore;
  }

  /** The mask of these that holds back what was asked for inside the origin; null if none does. */
  @SuppressWarnings("ReferenceEquality") // masks are themselves
  static @Nullable Mask holdingBack(@Nullable Mask innermost, @Nullable Mask origin) {
    for (Mask mask = innermost; mask != null && mask != origin; mask = mask.outer) {
      if (mask.outer == origin) {
        return mask;
      }
    }
    return null;
  }
}
