package dev.weft;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the setting of a variable into a new map of values: since a map never changes, to share it
 * is to copy it. Null stands for the map without a value.
 */
final class Values {
  /** The values of threads while no loop runs on them. */
  private static final ThreadLocal<@Nullable Values> OUTSIDE = new ThreadLocal<>();

  /** By {@link AsyncLocal} or {@link ThreadMirror}, compared as themselves. */
  private final Map<Object, @Nullable Object> map;

  private Values(Map<Object, @Nullable Object> map) {
    this.map = map;
  }

  /** What the running task, callback or thread sees. */
  static @Nullable Values current() {
    EventLoop loop = EventLoop.currentOrNull();
    return loop == null ? OUTSIDE.get() : loop.values;
  }

  /** What a task or a callback gets that is made here: with the thread's mirrored state. */
  static @Nullable Values copied() {
    return ThreadMirror.readAll(current());
  }

  static void makeCurrent(@Nullable Values values) {
    EventLoop loop = EventLoop.currentOrNull();
    if (loop != null) {
      loop.values = values;
    } else if (values == null) {
      OUTSIDE.remove();
    } else {
      OUTSIDE.set(values);
    }
  }

  /** Runs with the thread's mirrored state as the values have it. */
  static void runIn(@Nullable Values values, Runnable callback) {
    if (ThreadMirror.none()) {
      callback.run();
      return;
    }
    Values outer = ThreadMirror.readAll(null);
    ThreadMirror.writeAll(values);
    try {
      callback.run();
    } finally {
      ThreadMirror.writeAll(outer);
    }
  }

  /** Runs with the values, inside of what runs with others. */
  static void runNested(@Nullable Values values, Runnable call) {
    Values outer = current();
    makeCurrent(values);
    try {
      runIn(values, call);
    } finally {
      makeCurrent(outer);
    }
  }

  static Values with(@Nullable Values values, Object key, @Nullable Object value) {
    Map<Object, @Nullable Object> map =
        values == null ? new HashMap<>() : new HashMap<>(values.map);
    map.put(key, value);
    return new Values(map);
  }

  boolean has(Object key) {
    return map.containsKey(key);
  }

  @Nullable Object get(Object key) {
    return map.get(key);
  }
}
