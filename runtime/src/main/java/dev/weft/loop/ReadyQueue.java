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
  private int head;
  private int size;

  /** How many jobs wait. */
  public int size() {
    return size;
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
    ring[(head + size) & (ring.length - 1)] = job;
    size++;
  }

  /** Takes the first job; there must be one. */
  public Object remove() {
    Object job = ring[head];
    if (job == null) {
      throw new AssertionError("the queue is empty");
    }
    ring[head] = null;
    head = (head + 1) & (ring.length - 1);
    size--;
    return job;
  }

  /** Mixes some of the jobs; all others keep their places. */
  public void shuffle(Random random, Predicate<Object> some) {
    var places = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      int place = (head + i) & (ring.length - 1);
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

  private void grow() {
    var larger = new @Nullable Object[ring.length * 2];
    int first = ring.length - head;
    System.arraycopy(ring, head, larger, 0, first);
    System.arraycopy(ring, 0, larger, first, head);
    ring = larger;
    head = 0;
  }
}
