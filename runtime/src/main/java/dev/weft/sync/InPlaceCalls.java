package dev.weft.sync;

import dev.weft.Task;
import dev.weft.frame.InPlace;
import org.jspecify.annotations.Nullable;

/**
 * What compiled bodies call instead of awaiting a coroutine of this package, see {@link InPlace}.
 * Not for users.
 */
public final class InPlaceCalls {
  private InPlaceCalls() {}

  /** Awaits {@link AsyncQueue#get}. */
  public static @Nullable Object get(Task<?> task, int depth, AsyncQueue<?> queue)
      throws Throwable {
    Object item = queue.poll(task);
    return item == null ? queue.freeGetter().awaitAgainIn(task) : item;
  }

  /** Awaits {@link AsyncQueue#put}, whose items the user's compiler has checked. */
  @SuppressWarnings("unchecked")
  public static @Nullable Object put(Task<?> task, int depth, AsyncQueue<?> queue, Object item)
      throws Throwable {
    AsyncQueue<Object> any = (AsyncQueue<Object>) queue;
    return any.offer(task, AsyncQueue.notNull(item))
        ? null
        : any.freePutter(item).awaitAgainIn(task);
  }

  /** Awaits {@link AsyncLock#lock}. */
  public static @Nullable Object lock(Task<?> task, int depth, AsyncLock lock) throws Throwable {
    return lock.lockAtOnce() ? null : lock.waitToLock().awaitIn(task, depth, null);
  }

  /** Awaits {@link AsyncSemaphore#acquire}. */
  public static @Nullable Object acquire(Task<?> task, int depth, AsyncSemaphore semaphore)
      throws Throwable {
    return semaphore.acquireAtOnce() ? null : semaphore.waitToAcquire().awaitIn(task, depth, null);
  }
}
