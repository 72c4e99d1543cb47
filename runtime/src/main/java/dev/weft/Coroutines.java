package dev.weft;

import dev.weft.CallPromise.OnCancel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The words of async code, to be imported statically.
 *
 * <pre>{@code
 * import static dev.weft.Coroutines.*;
 *
 * @Async
 * static Coroutine<String> greet(String name) {
 *   await(sleep(Duration.ofSeconds(1)));
 *   return done("Hello, " + name);
 * }
 * }</pre>
 *
 * <p>Unless it says otherwise, a method here must be called on the thread of a running loop and
 * throws {@link IllegalStateException} elsewhere. Methods that give a {@link Coroutine} only make
 * it; what they describe happens when it is awaited.
 */
public final class Coroutines {
  private Coroutines() {}

  /**
   * Waits for the awaitable inside the body of an {@link Async} method; the compiler of async
   * bodies replaces the call.
   *
   * <p>Suspends the task if the awaitable is not done, so that others run. Cancelling the task
   * cancels what it waits for, and then throws {@link CancelledError} here.
   *
   * @return the value
   * @throws RuntimeException or whatever else the awaitable fails with, the very object
   * @throws NullPointerException if the awaitable is null
   * @throws IllegalStateException if the awaitable is a coroutine that was used before, the running
   *     task or a promise of another loop; and always where the class was compiled without Weft
   */
  public static <T> T await(@Nullable Awaitable<? extends T> awaitable) {
    throw notCompiled();
  }

  /**
   * Waits for a stage of the JDK, as {@link #await(Awaitable)}. A {@link
   * java.util.concurrent.CompletionException} around the stage's failure is taken off. Cancelling
   * the task also cancels a stage that is a {@link java.util.concurrent.CompletableFuture}.
   */
  public static <T> T await(@Nullable CompletionStage<? extends T> stage) {
    throw notCompiled();
  }

  /**
   * Waits as {@link #await(Awaitable)}, and tells the compiler of a checked exception that may come
   * out, so that {@code catch} of it compiles.
   */
  public static <T, X extends Throwable> T await(
      @Nullable Awaitable<? extends T> awaitable, Class<X> type) throws X {
    throw notCompiled();
  }

  /**
   * Goes through values that have to be waited for: {@code for (var x : each(values))} in the body
   * of an {@link Async} method. Suspends where the iterator does; whatever leaves the loop awaits
   * its {@code close()} first.
   *
   * @throws IllegalStateException where it is called in another place, or compiled without Weft
   */
  public static <T> Iterable<T> each(AsyncIterable<? extends T> values) {
    throw notCompiled();
  }

  /**
   * Hands a value out of the body of a generator and waits until the next one is asked for. When
   * the generator is closed, the body ends here: its finally blocks run.
   *
   * @throws IllegalStateException where it was compiled without Weft
   */
  public static <T> void emit(T value) {
    throw notCompiled();
  }

  /**
   * Ends the body of a generator: {@code return end();}.
   *
   * @throws IllegalStateException where it was compiled without Weft
   */
  @SuppressWarnings("TypeParameterUnusedInFormals") // it stands for both kinds of generators
  public static <G> G end() {
    throw notCompiled();
  }

  /** Ends the body of an {@link Async} method: {@code return done();}. From any thread. */
  public static Coroutine<Void> done() {
    return new Done<>(null);
  }

  /** Ends the body of an {@link Async} method with a value. From any thread. */
  public static <T> Coroutine<T> done(T value) {
    return new Done<>(value);
  }

  /**
   * Waits for some time. Zero or less waits for one turn of the loop. Always suspends; cancelling
   * ends the wait at once. May be called from any thread.
   */
  public static Coroutine<Void> sleep(Duration duration) {
    return new Sleep<>(Durations.toNanos(duration));
  }

  /** Waits as {@link #sleep(Duration)} and gives the value. */
  public static <T> Coroutine<T> sleep(Duration duration, T value) {
    return new SleepWithValue<>(Durations.toNanos(duration), value);
  }

  /**
   * Lets all others run that are ready: waits for one turn of the loop. Always suspends; a
   * cancellation in that turn comes out of it. May be called from any thread. All calls give the
   * same object, which may be awaited any number of times.
   */
  public static Coroutine<Void> yieldNow() {
    return Yield.SHARED;
  }

  /**
   * Makes a task of the coroutine. Its first step comes in a later turn, behind what is queued.
   *
   * @throws IllegalStateException if no loop runs here or the coroutine was used before
   */
  public static <T> Task<T> createTask(Coroutine<T> coroutine) {
    return EventLoop.current().createTaskHere(coroutine, null);
  }

