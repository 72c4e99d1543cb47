package dev.weft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Turns the ends of several tasks into one call, by way of their callbacks. */
final class Countdown implements Consumer<Promise<?>> {
  private final List<Registration> registrations = new ArrayList<>();
  private final Runnable over;
  private int left;

  Countdown(Collection<? extends Task<?>> tasks, Runnable over) {
    this.over = over;
    left = tasks.size();
    for (Task<?> task : tasks) {
      registrations.add(task.onDone(this));
    }
  }

  boolean isOver() {
    return left == 0;
  }

  void remove() {
    for (Registration registration : registrations) {
      registration.remove();
    }
  }

  /** One of the tasks is done. */
  @Override
  public void accept(Promise<?> done) {
    left--;
    if (left == 0) {
      over.run();
    }
  }
}
