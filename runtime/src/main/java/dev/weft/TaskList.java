package dev.weft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a loop that have waited and are not done. Each knows its place, and the last one
 * takes the place of one that leaves.
 */
final class TaskList {
  /** The place of a task that is not in the list. */
  static final int NOWHERE = -1;

  private static final int FIRST_CAPACITY = 16;

  private @Nullable Task<?>[] tasks = new Task<?>[FIRST_CAPACITY];
  private int size;

  void add(Task<?> task) {
    if (size == tasks.length) {
      tasks = Arrays.copyOf(tasks, size * 2);
    }
    task.index = size;
    tasks[size++] = task;
  }

  void remove(Task<?> task) {
    size--;
    if (task.index != size) {
      moveLastTo(task.index);
    }
    tasks[size] = null;
    task.index = NOWHERE;
  }

  private void moveLastTo(int index) {
    Task<?> last = tasks[size];
    if (last == null) {
      throw new AssertionError("no task at " + size);
    }
    last.index = index;
    tasks[index] = last;
  }

  /**
   * These tasks and those among the others that are not done, in the order in which they were made.
   * On another thread, what it happens to see.
   */
  Set<Task<?>> inOrder(Collection<?> others) {
    var known = new HashSet<Task<?>>();
    addTo(known, Arrays.asList(tasks));
    addTo(known, others);
    var inOrder = new ArrayList<Task<?>>(known);
    inOrder.sort(Age.ELDEST_FIRST);
    return new LinkedHashSet<>(inOrder);
  }

  private static void addTo(Set<Task<?>> known, Collection<?> jobs) {
    for (Object job : jobs) {
      if (job instanceof Task<?> task && !task.isDone()) {
        known.add(task);
      }
    }
  }

  private enum Age implements Comparator<Task<?>> {
    ELDEST_FIRST;

    /** By the difference, since numbers wrap round. */
    @Override
    public int compare(Task<?> one, Task<?> other) {
      return one.number - other.number;
    }
  }
}
