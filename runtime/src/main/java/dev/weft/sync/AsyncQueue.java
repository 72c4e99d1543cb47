package dev.weft.sync;

import dev.weft.AsyncIterable;
import dev.weft.AsyncIterator;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.frame.InPlace;
import org.jspecify.annotations.Nullable;

/**
 * Hands items from tasks to tasks, first in, first out.
 *
 * <pre>{@code
 * for (var job : each(jobs)) {   // ends when the queue is shut down and empty
 *   await(run(job));
 *   jobs.taskDone();
 * }
 * }</pre>
 *
 * <p>An item that is put wakes the task that has waited longest, and is still there for all until
 * that task goes on; if another task was quicker, the woken one keeps its place before those that
 * came after it. The same holds for free places and those who wait to put.
 *
 * <p>As asyncio's {@code Queue}, where a woken task that finds nothing goes to the end of the line.
 * Items must not be null.
 */
public class AsyncQueue<T> implements AsyncIterable<T> {
  private final Home home = new Home();
  private final WaitLine getters = new WaitLine();
  private final WaitLine putters = new WaitLine();
  private final WaitLine joiners = new WaitLine();

  /** Item number n is at n modulo the length, a power of two; free places are null. */
  private @Nullable Object[] ring = new Object[16];

  /**
   * For calls in place, one at a time; null until it is needed. It keeps the task that used it last
   * from the garbage collector.
   */
  private @Nullable Getting getting;

  /** Likewise. */
  private @Nullable Putting putting;

  private final int capacity;

  /** With fewer items than that, one can be put: the capacity, or 0 when the queue is shut down. */
  private int room;

  /** How many items were put so far. */
  private long added;

  /** How many were taken. */
  private long taken;

  /** How many were said to be done, or dropped. */
  private long done;

  /** A queue without a limit. */
  public AsyncQueue() {
    this(0);
  }

  /** A queue for at most so many items; without a limit if that is zero or less. */
  public AsyncQueue(int capacity) {
    this.capacity = capacity > 0 ? capacity : Integer.MAX_VALUE;
    this.room = this.capacity;
  }

  /**
   * Puts an item, and waits for a free place first if the queue is full; does not suspend if it is
   * not. Throws {@link QueueShutDown} if the queue is shut down, also while this waits.
   *
   * <p>Cancelling ends the wait, and the item is not put; a place that became free for this goes to
   * the next.
   *
   * @throws NullPointerException if the item is null
   */
  @InPlace(InPlaceCalls.class)
  public final Coroutine<Void> put(T item) {
    return new Putting(notNull(item));
  }

  /**
   * Takes the next item, and waits for one if the queue is empty; does not suspend if it is not.
   * Throws {@link QueueShutDown} if the queue is empty and shut down, also while this waits.
   *
   * <p>Cancelling ends the wait, and no item is taken; one that this was woken for goes to the
   * next.
   */
  @InPlace(InPlaceCalls.class)
  public final Coroutine<T> get() {
    return new Getting();
  }

  /**
   * Puts an item, without waiting.
   *
   * @throws QueueFull if there is no free place
   * @throws QueueShutDown if the queue is shut down
   * @throws NullPointerException if the item is null
   * @throws IllegalStateException on another thread than the loop's
   */
  public void putNow(T item) {
    home.check();
    requireNotShutDown();
    if (isFull()) {
      throw new QueueFull(this + " is full: await put(item), which waits for a free place");
    }
    add(notNull(item));
  }

  /**
   * Takes the next item, without waiting.
   *
   * @throws QueueEmpty if there is none
   * @throws QueueShutDown if there is none and the queue is shut down
   * @throws IllegalStateException on another thread than the loop's
   */
  public T getNow() {
    home.check();
    if (isEmpty()) {
      requireNotShutDown();
      throw new QueueEmpty(this + " is empty: await get(), which waits for an item");
    }
    return take();
  }

  /** How many items there are. */
  public int size() {
    return (int) (added - taken);
  }

  /** Whether there is no item. */
  public boolean isEmpty() {
    return added == taken;
  }

  /** Whether there is no free place. */
  public boolean isFull() {
    return added - taken >= capacity;
  }

  /**
   * Says that an item which was taken is dealt with; when that was said of all, {@link #join} ends.
   *
   * @throws IllegalStateException if that was said more often than items were put, or on another
   *     thread than the loop's
   */
  public void taskDone() {
    home.check();
    if (done == added) {
      throw new IllegalStateException(
          "taskDone() was called more often than items were put: call it once for each item");
    }
    finish(1);
  }

  /**
   * Waits until {@link #taskDone} was called for each item that was put; does not suspend if it
   * was. Cancelling ends the wait, and changes nothing for others.
   */
  public Coroutine<Void> join() {
    return new Joining();
  }

  /**
   * Lets no more items in; what is there can still be taken. Tasks that wait to put, or to get from
   * an empty queue, see {@link QueueShutDown}.
   *
   * @throws IllegalStateException on another thread than the loop's
   */
  public void shutdown() {
    home.check();
    room = 0;
    getters.wakeAll();
    putters.wakeAll();
  }

  /** Shuts down as {@link #shutdown} and drops the items that are there, which counts as done. */
  public void shutdownNow() {
    home.check();
    int dropped = size();
    while (!isEmpty()) {
      drop();
    }
    finish(Math.min(dropped, added - done));
    shutdown();
  }

  /**
   * Takes the items one by one, as {@link #get} does, until the queue is empty and shut down; then
   * the iteration ends. Cancelling loses no item that {@code hasNext} has not told of.
   */
  @Override
  public AsyncIterator<T> iterator() {
    return new QueueIterator<>(this);
  }

