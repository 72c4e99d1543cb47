package dev.weft;

/**
 * What an {@link Async} method returns whose body emits values.
 *
 * <pre>{@code
 * @Async
 * static AsyncGenerator<Integer> ticks(int n) {
 *   for (int i = 0; i < n; i++) {
 *     await(sleep(Duration.ofSeconds(1)));
 *     emit(i);
 *   }
 *   return end();
 * }
 *
 * for (int tick : each(ticks(3))) { ... }
 * }</pre>
 *
 * <p>The body begins when the first value is asked for, and runs inside the task that asks, up to
 * its next {@code emit}. It runs once; only one task at a time may ask. A loop over {@code
 * each(...)} closes it whatever leaves the loop; one that is left open is closed when the run ends.
 * As asyncio's asynchronous generators.
 */
public final class AsyncGenerator<T> implements AsyncIterable<T>, AsyncIterator<T> {
  private final Emissions<T> emissions;

  AsyncGenerator(Coroutine<?> body) {
    emissions = new Emissions<>(body);
  }

  /**
   * This, once; see {@link #hasNext} for what going through it does.
   *
   * @throws IllegalStateException the second time
   */
  @Override
  public AsyncIterator<T> iterator() {
    emissions.iterate();
    return this;
  }

  /**
   * Runs the body up to its next value, or its end; fails as the body does. Suspends where the body
   * does; cancelling it cancels what the body waits for.
   *
   * @return a coroutine that fails with {@link IllegalStateException} if another task asks now
   */
  @Override
  public Coroutine<Boolean> hasNext() {
    EventLoop loop = EventLoop.currentOrNull();
    if (loop != null) {
      loop.generators.add(this);
    }
    return Emissions.Step.next(emissions);
  }

  @Override
  public T next() {
    return emissions.take();
  }

  /**
   * Ends the body where it stands, at an {@code emit}, so that its finally blocks run; what they
   * await is awaited here. Does nothing where the body is over; one that has not begun never does.
   * Suspends where the finally blocks do; cancelling it cancels what they wait for.
   *
   * @return a coroutine that fails as the finally blocks do, and with {@link IllegalStateException}
   *     if the body emits again
   */
  @Override
  public Coroutine<Void> close() {
    return Emissions.Step.close(emissions);
  }

  boolean isOpen() {
    return emissions.isOpen();
  }

  @Override
  public String toString() {
    return emissions.toString();
  }
}
