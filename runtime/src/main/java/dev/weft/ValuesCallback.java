package dev.weft;

import org.jspecify.annotations.Nullable;

/** Turns a callback into one that runs with the async locals of its registration. */
record ValuesCallback(Values values, Runnable callback) implements Runnable {

  /** The callback itself, where there are none. */
  static Runnable withValuesOfHere(Runnable callback) {
    Values values = Values.copied();
    return values == null ? callback : new ValuesCallback(values, callback);
  }

  static @Nullable Values valuesOf(Runnable callback) {
    return callback instanceof ValuesCallback with ? with.values : null;
  }

  @Override
  public void run() {
    callback.run();
  }
}
