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

  /** Where the first job stands, and where the next will, counted on for ever, round the ring. */
  private int head;

  private int tail;

  /** How many jobs wait. */
  public int size() {
    return tail - head;
  }

  /** Whether no job waits. */
  public boolean isEmpty() {
    return tail == head;
  }

  /** Adds a job behind all others. */
  public void add(Object job) {
    if (tail - head == ring.length) {
      grow();
    }
    ring[place(tail++)] = job;
  }

  /** Takes the first job; there must be one. */
  public Object remove() {
    int first = place(head);
    Object job = ring[first];
    if (job == null) {
      throw new AssertionError("the queue is empty");
    }
    ring[first] = null;
    head++;
    return job;
  }

  /** Mixes some of the jobs; all others keep their places. */
  public void shuffle(Random random, Predicate<Object> some) {
    var places = new int[size()];
    int count = 0;
    for (int i = 0; i < size(); i++) {
      int place = place(head + i);
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

  private int place(int number) {
    return number & (ring.length - 1);
  }

  private void grow() {
    var larger = new @Nullable Object[ring.length * 2];
    int first = place(head);
    System.arraycopy(ring, first, larger, 0, ring.length - first);
    System.arraycopy(ring, 0, larger, ring.length - first, first);
    head = 0;
    tail = ring.length;
    ring = larger;
  }
}
