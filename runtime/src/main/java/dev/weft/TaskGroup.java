package dev.weft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that do not outlive a block: the block ends when the last of them has.
 *
 * <pre>{@code
 * try (var group = TaskGroup.open()) {
 *   var left = group.createTask(fetch(first));
 *   var right = group.createTask(fetch(second));
 * }
 * // both are done
 * }</pre>
 *
 * <p>The first failure, of a task or of the block, cancels all other tasks and the block; when the
 * last has ended, the scope throws that failure itself, and failures that came later are suppressed
 * in it. A task that ends cancelled is no failure. If the task that runs the block is cancelled, so
 * are the tasks, and the scope throws the {@link CancelledError}; if there was a failure too, it
 * throws the failure, and the cancellation comes again at the next suspension.
 *
 * <p>Everything here belongs on the loop's thread. Follows asyncio's {@code TaskGroup}, which
 * throws a group of exceptions even for one failure; Java has no {@code except*}, but suppressed
 * exceptions.
 */
public final class TaskGroup implements AsyncScope {
  private final Task<?> parent;
  private final Extent block;
  private final FailurePolicy policy;

  /** Who is told of failures; null for nobody. */
  private final @Nullable BiConsumer<? super Task<?>, ? super Throwable> onError;

  private final Set<Task<?>> tasks = new LinkedHashSet<>();

  /** What the scope will throw; later failures are suppressed in it. */
  private @Nullable Throwable failure;

  /** What cancelled the block, or the wait for the tasks. */
  private @Nullable CancelledError cancellation;

  /** Completed when the last task ends, where somebody waits for that. */
  private @Nullable Promise<Void> end;

  private State state = State.OPEN;
  private boolean aborting;

  /** Whether the group cancelled the block itself, which it takes back at the end. */
  private boolean bodyCancelled;

  private enum State {
    OPEN,
    EXITING,
    OVER
  }

  private enum FailurePolicy {
    PROPAGATE,
    LEAVE_TO_TASK,
    TELL
  }

  private TaskGroup(
      FailurePolicy policy, @Nullable BiConsumer<? super Task<?>, ? super Throwable> onError) {
    this.policy = policy;
    this.onError = onError;
    parent = Coroutines.requireTask("a task group");
    block = Extent.fromHereOn(parent);
  }

  /**
   * Opens a group for a block of the running task.
   *
   * @throws IllegalStateException if no task runs here
   */
  public static TaskGroup open() {
    return new TaskGroup(FailurePolicy.PROPAGATE, null);
  }

  /**
   * Opens a group whose tasks do not concern each other: a task that fails cancels nothing, and the
   * scope does not throw its failure, which who awaits the task gets, or else the {@linkplain
   * RunOptions#exceptionHandler exception handler}. A failure of the block cancels the tasks.
   *
   * @throws IllegalStateException if no task runs here
   */
  public static TaskGroup supervisor() {
    return new TaskGroup(FailurePolicy.LEAVE_TO_TASK, null);
  }

  /**
   * Opens a group as {@link #supervisor()} does, which tells somebody of each failure of a task,
   * once, on the loop's thread, in the turn after. Such a failure counts as retrieved; who awaits
   * the task gets it too. A task that ends cancelled is none. What the consumer throws goes to the
   * exception handler. Kotlin's {@code supervisorScope} with its handler.
   *
   * @throws IllegalStateException if no task runs here
   */
  public static TaskGroup supervisor(BiConsumer<? super Task<?>, ? super Throwable> onError) {
    if (onError == null) {
      throw new NullPointerException("who is told of failures must not be null");
    }
    return new TaskGroup(FailurePolicy.TELL, onError);
  }

  /**
   * Once the group is cancelled, by a failure or by {@link #cancel}, lets it cancel each suspension
   * of its block and of its tasks until they end, and not only the first: code that swallows the
   * {@link CancelledError} gets no further than its next await. Trio's nurseries work so.
   * {@linkplain Coroutines#nonCancellable Masked} code is left alone, which clean-up that awaits
   * needs then; the ends of scopes inside wait for what they have to wait for. Requests are not
   * counted again. A cancellation of the task that runs the block stays a single one for the block,
   * and insists in the tasks. {@link RunOptions#persistentScopes} makes all scopes so. Call it on
   * the loop's thread.
   *
   * @return this
   * @throws IllegalStateException if the group is being cancelled or has ended
   */
  public TaskGroup persistent() {
    parent.requireLoopThread();
    if (state != State.OPEN || aborting) {
      throw new IllegalStateException(
          this + " cannot be made persistent any more: do so where it is opened");
    }
    block.makePersistent();
    return this;
  }

  /**
   * Makes a task of this group. Its first step comes in a later turn. The tasks themselves may make
   * more.
   *
   * @throws IllegalStateException if the group is being cancelled or has ended
   */
  public <T> Task<T> createTask(Coroutine<T> coroutine) {
    return add(coroutine, null, null);
  }

  /** Makes a task with a name; see {@link #createTask(Coroutine)}. */
  public <T> Task<T> createTask(Coroutine<T> coroutine, String name) {
    if (name == null) {
      throw new NullPointerException("the name must not be null: leave it out for a number");
    }
    return add(coroutine, name, null);
  }

