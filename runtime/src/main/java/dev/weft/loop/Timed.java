package dev.weft.loop;

/**
 * What stands in a {@link TimerHeap}: it keeps its own place there, so that taking it out is quick.
 */
public interface Timed {
  /** The place of what stands in no heap. */
  int NOWHERE = -1;

  /** Where this stands in the heap, or {@link #NOWHERE}. */
  int place();

  /** For the heap alone. */
  void place(int place);
}
