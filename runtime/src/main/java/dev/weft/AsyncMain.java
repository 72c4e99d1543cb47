package dev.weft;

/**
 * Runs async programs from plain Java.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *   AsyncMain.run(processData());
 * }
 * }</pre>
 */
public final class AsyncMain {
  private AsyncMain() {}

  /**
   * Runs the coroutine to its end on a fresh loop on this thread, with default options; see {@link
   * #run(Coroutine, RunOptions)}.
   */
  public static <T> T run(Coroutine<T> main) {
    return run(main, RunOptions.defaults());
  }

  /**
   * Runs the coroutine to its end on a fresh loop on this thread. Then cancels what is left and
   * runs it to its end, waits for blocking calls, reports the failures that nobody asked for, and
   * closes the loop. May be called again afterwards.
   *
   * @return the coroutine's value
   * @throws IllegalStateException if a loop runs on this thread already
   * @throws RuntimeException or whatever else the coroutine fails with, the very object, checked or
   *     not
   */
  public static <T> T run(Coroutine<T> main, RunOptions options) {
    if (main == null) {
      throw new NullPointerException("there is no coroutine to run");
    }
    if (options == null) {
      throw new NullPointerException("the options must not be null");
    }
    EventLoop.requireNoneRuns();
    try (var runner = new Runner(options)) {
      return runner.run(main);
    }
  }
}
