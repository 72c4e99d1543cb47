package dev.weft.loop;

/** Tells a loop's time: nanoseconds, 0 when the clock was made, so that no sum wraps round. */
public abstract class Clock {
  Clock() {}

  /** The time of the machine. */
  public static Clock real() {
    return new RealClock();
  }

  /** Time that stands still until the loop is idle, and then jumps to the next timer. */
  public static Clock virtual() {
    return new VirtualClock();
  }

  /** Nanoseconds since the clock was made. */
  public abstract long now();

  /**
   * Asked by an idle loop whose next timer is due later: moves on to that time and returns true, or
   * returns false where time passes by itself.
   */
  public abstract boolean jumpTo(long deadline);

  /** Tells that the loop slept so long for want of something to do. */
  public abstract void slept(long nanos);

  /** Adds a delay to a time; what is too far off is {@link Long#MAX_VALUE}, which never comes. */
  public static long plus(long time, long delay) {
    long sum = time + delay;
    if (((time ^ sum) & (delay ^ sum)) < 0) {
      return delay < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return sum;
  }

  private static final class RealClock extends Clock {
    private final long origin = System.nanoTime();

    @Override
    public long now() {
      return System.nanoTime() - origin;
    }

    @Override
    public boolean jumpTo(long deadline) {
      return false;
    }

    @Override
    public void slept(long nanos) {}
  }

  private static final class VirtualClock extends Clock {
    private long now;

    @Override
    public long now() {
      return now;
    }

    @Override
    public boolean jumpTo(long deadline) {
      now = Math.max(now, deadline);
      return true;
    }

    @Override
    public void slept(long nanos) {
      now += nanos;
    }
  }
}