  /**
   * Makes a task of this group, and waits until it says that it is ready.
   *
   * <pre>{@code
   * int port = await(group.<Integer>start(ready -> serve(ready)));
   * }</pre>
   *
   * <p>The task makes that known by {@link Ready#set}, and goes on. A failure before that comes out
   * here and is none of the group. Cancelling this before cancels the task, for which the group
   * waits as for the others. Suspends.
   *
   * @throws IllegalStateException out of the await, if the task ends without being ready, or the
   *     group is being cancelled or has ended
   */
  public <V> Coroutine<V> start(AsyncFunction<Ready<V>, Void> body) {
    if (body == null) {
      throw new NullPointerException("there is no body to start");
    }
    return new GroupStart<>(this, body);
  }

  /**
   * Ends the group early: cancels its tasks, and the block where it waits next. The scope then
   * throws no {@link CancelledError}, though other failures. Does nothing the second time, or when
   * the group has ended.
   */
  public void cancel() {
    parent.requireLoopThread();
    if (state != State.OVER) {
      abort();
      cancelBody();
    }
  }

  /**
   * Waits for the tasks. Suspends if one is not done. Cancelling it cancels the tasks, and it ends
   * when they have.
   */
  @Override
  public Coroutine<Boolean> exit(@Nullable Throwable failure) {
    return new GroupExit(this, failure);
  }

  /** Not to be called, see {@link AsyncScope#close()}. */
  @Override
  public void close() {
    throw AsyncScope.notCompiled(this);
  }

  // For GroupStart and GroupExit.

  <T> Task<T> add(Coroutine<T> coroutine, @Nullable String name, @Nullable Ready<?> ready) {
    if (state == State.OVER || aborting || (state == State.EXITING && tasks.isEmpty())) {
      throw new IllegalStateException(
          this + " takes no more tasks: make them before the block ends or the group is cancelled");
    }
    Task<T> task = parent.loop().createTask(coroutine, name);
    tasks.add(task);
    Registration unused = task.onDone(done -> taskDone(task, ready));
    return task;
  }

  /** The block has ended. */
  void bodyEnded(Task<?> running, @Nullable Throwable failure) {
    if (!running.equals(parent)) {
      throw new IllegalStateException(
          this + " belongs to " + parent + " and cannot be left in " + running);
    }
    if (state != State.OPEN) {
      throw new IllegalStateException(this + " was left before");
    }
    state = State.EXITING;
    block.leave();
    if (failure instanceof CancelledError error) {
      cancellation = error;
    } else if (failure != null) {
      addFailure(failure);
    }
    if (failure != null) {
      abort();
    }
  }

  /** What to wait for before the group can end; null if there is nothing. */
  @Nullable Promise<Void> nextWait() {
    end = tasks.isEmpty() ? null : new Waiting(parent.loop(), tasks);
    return end;
  }

  /** The wait was cancelled: by somebody outside, or late by the group itself. */
  void waitCancelled(CancelledError error) {
    if (cancellation == null || bodyCancelled) {
      cancellation = error;
    }
    abort();
    parent.bearInsistence();
  }

  /**
   * Ends the group.
   *
   * @return whether the failure of the block is to be dropped
   * @throws Throwable the failure of the group, or the cancellation
   */
  boolean leave() throws Throwable {
    state = State.OVER;
    parent.feelInsistence();
    if (bodyCancelled) {
      parent.uncancel();
    }
    boolean cancelledFromOutside = block.wasCancelledFromOutside();
    if (failure != null) {
      if (cancelledFromOutside) {
        parent.cancelAgain(cancellation == null ? new CancelledError() : cancellation);
      }
      throw failure;
    }
    if (cancellation != null && (!bodyCancelled || cancelledFromOutside)) {
      throw cancellation;
    }
    return true;
  }

  private void taskDone(Task<?> task, @Nullable Ready<?> ready) {
    tasks.remove(task);
    if (end != null && tasks.isEmpty()) {
      end.completeIfPending();
    }
    if (ready != null && ready.endedEarly(task)) {
      return;
    }
    if (policy == FailurePolicy.LEAVE_TO_TASK || task.isCancelled()) {
      return;
    }
    Throwable failure = task.failureOrNull();
    if (failure == null) {
      return;
    }
    if (onError == null) {
      taskFailed(task, failure);
    } else {
      onError.accept(task, failure);
    }
  }

  private void taskFailed(Task<?> task, Throwable failure) {
    if (parent.isDone()) {
      parent
          .loop()
          .report(task + " failed, and the block of its task group was never left", failure);
      return;
    }
    addFailure(failure);
    if (!aborting) {
      abort();
      cancelBody();
    }
  }

  @SuppressWarnings("ReferenceEquality") // an exception cannot suppress itself
  private void addFailure(Throwable later) {
    if (failure == null) {
      failure = later;
    } else if (failure != later) {
      failure.addSuppressed(later);
    }
  }

  /** Cancels the tasks, once: they may take their time to end. */
  private void abort() {
    if (aborting) {
      return;
    }
    aborting = true;
    boolean insists = block.isPersistent() || parent.isInsistedUnder(block.mask);
    for (Task<?> task : new ArrayList<>(tasks)) {
      task.cancel();
      if (insists) {
        task.insist(Extent.ofWhole(task));
      }
    }
  }

  /** A block that has ended only waits for the tasks. */
  private void cancelBody() {
    if (state == State.OPEN && !bodyCancelled) {
      bodyCancelled = true;
      block.cancel();
    }
  }

  @Override
  public String toString() {
    return "TaskGroup[" + (aborting ? "cancelled, " : "") + tasks.size() + " tasks]";
  }
}