  /** Makes a task with a name; see {@link #createTask(Coroutine)}. */
  public static <T> Task<T> createTask(Coroutine<T> coroutine, String name) {
    if (name == null) {
      throw new NullPointerException("the name must not be null: leave it out for a number");
    }
    return EventLoop.current().createTaskHere(coroutine, name);
  }

  /**
   * Runs the awaitables side by side and gives their values in the order of the arguments.
   * Coroutines become tasks at once; what is given twice runs once.
   *
   * <p>The first failure, or cancellation, of one ends this at once; the others go on, and their
   * failures are dropped. Cancelling this cancels all that are not done and ends when they have.
   * Awaiting it suspends unless there is nothing to wait for: no awaitable, or an end already.
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public static <T> Awaitable<List<T>> gather(Awaitable<? extends T>... awaitables) {
    return gather(listOf(awaitables));
  }

  /** Runs the awaitables side by side; see {@link #gather(Awaitable...)}. */
  public static <T> Awaitable<List<T>> gather(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    var gather = new Gather.Values<T>(EventLoop.current(), awaitables);
    gather.start();
    return gather;
  }

  /**
   * Runs the awaitables side by side and tells how each ended. Fails only when cancelled, which
   * cancels all that are not done. Awaiting it suspends unless it is done.
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public static <T> Awaitable<List<Outcome<T>>> gatherSettled(
      Awaitable<? extends T>... awaitables) {
    return gatherSettled(listOf(awaitables));
  }

  /** Tells how each awaitable ended; see {@link #gatherSettled(Awaitable...)}. */
  public static <T> Awaitable<List<Outcome<T>>> gatherSettled(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    var gather = new Gather.Outcomes<T>(EventLoop.current(), awaitables);
    gather.start();
    return gather;
  }

  /**
   * Waits for the awaitable at most so long; then cancels it, waits until it has ended, and throws
   * {@link TimeoutException}. If it ends with a value or a failure of its own although it was
   * cancelled, that counts. With zero or less, only what is done already is in time, and a
   * coroutine does not begin. Suspends where the awaitable does. Cancelling cancels the awaitable.
   * May be called from any thread.
   */
  @SuppressWarnings("unused") // The exception comes out of the await, around this call.
  public static <T> Coroutine<T> waitFor(Awaitable<? extends T> awaitable, Duration limit)
      throws TimeoutException {
    return waitFor(awaitable, limit, Expiry.Thrown.THROWN);
  }

  /**
   * Waits as {@link #waitFor}, but gives the other value where that throws {@link
   * TimeoutException}: once the awaitable, which was cancelled, has ended. A {@code
   * TimeoutException} of the awaitable itself comes out. Kotlin's {@code withTimeoutOrNull}.
   */
  public static <T> Coroutine<T> waitForOrElse(
      Awaitable<? extends T> awaitable, Duration limit, T other) {
    return waitFor(awaitable, limit, new Expiry.Value(other));
  }

  /**
   * Waits until tasks are done, and tells which are. Never fails because of a task, and leaves all
   * of them as they are: cancelling this does not cancel them. Always suspends. May be called from
   * any thread. asyncio's {@code wait}.
   *
   * @throws IllegalArgumentException if there is no task
   */
  public static <T> Coroutine<Waited<T>> waitUntil(Collection<Task<T>> tasks, WaitUntil until) {
    return waitForTasks(tasks, until, null);
  }

  /** The same for at most so long: what is not done then is pending, which is no error. */
  public static <T> Coroutine<Waited<T>> waitUntil(
      Collection<Task<T>> tasks, WaitUntil until, @Nullable Duration limit) {
    return waitForTasks(tasks, until, limit);
  }

  /**
   * The awaitables in the order in which they end, each as a task that is done. Coroutines become
   * tasks at once; what is given twice comes once. To be gone through once.
   *
   * <pre>{@code
   * for (Task<Page> page : each(asCompleted(requests))) {
   *   show(page.result());
   * }
   * }</pre>
   *
   * <p>Going to the next one suspends if none has ended. Cancelling that, or leaving the loop,
   * leaves the tasks as they are.
   */
  public static <T> AsyncIterable<Task<T>> asCompleted(
      Collection<? extends Awaitable<T>> awaitables) {
    return Completions.of(EventLoop.current(), awaitables, null);
  }

  /**
   * The same for at most so long, from now on: then going to the next one throws {@link
   * TimeoutException}, and the tasks go on.
   */
  @SuppressWarnings("unused") // The exception comes out of the iteration, around this call.
  public static <T> AsyncIterable<Task<T>> asCompleted(
      Collection<? extends Awaitable<T>> awaitables, Duration limit) throws TimeoutException {
    if (limit == null) {
      throw new NullPointerException("the limit must not be null: leave it out for none");
    }
    return Completions.of(EventLoop.current(), awaitables, limit);
  }

