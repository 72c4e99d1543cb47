package dev.weft;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What calling an {@link Async} method returns: a computation that has not begun.
 *
 * <p>No statement of the body runs before the coroutine is awaited or made a task. It can be used
 * once; a second use is an {@link IllegalStateException}. Awaiting it runs it inside the awaiting
 * task, with no trip through the loop: the await suspends only where the body does, and cancelling
 * the task cancels what the body waits for.
 *
 * <p>Coroutines belong to one loop's thread, from their first step on.
 */
public abstract class Coroutine<T> implements Awaitable<T> {
  /** What {@link #resume()} returns to say that it waits. */
  protected static final Object SUSPENDED = new Object();

  /**
   * So many frames call one another directly before the descent goes on from the task's own loop.
   * Leaves room for frames of several kilobytes on the default stack.
   */
  private static final int MOST_DIRECT_CALLS = 100;

  /** The task this runs in; null until the coroutine is used. */
  @Nullable Task<?> task;

  /** The coroutine that awaits this one; null for the first one of a task. */
  @Nullable Coroutine<?> caller;

  /** How many direct calls lie between the task's loop and this. */
  private byte depth;

  /** For frames. */
  protected Coroutine() {}

  /**
   * Runs until the next suspension or the end.
   *
   * @return the value, or {@link #SUSPENDED}
   */
  protected abstract @Nullable Object resume() throws Throwable;

  /** For frames: the line of the await where this waits; 0 if the compiler has not told it. */
  protected int suspendedLine() {
    return 0;
  }

  /** For frames: the name of the file that {@link #suspendedLine} counts in. */
  protected @Nullable String sourceFile() {
    return null;
  }

  @Override
  public final Coroutine<T> toCoroutine() {
    return this;
  }

  /**
   * Awaits, as {@link dev.weft.frame.Frame} tells: true where the frame has to return {@link
   * #SUSPENDED}, false where the outcome is there. {@link #result()} is called next, once.
   *
   * @throws IllegalStateException if the awaitable is a used coroutine, the running task itself or
   *     belongs to another loop
   */
  protected final boolean awaiting(@Nullable Awaitable<?> awaitable) throws Throwable {
    if (awaitable instanceof Coroutine<?> callee) {
      return call(callee);
    }
    if (awaitable instanceof Promise<?> promise) {
      return running().awaitPromise(this, promise);
    }
    if (awaitable == null) {
      throw new NullPointerException("await of null: there is nothing to wait for");
    }
    return call(coroutineOf(awaitable));
  }

  /** Awaits a stage of the JDK. */
  protected final boolean awaiting(@Nullable CompletionStage<?> stage) throws Throwable {
    if (stage == null) {
      throw new NullPointerException("await of null: there is no stage to wait for");
    }
    Task<?> task = running();
    return task.awaitPromise(this, StagePromise.of(stage, task.loop()));
  }

  /**
   * Awaits this in a frame: what {@link #awaiting} does. For coroutines of the library that often
   * know their outcome at once, and then need not run.
   */
  protected boolean awaitIn(Coroutine<?> frame) throws Throwable {
    begin(frame.running(), frame);
    return frame.enter(this);
  }

  /** For {@link #awaitIn}: marks this as used, which it can be once. */
  protected final void useIn(Coroutine<?> frame) {
    begin(frame.running(), frame);
  }

  /** For {@link #awaitIn}: the value is there. */
  protected static boolean give(Coroutine<?> frame, @Nullable Object value) {
    frame.running().input = value;
    return false;
  }

  /** For {@link #awaitIn}: awaits another coroutine instead. */
  protected static boolean call(Coroutine<?> frame, Coroutine<?> callee) throws Throwable {
    return callee.awaitIn(frame);
  }

  /**
   * Suspends until {@link #unpark}, or until the task is cancelled; {@link #result()} is called
   * next and tells which.
   */
  protected final Object park() {
    running().suspend(this, this);
    return SUSPENDED;
  }

