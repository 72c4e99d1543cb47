package dev.weft.loop;

import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns a stream of jobs into turns: first in, first out, in one ring of slots that is reused for
 * ever. For one thread.
 */
public final class ReadyQueue {
  private static final int FIRST_CAPACITY = 64;

  private @Nullable Object[] ring = new @Nullable Object[FIRST_CAPACITY];

  /** How many jobs were taken so far; modulo the size of the ring, the place of the next one. */
  private long taken;

  private int size;

  /** How many jobs wait. */
  public int size() {
    return size;
  }

  /** How many jobs were taken so far. */
  public long taken() {
    return taken;
  }

  /** Whether no job waits. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Adds a job behind all others. */
  public void add(Object job) {
    if (size == ring.length) {
      grow();
    }
    ring[place(size)] = job;
    size++;
  }

  /** Takes the first job; there must be one. */
  public Object remove() {
    int first = place(0);
    Object job = ring[first];
    if (job == null) {
      throw new AssertionError("the queue is empty");
    }
    ring[first] = null;
    taken++;
    size--;
    return job;
  }

  /** Mixes some of the jobs; all others keep their places. */
  public void shuffle(Random random, Predicate<Object> some) {
    var places = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      int place = place(i);
      if (some.test(ring[place])) {
        places[count++] = place;
      }
    }
    for (; count > 1; count--) {
      int place = places[random.nextInt(count)];
      Object job = ring[place];
      ring[place] = ring[places[count - 1]];
      ring[places[count - 1]] = job;
    }
  }

  /** Where the job stands that has so many before it. */
  private int place(int before) {
    return (int) (taken + before) & (ring.length - 1);
  }

  private void grow() {
    var larger = new @Nullable Object[ring.length * 2];
    for (int i = 0; i < size; i++) {
      larger[(int) (taken + i) & (larger.length - 1)] = ring[place(i)];
    }
    ring = larger;
  }
}
