package dev.weft;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a loop that are not done. Each knows its place, and the last one takes the place of
 * one that leaves.
 */
final class TaskList {
  private static final int FIRST_CAPACITY = 16;

  private @Nullable Task<?>[] tasks = new Task<?>[FIRST_CAPACITY];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

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
  }

  private void moveLastTo(int index) {
    Task<?> last = tasks[size];
    if (last == null) {
      throw new AssertionError("no task at " + size);
    }
    last.index = index;
    tasks[index] = last;
  }

  /** The tasks in the order in which they were made. On another thread, what it happens to see. */
  Set<Task<?>> inOrder() {
    var inOrder = new LinkedHashSet<Task<?>>();
    Task<?>[] known = known();
    Arrays.sort(known, Age.ELDEST_FIRST);
    inOrder.addAll(Arrays.asList(known));
    return inOrder;
  }

  private Task<?>[] known() {
    @Nullable Task<?>[] tasks = this.tasks;
    var known = new Task<?>[tasks.length];
    int count = 0;
    for (Task<?> task : tasks) {
      if (task != null) {
        known[count++] = task;
      }
    }
    return Arrays.copyOf(known, count);
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
