package dev.weft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns state of the thread, as that of a {@link ThreadLocal} or of a logger's MDC, into state of
 * the task: tasks that take turns on one thread no longer see one another's.
 *
 * <pre>{@code
 * ThreadMirror.of(MDC::getCopyOfContextMap, map -> {
 *   if (map == null) {
 *     MDC.clear();
 *   } else {
 *     MDC.setContextMap(map);
 *   }
 * });
 * }</pre>
 *
 * <p>Before a step of a task, a callback or a call by {@link Coroutines#toThread}, the thread gets
 * the state that belongs to it; afterwards that is read and kept, and the thread gets back what it
 * had. A new task begins with its creator's state, as with an {@link AsyncLocal}.
 *
 * <p>Holds for all loops, from the next step on, until it is removed. Add mirrors before the first
 * loop is run. From any thread; the functions are called on the threads whose state they read and
 * write, must be quick, and must not throw.
 */
public final class ThreadMirror<T> {
  /** Replaced as a whole, so that steps read it without a lock. */
  private static volatile ThreadMirror<?>[] all = {};

  private final Supplier<? extends T> read;
  private final Consumer<? super T> write;

  private ThreadMirror(Supplier<? extends T> read, Consumer<? super T> write) {
    this.read = read;
    this.write = write;
  }

  /** Mirrors a thread-local variable; where its value is null, it is removed. */
  public static <T> Registration of(ThreadLocal<@Nullable T> variable) {
    if (variable == null) {
      throw new NullPointerException("the variable must not be null");
    }
    return of(
        variable::get,
        value -> {
          if (value == null) {
            variable.remove();
          } else {
            variable.set(value);
          }
        });
  }

  /** Mirrors what the one function reads from the thread and the other writes to it. */
  public static <T> Registration of(Supplier<? extends T> read, Consumer<? super T> write) {
    if (read == null || write == null) {
      throw new NullPointerException("the functions must not be null");
    }
    var mirror = new ThreadMirror<T>(read, write);
    add(mirror);
    return () -> remove(mirror);
  }

  static boolean none() {
    return all.length == 0;
  }

  /** The values with what the thread has now. */
  static @Nullable Values readAll(@Nullable Values values) {
    if (none()) {
      return values;
    }
    Values read = values;
    for (ThreadMirror<?> mirror : all) {
      read = mirror.readInto(read);
    }
    return read;
  }

  /** Gives the thread what the values have; what they do not have stays. */
  static void writeAll(@Nullable Values values) {
    if (values != null) {
      for (ThreadMirror<?> mirror : all) {
        mirror.writeFrom(values);
      }
    }
  }

  private @Nullable Values readInto(@Nullable Values values) {
    return Values.with(values, this, read.get());
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // only readInto puts a value in
  private void writeFrom(Values values) {
    if (values.has(this)) {
      write.accept((T) values.get(this));
    }
  }

  private static synchronized void add(ThreadMirror<?> mirror) {
    var more = new ArrayList<>(List.of(all));
    more.add(mirror);
    all = arrayOf(more);
  }

  private static synchronized boolean remove(ThreadMirror<?> mirror) {
    var fewer = new ArrayList<>(List.of(all));
    boolean removed = fewer.remove(mirror);
    all = arrayOf(fewer);
    return removed;
  }

  private static ThreadMirror<?>[] arrayOf(List<ThreadMirror<?>> mirrors) {
    return mirrors.toArray(new ThreadMirror<?>[0]);
  }
}