  /**
   * Runs the awaitables side by side, each in a task of its own, and gives the value of the first
   * that succeeds; cancels the others and waits for their ends. If none succeeds, this throws the
   * first failure, with the others suppressed in it. Suspends. Cancelling cancels all, and waits.
   * May be called from any thread.
   *
   * @throws IllegalArgumentException if there is none
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public static <T> Coroutine<T> race(Awaitable<? extends T>... awaitables) {
    return race(listOf(awaitables));
  }

  /** The same for a collection; see {@link #race(Awaitable...)}. */
  public static <T> Coroutine<T> race(Collection<? extends Awaitable<? extends T>> awaitables) {
    if (awaitables == null) {
      throw new NullPointerException("the awaitables must not be null");
    }
    var attempts = new ArrayList<AsyncSupplier<? extends T>>();
    for (Awaitable<? extends T> awaitable : awaitables) {
      attempts.add(supplierOf(awaitable));
    }
    return new Race<>(attempts, Duration.ZERO);
  }

  /**
   * The same, with a head start: each attempt begins when the one before has failed, or has not
   * succeeded within the delay.
   */
  public static <T> Coroutine<T> race(
      Collection<? extends AsyncSupplier<? extends T>> attempts, Duration delay) {
    if (attempts == null || delay == null) {
      throw new NullPointerException("neither the attempts nor the delay may be null");
    }
    for (AsyncSupplier<? extends T> attempt : attempts) {
      if (attempt == null) {
        throw new NullPointerException("an attempt of a race must not be null");
      }
    }
    return new Race<>(attempts, delay);
  }

  /**
   * Keeps the awaitable from being cancelled by who awaits this: cancelling ends this at once, and
   * the awaitable goes on. A coroutine becomes a task at once. The end of the run cancels that all
   * the same. Awaiting it suspends unless the awaitable is done.
   */
  public static <T> Awaitable<T> shield(Awaitable<T> awaitable) {
    EventLoop loop = EventLoop.current();
    return Shield.of(loop, loop.ensurePromise(awaitable));
  }

  /**
   * Runs an async lambda that nobody can cancel: for clean-up that has to be done. A cancellation
   * of the task that comes meanwhile is delivered at the first suspension after it. Scopes inside,
   * as {@link #timeout}, work as ever. Runs in the awaiting task; suspends where the lambda does.
   * The end of the run waits for it, up to its {@linkplain RunOptions#shutdownGrace grace}. May be
   * called from any thread. asyncio has no such thing: its {@code shield} lets go of who waits.
   */
  public static <T> Coroutine<T> nonCancellable(AsyncSupplier<? extends T> body) {
    if (body == null) {
      throw new NullPointerException("the body must not be null");
    }
    return new NonCancellable<>(body);
  }

  /**
   * Limits the time of a block: {@code try (var limit = timeout(d)) { ... }}; see {@link
   * TimeoutScope}. Null is no limit as yet. A limit of zero or less is due in the next turn.
   *
   * @throws IllegalStateException if no task runs here
   */
  public static TimeoutScope timeout(@Nullable Duration limit) {
    Task<?> task = requireTask("a timeout");
    return new TimeoutScope(task, TimeoutScope.in(task.loop(), limit));
  }

  /** The same with a deadline in nanoseconds of {@link EventLoop#time()}. */
  public static TimeoutScope timeoutAt(long deadline) {
    return new TimeoutScope(requireTask("a timeout"), deadline);
  }

  /**
   * Limits the time of a block as {@link #timeout}, but without an exception: the code behind the
   * block goes on, and {@code expired()} tells.
   *
   * @throws IllegalStateException if no task runs here
   */
  public static MoveOnScope moveOnAfter(@Nullable Duration limit) {
    Task<?> task = requireTask("a timeout");
    return new MoveOnScope(task, TimeoutScope.in(task.loop(), limit));
  }

  /**
   * Makes a task as {@link #createTask(Coroutine)} does, and takes its first step now, inside the
   * step that runs: up to the first suspension, or the end, so that nothing that is ready comes
   * before it. asyncio's eager tasks. Deep in such steps, the first one comes in a later turn.
   *
   * @throws IllegalStateException if no loop runs here, or the coroutine was used before
   */
  public static <T> Task<T> startTask(Coroutine<T> coroutine) {
    if (coroutine == null) {
      throw new NullPointerException("there is no coroutine to make a task of");
    }
    return EventLoop.current().startTask(coroutine);
  }

  /** The task that runs, or null in a callback. */
  public static @Nullable Task<?> currentTask() {
    return EventLoop.current().currentTask();
  }

  /** All tasks of the loop that are not done, the eldest first. */
  public static Set<Task<?>> allTasks() {
    return EventLoop.current().tasks();
  }