  /** The next item, if it can be had without ado. */
  @Nullable T poll(Task<?> task) {
    return home.isOf(task) && !isEmpty() ? take() : null;
  }

  /** Puts the item if that can be done without ado. */
  boolean offer(Task<?> task, T item) {
    if (!home.isOf(task) || added - taken >= room) {
      return false;
    }
    add(item);
    return true;
  }

  /** One that waits for an item, and is nobody else's until it goes on. */
  Waiter<T> freeGetter() {
    home.enter();
    Getting getting = this.getting;
    if (getting == null || getting.isBusy()) {
      getting = new Getting();
      this.getting = getting;
    }
    return getting;
  }

  /** The same for a place. */
  Waiter<Void> freePutter(T item) {
    home.enter();
    Putting putting = this.putting;
    if (putting == null || putting.isBusy()) {
      putting = new Putting(item);
      this.putting = putting;
    } else {
      putting.item = item;
    }
    return putting;
  }

  private void add(T item) {
    store(item, added);
    added++;
    getters.wakeFirst();
  }

  private T take() {
    T item = drop();
    putters.wakeFirst();
    return item;
  }

  private T drop() {
    return next(taken++);
  }

  /**
   * Keeps an item; this and {@link #next} are what decides about the order.
   *
   * @param number how many items were put before
   */
  void store(T item, long number) {
    @Nullable Object[] ring = this.ring;
    int place = (int) number & (ring.length - 1);
    if (ring[place] == null) {
      ring[place] = item;
    } else {
      grow(number);
      store(item, number);
    }
  }

  /**
   * Gives an item away; only if there is one.
   *
   * @param number how many items were taken before
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // only items are in the ring, and there is one
  T next(long number) {
    @Nullable Object[] ring = this.ring;
    int place = (int) number & (ring.length - 1);
    T item = (T) ring[place];
    ring[place] = null;
    return item;
  }

  /** When the ring is full: the items are the last ones before this number. */
  private void grow(long number) {
    @Nullable Object[] old = ring;
    ring = new Object[2 * old.length];
    for (long each = number - old.length; each < number; each++) {
      ring[(int) each & (ring.length - 1)] = old[(int) each & (old.length - 1)];
    }
  }

  private boolean isShutDown() {
    return room == 0;
  }

  private void finish(long items) {
    if (items > 0) {
      done += items;
      if (done == added) {
        joiners.wakeAll();
      }
    }
  }

  private void requireNotShutDown() {
    if (isShutDown()) {
      throw new QueueShutDown(this + " is shut down: nothing goes in any more");
    }
  }

  static <T> T notNull(T item) {
    if (item == null) {
      throw new NullPointerException("a queue has no place for null");
    }
    return item;
  }

  @Override
  public String toString() {
    return getClass().getSimpleName()
        + "["
        + size()
        + (capacity == Integer.MAX_VALUE ? " items" : " of " + capacity)
        + (isShutDown() ? ", shut down]" : "]");
  }

  /** Turns a wait in a line, for as long as there is need, into what was waited for. */
  private abstract class Waiting<R> extends Waiter<R> {
    private final WaitLine line;
    private boolean busy;

    Waiting(WaitLine line) {
      this.line = line;
    }

    /** Whether this waits. */
    final boolean isBusy() {
      return busy;
    }

    /** Whether there is nothing yet, and will be. */
    abstract boolean mustWait();

    abstract @Nullable R take();

    /** Lets go of what was to be put. */
    void giveUp() {}

    @Override
    final @Nullable Object enter() {
      home.enter();
      busy = mustWait();
      return busy ? parkIn(line) : take();
    }

    @Override
    final @Nullable Object goOn() throws Throwable {
      boolean woken = line.leave(this);
      busy = false;
      try {
        result();
      } catch (Throwable cancelled) {
        if (woken) {
          passOn();
        }
        giveUp();
        throw cancelled;
      }
      busy = mustWait();
      return busy ? parkIn(line) : takeOrPassOn();
    }

    private @Nullable R takeOrPassOn() {
      try {
        return take();
      } catch (RuntimeException refused) {
        // As an item that cannot be compared: what this was woken for is still there.
        passOn();
        throw refused;
      }
    }

    private void passOn() {
      if (!mustWait()) {
        line.wakeFirst();
      }
    }
  }

  private final class Getting extends Waiting<T> {
    Getting() {
      super(getters);
    }

    @Override
    boolean mustWait() {
      return isEmpty() && !isShutDown();
    }

    @Override
    T take() {
      return getNow();
    }

    @Override
    public String toString() {
      return "AsyncQueue.get";
    }
  }

  private final class Putting extends Waiting<Void> {
    private @Nullable T item;

    Putting(T item) {
      super(putters);
      this.item = item;
    }

    @Override
    boolean mustWait() {
      return isFull() && !isShutDown();
    }

    @Override
    @SuppressWarnings("NullAway") // the item is there until it is put, or nobody wants that
    @Nullable Void take() {
      T item = this.item;
      giveUp();
      putNow(item);
      return null;
    }

    @Override
    void giveUp() {
      item = null;
    }

    @Override
    public String toString() {
      return "AsyncQueue.put";
    }
  }

  private final class Joining extends Waiter<Void> {
    @Override
    @Nullable Object enter() {
      home.enter();
      return done == added ? null : parkIn(joiners);
    }

    @Override
    @Nullable Object goOn() throws Throwable {
      joiners.leave(this);
      return result();
    }

    @Override
    public String toString() {
      return "AsyncQueue.join";
    }
  }
}
