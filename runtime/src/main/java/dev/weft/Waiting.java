package dev.weft;

import java.util.Collection;

/** Turns the end of a scope into a promise that knows which tasks it waits for. */
final class Waiting extends Promise<Void> {
  private final Collection<? extends Promise<?>> promises;

  Waiting(EventLoop loop, Collection<? extends Promise<?>> promises) {
    super(loop);
    this.promises = promises;
  }

  @Override
  Collection<? extends Promise<?>> awaits() {
    return promises;
  }
}
