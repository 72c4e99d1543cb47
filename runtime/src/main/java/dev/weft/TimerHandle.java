package dev.weft;

import dev.weft.loop.Timed;
import org.jspecify.annotations.Nullable;

/** A callback that waits for its time. */
final class TimerHandle extends Handle implements Timed {
  private int place = NOWHERE;

  TimerHandle(EventLoop loop, Runnable callback, @Nullable StackTraceElement madeAt) {
    super(loop, callback, madeAt);
  }

  @Override
  public void cancel() {
    super.cancel();
    loop.cancelTimer(this);
  }

  @Override
  public int place() {
    return place;
  }

  @Override
  public void place(int place) {
    this.place = place;
  }
}
