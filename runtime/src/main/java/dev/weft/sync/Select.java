package dev.weft.sync;

import dev.weft.Coroutine;
import dev.weft.Promise;
import dev.weft.Task;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Waits for the first of several things to be possible, and does that alone.
 *
 * <pre>{@code
 * String next = await(Select.of(
 *     Select.onReceive(orders, order -> "order " + order),
 *     Select.onReceive(complaints, complaint -> "complaint " + complaint),
 *     Select.onDone(closing, reason -> "closed"),
 *     Select.onTimeout(Duration.ofSeconds(5), () -> "nothing")));
 * }</pre>
 *
 * <p>If several are possible at once, the first in the order of the arguments is done. The others
 * leave no trace: nothing is sent or received, and tasks go on.
 *
 * <p>As {@code select} of Kotlin.
 */
public final class Select {
  private Select() {}

  /**
   * One of the things to wait for, with what to make of it. It says what to do and does nothing by
   * itself, so that it may be used in several selects.
   */
  public static final class Clause<R> {
    private final Supplier<? extends Case<R>> cases;

    private Clause(Supplier<? extends Case<R>> cases) {
      this.cases = cases;
    }

    Case<R> open() {
      return cases.get();
    }
  }

  /**
   * Waits for the first of the clauses, and gives what it makes of it. Does not suspend if one is
   * possible at once. The functions of the clauses run in the awaiting task, and what they throw
   * comes out of the await.
   *
   * <p>Cancelling ends the wait, and nothing is done; an item that was received already goes to the
   * next. If an item was sent already, this ends normally, and the task sees the cancellation at
   * its next suspension.
   *
   * @throws IllegalArgumentException if there is no clause
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public static <R> Coroutine<R> of(Clause<? extends R>... clauses) {
    if (clauses == null) {
      throw new NullPointerException("the clauses must not be null");
    }
    return of(Arrays.asList(clauses));
  }

  /** Waits for the first of the clauses; see {@link #of(Clause...)}. */
  public static <R> Coroutine<R> of(List<? extends Clause<? extends R>> clauses) {
    if (clauses == null) {
      throw new NullPointerException("the clauses must not be null");
    }
    if (clauses.isEmpty()) {
      throw new IllegalArgumentException("a select without clauses would never end: give one");
    }
    for (Clause<? extends R> clause : clauses) {
      if (clause == null) {
        throw new NullPointerException("a clause of a select must not be null");
      }
    }
    return new Selecting<>(List.copyOf(clauses));
  }

  /**
   * Receives an item. The select fails with {@link ChannelClosed} when the channel is closed and
   * empty.
   */
  public static <T, R> Clause<R> onReceive(
      Channel<T> channel, Function<? super T, ? extends R> function) {
    requireNotNull(channel, function);
    return new Clause<>(() -> new ReceiveCase.OrThrow<T, R>(channel, function));
  }

  /** Receives an item or the end of the channel: never {@link ChannelResult.Empty}. */
  public static <T, R> Clause<R> onReceiveResult(
      Channel<T> channel, Function<? super ChannelResult<T>, ? extends R> function) {
    requireNotNull(channel, function);
    return new Clause<>(() -> new ReceiveCase.AsResult<T, R>(channel, function));
  }

  /**
   * Sends an item. The select fails with {@link ChannelClosed} when the channel is closed. An item
   * that is not sent, since another clause came first, is not told of as undelivered.
   */
  public static <T, R> Clause<R> onSend(
      Channel<T> channel, T item, Supplier<? extends R> supplier) {
    requireNotNull(channel, supplier);
    if (item == null) {
      throw new NullPointerException("a channel cannot pass null");
    }
    return new Clause<>(() -> new SendCase<T, R>(channel, item, supplier));
  }

  /**
   * Waits until a {@link Task} or another promise is done, and gets its value; the select fails as
   * it does. Cancelling the select does not cancel the task.
   */
  public static <T, R> Clause<R> onDone(
      Promise<T> promise, Function<? super T, ? extends R> function) {
    requireNotNull(promise, function);
    return new Clause<>(() -> new DoneCase<T, R>(promise, function));
  }

  /**
   * Waits for some time. Zero or less is over at once, so that as the last clause it means: if
   * nothing else is possible now.
   */
  public static <R> Clause<R> onTimeout(Duration duration, Supplier<? extends R> supplier) {
    requireNotNull(duration, supplier);
    return new Clause<>(() -> new TimeoutCase<R>(duration, supplier));
  }

  private static void requireNotNull(Object source, Object function) {
    if (source == null || function == null) {
      throw new NullPointerException("neither what to wait for nor the function may be null");
    }
  }
}
