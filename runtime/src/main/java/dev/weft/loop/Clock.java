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

  /** Whether time stands still unless it is told to {@linkplain #jumpTo jump}. */
  public abstract boolean isVirtual();

  /** Moves on to the time of the next timer, for an idle loop; only where time is virtual. */
  public abstract void jumpTo(long deadline);

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
    public boolean isVirtual() {
      return false;
    }

    @Override
    public void jumpTo(long deadline) {
      throw new AssertionError("time passes by itself");
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
    public boolean isVirtual() {
      return true;
    }

    @Override
    public void jumpTo(long deadline) {
      now = Math.max(now, deadline);
    }

    @Override
    public void slept(long nanos) {
      now += nanos;
    }
  }
}
