package dev.weft;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What {@link Coroutines#waitUntil} found when it ended, each in the order of the arguments.
 *
 * @param done the tasks that were done; there may be more than the one that ended the wait
 * @param pending the tasks that were not, and go on
 */
public record Waited<T>(Set<Task<T>> done, Set<Task<T>> pending) {
  /** Copies both. */
  public Waited {
    if (done == null || pending == null) {
      throw new NullPointerException("neither of the sets may be null");
    }
    done = Collections.unmodifiableSet(new LinkedHashSet<>(done));
    pending = Collections.unmodifiableSet(new LinkedHashSet<>(pending));
  }
}