  /** Lets the task that parked here go on in the next turn. */
  protected final void unpark() {
    running().unpark();
  }

  /** Told when the task is cancelled while it is parked here. */
  protected void parkingCancelled() {}

  /** Gives the value of the await before, or throws its exception, the very object. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
  // The compiler of async bodies checked the type, and a value may be null if its type says so.
  protected final <V> V result() throws Throwable {
    Task<?> task = running();
    Object input = task.input;
    task.input = null;
    if (task.failed) {
      task.failed = false;
      throw (Throwable) input;
    }
    return (V) input;
  }

  /** Runs the coroutine of an async method that returns a future. */
  protected static <T> CompletableFuture<T> startFuture(Coroutine<T> coroutine) {
    return TaskFuture.start(coroutine);
  }

  /** What the body of a generator awaits to hand a value out. */
  protected final Awaitable<Void> emission(@Nullable Object value) {
    if (caller instanceof Emissions.Step step) {
      return step.offer(value);
    }
    throw new IllegalStateException(
        this + " is the body of a generator and nothing else may run it");
  }

  /** Makes the generator whose body the coroutine is. */
  protected static <T> AsyncGenerator<T> asyncGeneratorOf(Coroutine<?> body) {
    return new AsyncGenerator<>(body);
  }

  /** Makes the generator whose body the coroutine is. */
  protected static <T> Generator<T> generatorOf(Coroutine<?> body) {
    return new Generator<>(body);
  }

  /** Binds this to its task: the one use that a coroutine has. */
  final void begin(Task<?> task, @Nullable Coroutine<?> caller) {
    if (this.task != null) {
      throw new IllegalStateException(
          "the coroutine "
              + this
              + " was used before: a coroutine runs once, so call the method again, or make it a"
              + " task, which can be awaited any number of times");
    }
    this.task = task;
    this.caller = caller;
  }

  /** What stands for an awaitable among others that are told apart as objects. */
  static <T> Awaitable<? extends T> forOneUse(Awaitable<? extends T> awaitable) {
    return awaitable instanceof Coroutine<? extends T> coroutine
        ? coroutine.forOneUse()
        : awaitable;
  }

  /** What stands for this where it must be an object of its own; only a shared one is not. */
  Coroutine<T> forOneUse() {
    return this;
  }

  /** Runs as the task's own loop does it, with the whole stack to go. */
  final @Nullable Object resumeFromLoop() throws Throwable {
    depth = 0;
    return resume();
  }

  /** The task; only for code that runs in it. */
  final Task<?> running() {
    Task<?> task = this.task;
    if (task == null) {
      throw new AssertionError(this + " runs outside a task");
    }
    return task;
  }

  private boolean call(Coroutine<?> callee) throws Throwable {
    return callee.awaitIn(this);
  }

  /** Runs a callee that is bound to the task; true if it waits. */
  @SuppressWarnings("ReferenceEquality") // SUSPENDED is a mark
  final boolean enter(Coroutine<?> callee) {
    Task<?> task = running();
    if (depth == MOST_DIRECT_CALLS) {
      task.descend(callee);
      return true;
    }
    callee.depth = (byte) (depth + 1);
    try {
      Object value = callee.resume();
      if (value == SUSPENDED) {
        return true;
      }
      task.input = value;
    } catch (Throwable failure) {
      task.input = failure;
      task.failed = true;
    }
    return false;
  }

  private static Coroutine<?> coroutineOf(Awaitable<?> awaitable) {
    Coroutine<?> coroutine = awaitable.toCoroutine();
    if (coroutine == null) {
      throw new NullPointerException(awaitable.getClass().getName() + ".toCoroutine() gave null");
    }
    return coroutine;
  }

  /** The async method, as far as the class tells it. */
  @Override
  public String toString() {
    return FrameName.of(getClass());
  }
}
