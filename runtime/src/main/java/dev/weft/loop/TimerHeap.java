package dev.weft.loop;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns timers set in any order into timers in order of (deadline, sequence), so that equal
 * deadlines come out as they were set. A heap with four children a node, keys beside the entries.
 * For one thread.
 */
public final class TimerHeap {
  private static final int FIRST_CAPACITY = 16;
  private static final int SHIFT = 2;
  private static final int CHILDREN = 1 << SHIFT;

  private long[] deadlines = new long[FIRST_CAPACITY];
  private long[] sequences = new long[FIRST_CAPACITY];
  private @Nullable Timed[] entries = new @Nullable Timed[FIRST_CAPACITY];
  private int size;
  private long nextSequence;

  /** Whether no timer is set. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** How many timers are set. */
  public int size() {
    return size;
  }

  /** The earliest deadline; there must be one. */
  public long firstDeadline() {
    if (size == 0) {
      throw new AssertionError("no timer");
    }
    return deadlines[0];
  }

  /** Sets a timer. */
  public void add(long deadline, Timed entry) {
    if (size == entries.length) {
      grow();
    }
    siftUp(size++, deadline, nextSequence++, entry);
  }

  /** Takes the earliest timer out; there must be one. */
  public Timed removeFirst() {
    Timed first = entry(0);
    removeAt(0);
    return first;
  }

  /** Takes a timer out; false where it was out already. */
  public boolean remove(Timed entry) {
    int place = entry.place();
    if (place == Timed.NOWHERE) {
      return false;
    }
    removeAt(place);
    return true;
  }

  private void removeAt(int place) {
    entry(place).place(Timed.NOWHERE);
    size--;
    Timed last = entry(size);
    entries[size] = null;
    if (place == size) {
      return;
    }
    long deadline = deadlines[size];
    long sequence = sequences[size];
    if (place > 0 && isBefore(deadline, sequence, parent(place))) {
      siftUp(place, deadline, sequence, last);
    } else {
      siftDown(place, deadline, sequence, last);
    }
  }

  private void siftUp(int start, long deadline, long sequence, Timed entry) {
    int place = start;
    while (place > 0 && isBefore(deadline, sequence, parent(place))) {
      move(parent(place), place);
      place = parent(place);
    }
    put(place, deadline, sequence, entry);
  }

  private void siftDown(int start, long deadline, long sequence, Timed entry) {
    int place = start;
    while (true) {
      int child = leastChild(place);
      if (child == Timed.NOWHERE || isBefore(deadline, sequence, child)) {
        break;
      }
      move(child, place);
      place = child;
    }
    put(place, deadline, sequence, entry);
  }

  private int leastChild(int place) {
    int first = (place << SHIFT) + 1;
    if (first >= size) {
      return Timed.NOWHERE;
    }
    int least = first;
    int end = Math.min(first + CHILDREN, size);
    for (int child = first + 1; child < end; child++) {
      if (isBefore(deadlines[child], sequences[child], least)) {
        least = child;
      }
    }
    return least;
  }

  private boolean isBefore(long deadline, long sequence, int place) {
    long other = deadlines[place];
    return deadline < other || (deadline == other && sequence < sequences[place]);
  }

  private void move(int from, int to) {
    put(to, deadlines[from], sequences[from], entry(from));
  }

  private void put(int place, long deadline, long sequence, Timed entry) {
    deadlines[place] = deadline;
    sequences[place] = sequence;
    entries[place] = entry;
    entry.place(place);
  }

  private Timed entry(int place) {
    Timed entry = entries[place];
    if (entry == null) {
      throw new AssertionError("no timer at " + place);
    }
    return entry;
  }

  private static int parent(int place) {
    return (place - 1) >> SHIFT;
  }

  private void grow() {
    int capacity = size * 2;
    deadlines = Arrays.copyOf(deadlines, capacity);
    sequences = Arrays.copyOf(sequences, capacity);
    entries = Arrays.copyOf(entries, capacity);
  }
}
