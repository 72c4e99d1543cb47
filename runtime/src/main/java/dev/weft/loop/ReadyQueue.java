package dev.weft.loop;

import java.util.ArrayList;
import java.util.List;
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

  /** How many jobs were added so far; likewise. */
  private long added;

  /** How many jobs wait. */
  public int size() {
    return (int) (added - taken);
  }

  /** How many jobs were taken so far. */
  public long taken() {
    return taken;
  }

  /** The job that was taken last, unless it was {@linkplain #forgetLast forgotten}. */
  public @Nullable Object last() {
    return ring[place(taken - 1)];
  }

  /** Lets go of the job that was taken last; the next one does so too. */
  public void forgetLast() {
    ring[place(taken - 1)] = null;
  }

  /** The jobs that wait and the {@link #last}, in no order. From any thread: what it sees. */
  public List<Object> jobs() {
    var jobs = new ArrayList<Object>();
    for (Object job : ring) {
      if (job != null) {
        jobs.add(job);
      }
    }
    return jobs;
  }

  /** Whether no job waits. */
  public boolean isEmpty() {
    return added == taken;
  }

  /** Adds a job behind all others. */
  public void add(Object job) {
    if (size() == ring.length - 1) { // the last one stands in its place still
      grow();
    }
    ring[place(added)] = job;
    added++;
  }

  /** Takes the first job; there must be one. It stays the {@link #last} until another is taken. */
  public Object remove() {
    forgetLast();
    Object job = ring[place(taken)];
    if (job == null) {
      throw new AssertionError("the queue is empty");
    }
    taken++;
    return job;
  }

  /** Mixes some of the jobs; all others keep their places. */
  public void shuffle(Random random, Predicate<Object> some) {
    var places = new int[size()];
    int count = 0;
    for (long number = taken; number < added; number++) {
      int place = place(number);
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

  private int place(long number) {
    return (int) number & (ring.length - 1);
  }

  private void grow() {
    @Nullable Object[] old = ring;
    ring = new @Nullable Object[old.length * 2];
    for (long number = taken - 1; number < added; number++) {
      ring[place(number)] = old[(int) number & (old.length - 1)];
    }
  }
}
