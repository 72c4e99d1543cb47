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

  /** In place of {@link #depth}: this waits for a body without being one of the task's frames. */
  private static final byte FRAMELESS = -1;

  /** How many direct calls lie between the task's loop and this. */
  private byte depth;

  /** For frames. */
  protected Coroutine() {
    if (Unawaited.isWatched) {
      Unawaited.made(this);
    }
  }

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
    if (awaitable instanceof Promise<?> promise) {
      return running().awaitPromise(this, promise);
    }
    return call(coroutineOf(awaitable));
  }

  /** Awaits a stage of the JDK. */
  protected final boolean awaiting(@Nullable CompletionStage<?> stage) throws Throwable {
    Task<?> task = running();
    return task.awaitPromise(this, StagePromise.of(notNull(stage), task.loop()));
  }

  /**
   * Awaits this: gives the value or throws the failure, unless the task waits then. For coroutines
   * of the library that often know their outcome at once, and then need not run.
   *
   * @param depth how many direct calls lie between the task's loop and this
   * @param caller the frame that awaits; null for a body that has none yet
   */
  protected @Nullable Object awaitIn(Task<?> task, int depth, @Nullable Coroutine<?> caller)
      throws Throwable {
    begin(task, caller);
    return runFor(task, depth);
  }

  /**
   * Suspends until {@link #unpark}, or until the task is cancelled; {@link #result()} is called
   * next and tells which.
   */
  protected final Object park() {
    running().park(this, depth != FRAMELESS);
    return SUSPENDED;
  }

  /** Lets the task that parked here go on in the next turn. */
  protected final void unpark() {
    running().unpark();
  }

  /** Told when the task is cancelled while it is parked here; false if it was unparked before. */
  protected boolean parkingCancelled() {
    return false;
  }

  /**
   * For {@link #awaitIn} of those who do nothing but park: the task then goes on with whoever
   * awaits this, and calls {@link #resume} first to see whether it can.
   */
  protected final void useWithoutFrame(Task<?> task) {
    begin(task, null);
    depth = FRAMELESS;
  }

  /** The same for what nobody else holds, and which therefore can be used again and again. */
  @SuppressWarnings("ReferenceEquality") // a store costs more than a look
  protected final void useAgainWithoutFrame(Task<?> task) {
    if (this.task != task) {
      this.task = task;
    }
    depth = FRAMELESS;
  }

  /** What {@link #awaitIn} gives where {@link #park} may have been called. */
  @SuppressWarnings("ReferenceEquality") // a mark
  protected static @Nullable Object unlessParked(Task<?> task, @Nullable Object value) {
    return value == SUSPENDED ? task.hangWithoutFrame() : value;
  }

  /**
   * For what was cancelled and has to wait all the same: scopes that {@linkplain
   * TaskGroup#persistent insist} do not cut in until {@link #feelInsistence}, or until somebody
   * else cancels.
   */
  protected final void bearInsistence() {
    running().bearInsistence();
  }

  /** What had to wait has waited. */
  protected final void feelInsistence() {
    running().feelInsistence();
  }

  /** Gives the value of the await before, or throws its exception, the very object. */
  @SuppressWarnings("TypeParameterUnusedInFormals") // as below
  protected final <V> V result() throws Throwable {
    return result(running());
  }

  // The same for bodies that run without a frame as long as nothing waits.

  /**
   * Awaits for a body that has no frame yet: gives the value or throws the failure, if it is there.
   * Else the task {@linkplain #isWaiting waits}, and the body has to keep what it needs in a frame,
   * {@linkplain #hang hang} that up and return; {@link #result(Task)} gives the value later.
   *
   * @param depth how many direct calls lie between the task's loop and the body
   * @throws IllegalStateException as the one for frames does
   */
  protected static @Nullable Object awaited(
      Task<?> task, int depth, @Nullable Awaitable<?> awaitable) throws Throwable {
    return awaitable instanceof Promise<?> promise
        ? task.awaitPromise(promise)
        : coroutineOf(awaitable).awaitIn(task, depth, null);
  }

  /** Awaits a stage of the JDK for a body that has no frame yet. */
  protected static @Nullable Object awaited(
      Task<?> task, int depth, @Nullable CompletionStage<?> stage) throws Throwable {
    return task.awaitPromise(StagePromise.of(notNull(stage), task.loop()));
  }

  /** Gives the value of the await before, or throws its exception, the very object. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
  // The compiler of async bodies checked the type, and a value may be null if its type says so.
  protected static <V> V result(Task<?> task) throws Throwable {
    Object input = task.input;
    if (input == null) {
      return (V) null;
    }
    task.input = null;
    if (task.failed) {
      task.failed = false;
      throw (Throwable) input;
    }
    return (V) input;
  }

  /** A value of the type that the compiler of async bodies checked. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // as above
  protected static <V> V typed(@Nullable Object value) {
    return (V) value;
  }

  /** Whether what was called directly waits, so that its caller has to as well. */
  protected static boolean isWaiting(Task<?> task) {
    return task.isHanging();
  }

  /** Whether a task, which runs, is one of the loop; cheaper than to ask for the thread. */
  @SuppressWarnings("ReferenceEquality") // a loop is itself
  protected static boolean isOf(@Nullable EventLoop loop, Task<?> task) {
    return task.loop == loop;
  }

  /** Whether a body is called so deep that its task's loop has to run it. */
  protected static boolean isTooDeep(int depth) {
    return depth >= MOST_DIRECT_CALLS;
  }

  /** Lets the task's loop run a body; its caller waits. */
  protected static void later(Task<?> task, Coroutine<?> callee) {
    callee.begin(task, null);
    task.descend(callee);
    task.hangFrom(callee);
  }

  /** Makes this frame the caller of what waits, and one that waits itself. */
  @SuppressWarnings("ReferenceEquality") // a store costs more than a look
  protected final void hang(Task<?> task) {
    if (this.task != task) {
      this.task = task;
    }
    task.hang(this);
  }

  /** What {@link #resume} gives where the body gave the value, if it does not wait. */
  protected final @Nullable Object outcome(@Nullable Object value) {
    Task<?> task = running();
    if (!task.isHanging()) {
      return value;
    }
    if (task.isNullOnItsWay()) {
      task.hangNoMore();
      return null;
    }
    return SUSPENDED;
  }

  /** The task that this runs in. */
  protected final Task<?> task() {
    return running();
  }

  /** How many direct calls lie between the task's loop and this. */
  protected final int depth() {
    return depth;
  }

  /** Lets a body whose value is primitive give null; what it returns then does not matter. */
  protected static void passNull(Task<?> task) {
    task.passNull();
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

  private boolean call(Coroutine<?> callee) {
    Task<?> task = running();
    try {
      return takes(task, callee.awaitIn(task, depth, this));
    } catch (Throwable failure) {
      task.fail(failure);
      return false;
    }
  }

  /** Runs a callee that is bound to the task and to this; true if it waits. */
  final boolean enter(Coroutine<?> callee) {
    Task<?> task = running();
    try {
      return takes(task, callee.runFor(task, depth));
    } catch (Throwable failure) {
      task.fail(failure);
      return false;
    }
  }

  /** What this frame awaits has given the value, unless it waits. */
  private boolean takes(Task<?> task, @Nullable Object value) {
    if (!task.isHanging()) {
      task.input = value;
      return false;
    }
    task.hangUnder(this);
    task.hangNoMore();
    return true;
  }

  /** Runs this, which is bound to the task, for a caller at the depth. */
  @SuppressWarnings("ReferenceEquality") // SUSPENDED is a mark
  private @Nullable Object runFor(Task<?> task, int callerDepth) throws Throwable {
    if (callerDepth >= MOST_DIRECT_CALLS) {
      task.descend(this);
      task.hangFrom(this);
      return null;
    }
    depth = (byte) (callerDepth + 1);
    try {
      Object value = resume();
      if (value == SUSPENDED) {
        task.hangFrom(this);
        return null;
      }
      return value;
    } catch (Throwable failure) {
      task.hangNoMore();
      throw failure;
    }
  }

  private static Coroutine<?> coroutineOf(@Nullable Awaitable<?> awaitable) {
    if (awaitable instanceof Coroutine<?> coroutine) {
      return coroutine;
    }
    if (awaitable == null) {
      throw new NullPointerException("await of null: there is nothing to wait for");
    }
    Coroutine<?> coroutine = awaitable.toCoroutine();
    if (coroutine == null) {
      throw new NullPointerException(awaitable.getClass().getName() + ".toCoroutine() gave null");
    }
    return coroutine;
  }

  private static CompletionStage<?> notNull(@Nullable CompletionStage<?> stage) {
    if (stage == null) {
      throw new NullPointerException("await of null: there is no stage to wait for");
    }
    return stage;
  }

  /** The async method, as far as the class tells it. */
  @Override
  public String toString() {
    return FrameName.of(getClass());
  }
}
