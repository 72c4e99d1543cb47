package dev.weft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What cancelling a task does beyond an error at its next suspension; few tasks have such rules, so
 * that the others do without the fields.
 */
final class CancelRules {
  /** What keeps cancellations away from the code that runs now. */
  @Nullable Mask mask;

  /** In the order of their registration. */
  private final List<CancelHandler> handlers = new ArrayList<>(2);

  private int handlersSoFar;

  /** The scopes that cancel each suspension in them. */
  private final List<Extent> insisting = new ArrayList<>(2);

  int handlersSoFar() {
    return handlersSoFar;
  }

  CancelHandler newHandler(Task<?> task, Runnable callback) {
    return new CancelHandler(task, callback, handlersSoFar++);
  }

  void add(CancelHandler handler) {
    handlers.add(handler);
  }

  @SuppressWarnings("ReferenceEquality") // a handler is itself
  boolean removeHandler(CancelHandler handler) {
    return handlers.removeIf(each -> each == handler);
  }

  /** Takes those out that were registered since there were so many. */
  List<CancelHandler> takeHandlers(int before) {
    if (handlers.isEmpty()) {
      return List.of();
    }
    List<CancelHandler> taken = new ArrayList<>();
    for (CancelHandler handler : handlers) {
      if (handler.number >= before) {
        taken.add(handler);
      }
    }
    handlers.removeAll(taken);
    return taken;
  }

  void insist(Extent extent) {
    insisting.add(extent);
  }

  void insistNoMore(Extent extent) {
    insisting.remove(extent);
  }

  /** Whether a suspension of code under the mask is to be cancelled. */
  @SuppressWarnings("ReferenceEquality") // masks are themselves
  boolean insistsUnder(@Nullable Mask mask) {
    for (Extent extent : insisting) {
      if (extent.mask == mask) {
        return true;
      }
    }
    return false;
  }
}
