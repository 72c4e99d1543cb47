package dev.weft;

import dev.weft.loop.Places;

/** Keeps the place of a timer in what waits for it: a task that sleeps, or a handle. */
final class TimerPlaces implements Places {
  @Override
  public int of(Object timer) {
    return timer instanceof Task<?> task ? task.place : ((TimerHandle) timer).place;
  }

  @Override
  public void set(Object timer, int place) {
    if (timer instanceof Task<?> task) {
      task.place = place;
    } else {
      ((TimerHandle) timer).place = place;
    }
  }
}
