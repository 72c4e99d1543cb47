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

  private final Places places;
  private long[] deadlines = new long[FIRST_CAPACITY];
  private long[] sequences = new long[FIRST_CAPACITY];
  private @Nullable Object[] entries = new @Nullable Object[FIRST_CAPACITY];
  private int size;
  private long nextSequence;

  /** Timers keep their places where this says. */
  public TimerHeap(Places places) {
    this.places = places;
  }

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

  /** When a timer is due that is set. */
  public long deadlineOf(Object entry) {
    return deadlines[places.of(entry)];
  }

  /** Sets a timer. */
  public void add(long deadline, Object entry) {
    if (size == entries.length) {
      grow();
    }
    siftUp(size++, deadline, nextSequence++, entry);
  }

  /** Takes the earliest timer out; there must be one. */
  public Object removeFirst() {
    Object first = entry(0);
    removeAt(0);
    return first;
  }

  /** Takes a timer out; false where it was out already. */
  public boolean remove(Object entry) {
    int place = places.of(entry);
    if (place == Places.NOWHERE) {
      return false;
    }
    removeAt(place);
    return true;
  }

  private void removeAt(int place) {
    places.set(entry(place), Places.NOWHERE);
    size--;
    Object last = entry(size);
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

  private void siftUp(int start, long deadline, long sequence, Object entry) {
    int place = start;
    while (place > 0 && isBefore(deadline, sequence, parent(place))) {
      move(parent(place), place);
      place = parent(place);
    }
    put(place, deadline, sequence, entry);
  }

  private void siftDown(int start, long deadline, long sequence, Object entry) {
    int place = start;
    while (true) {
      int child = leastChild(place);
      if (child == Places.NOWHERE || isBefore(deadline, sequence, child)) {
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
      return Places.NOWHERE;
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

  private void put(int place, long deadline, long sequence, Object entry) {
    deadlines[place] = deadline;
    sequences[place] = sequence;
    entries[place] = entry;
    places.set(entry, place);
  }

  private Object entry(int place) {
    Object entry = entries[place];
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