  /**
   * A coroutine from an async lambda, which is called when this is awaited. Suspends where the
   * lambda does; cancelling cancels what the lambda waits for. From any thread.
   */
  public static <T> Coroutine<T> coroutine(AsyncSupplier<T> supplier) {
    if (supplier == null) {
      throw new NullPointerException("the supplier must not be null");
    }
    return new AwaitOnce<>(supplier::get);
  }

  /**
   * Makes a blocking call on another thread and gives its value: on the {@linkplain
   * RunOptions#blockingExecutor executor} of the loop. Cancelling frees the awaiting task at once;
   * a call that has not begun never does, and else the thread goes on, and the end of the run waits
   * for it. Suspends until the call has ended. May be called from any thread.
   */
  public static <T> Coroutine<T> toThread(Callable<? extends T> callable) {
    if (callable == null) {
      throw new NullPointerException("the callable must not be null");
    }
    return new ThreadCall<>(null, callable, OnCancel.LEAVE_THREAD);
  }

  /**
   * The same for calls that end early when their thread is interrupted, as most do that wait:
   * cancelling also interrupts the thread. The awaiting task is free at once. Suspends until the
   * call has ended. May be called from any thread.
   */
  public static <T> Coroutine<T> toThreadInterruptibly(Callable<? extends T> callable) {
    if (callable == null) {
      throw new NullPointerException("the callable must not be null");
    }
    return new ThreadCall<>(null, callable, OnCancel.INTERRUPT_THREAD);
  }

  /** Makes a call by the executor; see {@link #toThread}. The end of the run does not wait. */
  public static <T> Coroutine<T> runIn(Executor executor, Callable<? extends T> callable) {
    if (executor == null || callable == null) {
      throw new NullPointerException("the executor and the callable must not be null");
    }
    return new ThreadCall<>(executor, callable, OnCancel.LEAVE_THREAD);
  }

  /**
   * Waits for a callback API: gives the callback a {@link Continuation} to end the wait with.
   * Suspends unless that has happened already. Cancelling ends the wait at once and tells {@link
   * Continuation#onCancel}. May be called from any thread.
   *
   * <pre>{@code
   * String line = await(suspend(c -> {
   *   var request = client.send(c::resume, c::fail);
   *   c.onCancel(request::abort);
   * }));
   * }</pre>
   */
  public static <T> Coroutine<T> suspend(Consumer<Continuation<T>> start) {
    if (start == null) {
      throw new NullPointerException("the callback must not be null");
    }
    return new Suspend<>(start);
  }

  private static <T> List<T> listOf(T[] elements) {
    if (elements == null) {
      throw new NullPointerException("the awaitables must not be null");
    }
    return Arrays.asList(elements);
  }

  @SuppressWarnings("unchecked") // a coroutine only gives its value out
  private static <T> AsyncSupplier<T> supplierOf(Awaitable<? extends T> awaitable) {
    if (awaitable == null) {
      throw new NullPointerException("there is nothing to wait for: the awaitable is null");
    }
    return () -> (Coroutine<T>) awaitable.toCoroutine();
  }

  private static <T> Coroutine<T> waitFor(
      Awaitable<? extends T> awaitable, Duration limit, Expiry expiry) {
    if (awaitable == null || limit == null) {
      throw new NullPointerException("neither what to wait for nor the limit may be null");
    }
    return limit.isZero() || limit.isNegative()
        ? new WaitForNothing<>(awaitable, limit, expiry)
        : new WaitFor<>(awaitable, limit, expiry);
  }

  private static <T> Coroutine<Waited<T>> waitForTasks(
      Collection<Task<T>> tasks, WaitUntil until, @Nullable Duration limit) {
    if (tasks == null || until == null) {
      throw new NullPointerException("neither the tasks nor what to wait for may be null");
    }
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("there is no task to wait for: give one or more");
    }
    for (Task<T> task : tasks) {
      if (task == null) {
        throw new NullPointerException("a task to wait for must not be null");
      }
    }
    return new WaitForTasks<>(new LinkedHashSet<>(tasks), until, limit);
  }

  static Task<?> requireTask(String what) {
    Task<?> task = EventLoop.current().currentTask();
    if (task == null) {
      throw new IllegalStateException(
          what + " needs a task that runs, and this is a callback: use it in an @Async method");
    }
    return task;
  }

  private static IllegalStateException notCompiled() {
    return new IllegalStateException(
        "this await was compiled without Weft: it stands outside an @Async method, or the class"
            + " was compiled without the annotation processor. Put weft-processor on javac's"
            + " -processorpath, or with Maven into the annotationProcessorPaths of"
            + " maven-compiler-plugin, and compile the class again with javac");
  }
}
