package dev.weft;

import dev.weft.loop.Places;

/** A callback that waits for its time. */
sealed class TimerHandle extends Handle permits TracedTimerHandle {
  /** Where this stands among the loop's timers. */
  int place = Places.NOWHERE;

  TimerHandle(EventLoop loop, Runnable callback) {
    super(loop, callback);
  }

  @Override
  public void cancel() {
    super.cancel();
    loop.cancelTimer(this);
  }
}
