package dev.weft.loop;

/**
 * Where the timers of a {@link TimerHeap} keep their places in it, so that taking one out is quick.
 */
public interface Places {
  /** The place of what stands in no heap. */
  int NOWHERE = -1;

  /** Where the timer stands in the heap, or {@link #NOWHERE}. */
  int of(Object timer);

  /** For the heap alone. */
  void set(Object timer, int place);
}
