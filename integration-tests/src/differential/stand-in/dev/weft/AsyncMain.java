package dev.weft;

/** Gives what a coroutine has returned. */
public final class AsyncMain {
  private AsyncMain() {}

  public static <T> T run(Coroutine<T> main) {
    return main.value;
  }
}
