package dev.weft;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * What an {@link Async} method returns whose body emits values and awaits nothing; for any code.
 *
 * <pre>{@code
 * @Async
 * static Generator<Integer> squares(int n) {
 *   for (int i = 0; i < n; i++) {
 *     emit(i * i);
 *   }
 *   return end();
 * }
 *
 * for (int square : squares(10)) { ... }
 * }</pre>
 *
 * <p>The body begins when the first value is asked for and runs on the thread that asks, up to its
 * next {@code emit}. It runs once, needs no loop, and is not thread-safe.
 */
@SuppressWarnings("IterableAndIterator") // as it can be iterated once, by itself
public final class Generator<T> implements Iterable<T>, Iterator<T>, AutoCloseable {
  private final Emissions<T> emissions;
  private final Task<Object> task = new Task<>();

  Generator(Coroutine<?> body) {
    emissions = new Emissions<>(body);
  }

  /**
   * This, once.
   *
   * @throws IllegalStateException the second time
   */
  @Override
  public Iterator<T> iterator() {
    emissions.iterate();
    return this;
  }

  /** Runs the body up to its next value, or its end; throws what the body throws. */
  @Override
  public boolean hasNext() {
    return (Boolean) run(Emissions.Step.next(emissions));
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException(this + " is over");
    }
    return emissions.take();
  }

  /** Ends the body where it stands, so that its finally blocks run. */
  @Override
  public void close() {
    run(Emissions.Step.close(emissions));
  }

  @SuppressWarnings({"ReferenceEquality", "NullAway"}) // SUSPENDED is a mark; close gives null
  private Object run(Coroutine<?> step) {
    step.begin(task, null);
    try {
      Object outcome = step.resumeFromLoop();
      return outcome == Coroutine.SUSPENDED ? step.resumeFromLoop() : outcome;
    } catch (Throwable failure) {
      throw Sneaky.rethrow(failure);
    }
  }

  @Override
  public String toString() {
    return emissions.toString();
  }
}
