package dev.weft;

import dev.weft.loop.Places;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine that runs by itself, a step at a time, beside others of the same loop.
 *
 * <pre>{@code
 * Task<String> page = createTask(fetch(url));
 * prepare();
 * show(await(page));
 * }</pre>
 *
 * <p>The loop holds its tasks until they are done, also if nobody else does. A task is not
 * thread-safe: other threads use {@code loop.execute(task::cancel)} or {@link
 * #toCompletableFuture()} made on the loop's thread.
 *
 * <p>Cancelling is a request that is counted and delivered where the task waits next. Awaiting a
 * task suspends unless it is done; cancelling who awaits it cancels the task too, unless it is
 * {@linkplain Coroutines#shield shielded}.
 */
public final class Task<T> extends Promise<T> {
  /** What a task waits for that was taken out of a circle and is queued. */
  private static final Object BROKEN_OUT = new Object();

  /** No suspension is under way. */
  private static final byte NOTHING = 0;

  /** What the task waits for is no frame, and none is made yet. */
  private static final byte NO_FRAME = 1;

  /** A body of a primitive value gave null, for which there is no room. */
  private static final byte NULL_ON_ITS_WAY = 2;

  /** The innermost frame is there. */
  private static final byte FRAME = 3;

  /**
   * How far a suspension that is under way has come: bodies make their frames only then, from the
   * innermost outwards. A number, since a reference that is stored in an old object costs a fence
   * (G1), and tasks that wait often are old.
   */
  private byte hanging = NOTHING;

  /** How far the sleep of the task has come: a {@link SleepPhase}. */
  private byte sleep = SleepPhase.NONE;

  /** While a suspension is under way, the outermost frame whose caller is still to come. */
  private @Nullable Coroutine<?> outermost;

  /** What the next {@code result()} of the innermost frame gives or throws. */
  @Nullable Object input;

  /** Whether {@link #input} is to be thrown. */
  boolean failed;

  /** Whether the first step was taken. */
  private boolean begun;

  private int cancelRequests;

  /** The innermost frame: where the task goes on. Null when done. */
  private @Nullable Coroutine<?> frame;

  /**
   * The promise that the task waits for, or the coroutine that is parked; null while the task
   * sleeps, runs or has not begun.
   */
  private @Nullable Object awaited;

  /** A cancellation that could not be delivered yet, or a {@link CancelMark}. */
  private @Nullable CancelledError mustCancel;

  /** Null where cancelling only throws an error. */
  private @Nullable CancelRules rules;

  /** The async locals, while the task does not run. */
  @Nullable Values values;

  /** Where the task stands in the loop's list; only tasks that have waited do. */
  int index = TaskList.NOWHERE;

  /** Where the task stands among the loop's timers. */
  int place = Places.NOWHERE;

  /** Counts the tasks of the loop; may wrap round. */
  final int number;

  private final @Nullable String name;

  /** In debug mode, the user's line that made this. */
  private final @Nullable StackTraceElement madeAt;

  Task(EventLoop loop, Coroutine<T> root, int number, @Nullable String name) {
    super(loop);
    this.number = number;
    this.name = name;
    root.begin(this, null);
    frame = root;
    madeAt = loop.debug ? CallSite.outsideTheRuntime() : null;
  }

  /** What the body of a generator runs in that needs no loop; it cannot wait. */
  Task() {
    super((EventLoop) null);
    number = 0;
    name = "generator";
    madeAt = null;
  }

  /** The name that was given, or {@code Task-N}. */
  public String name() {
    return name != null ? name : "Task-" + number;
  }

  /**
   * Asks the task to end. It sees a {@link CancelledError} with the message where it waits, or
   * where it waits next; what it waits for is cancelled first, and so down a chain of tasks. A task
   * that has not begun never does. A task may catch the error and go on, so that this is no
   * promise. Call it on the loop's thread.
   *
   * @return false if the task is done already
   */
  @Override
  public boolean cancel(@Nullable String message) {
    return cancelFrom(null, message);
  }

  /**
   * Cancels the task and waits until it has ended, be it with an error or a value. Does not suspend
   * if it is done. Cancelling this ends the wait, and the task goes on ending. A failure of the
   * task does not come out here, and is still for somebody to retrieve. Awaiting it in the task
   * itself is an {@link IllegalStateException}. Kotlin's {@code cancelAndJoin}.
   */
  public Coroutine<Void> cancelAndJoin() {
    return new CancelAndJoin(this);
  }

  /** How many requests to cancel there were that nobody took back. */
  public int cancelling() {
    return cancelRequests;
  }

  /**
   * Takes one request to cancel back: for code that asked for it itself and has seen the error.
   *
   * @return how many are left; at 0, an error that is not delivered yet is dropped
   */
  public int uncancel() {
    requireLoopThread();
    if (cancelRequests > 0) {
      cancelRequests--;
      if (cancelRequests == 0) {
        mustCancel = dueAgain();
      }
    }
    return cancelRequests;
  }

  /**
   * Makes a cancellation due again at the task's next suspension, without counting it again: for
   * code that has caught it too late to undo what was awaited, and so ends normally for now. Call
   * it in the running task.
   */
  public void cancelAgain(CancelledError error) {
    if (error == null) {
      throw new NullPointerException("the error to deliver again must not be null");
    }
    requireLoopThread();
    mustCancel = error;
  }

  /**
   * Where the task waits: one element for each coroutine, the innermost first, with the file and
   * the line of its await. Coroutines of the library are left out, unless there are no others.
   */
  public List<StackTraceElement> stack() {
    var stack = new ArrayList<StackTraceElement>();
    if (frame != null) {
      FrameName.describe(frame, stack);
    }
    return List.copyOf(stack);
  }

  /**
   * A future of the JDK that ends as this task does: for other threads. Cancelling the future
   * cancels the task, from any thread; a cancelled task cancels the future. Its {@code join} and
   * {@code get} throw {@link IllegalStateException} on the loop's thread, which would wait for
   * itself. Call it on the loop's thread.
   */
  public CompletableFuture<T> toCompletableFuture() {
    requireLoopThread();
    return TaskFuture.of(this);
  }

  /**
   * Not for tasks: a task gets its result from its coroutine.
   *
   * @throws InvalidStateException always
   */
  @Override
  public void setResult(@Nullable T value) {
    throw new InvalidStateException(this + " gets its result from its coroutine alone");
  }

  /**
   * Not for tasks: a task gets its exception from its coroutine.
   *
   * @throws InvalidStateException always
   */
  @Override
  public void setException(Throwable exception) {
    throw new InvalidStateException(this + " gets its exception from its coroutine alone");
  }

  /** Counts the tasks of the loop. */
  int number() {
    return number;
  }

  /** What tells it from others of its name in stack traces, where a line stands elsewhere. */
  int lineInTraces() {
    return name == null ? -1 : number;
  }

  EventLoop loop() {
    EventLoop loop = this.loop;
    if (loop == null) {
      throw new AssertionError("a task without a loop");
    }
    return loop;
  }

  /** The task's turn: takes one step, up to the next suspension or the end. */
  void run() {
    if (!begun) {
      begun = true;
      if (mustCancel != null) {
        fail(CancelMark.errorFor(mustCancel));
        finish();
        return;
      }
    } else if (!takeOutcome()) {
      return;
    }
    drive();
  }

  @SuppressWarnings("ReferenceEquality") // a store costs more than a look
  private void goOnIn(Coroutine<?> frame) {
    if (this.frame != frame) {
      this.frame = frame;
    }
  }

  /** Makes the task wait in a coroutine, which may be its innermost frame or none. */
  void park(Coroutine<?> waiter, boolean isFrame) {
    awaited = waiter;
    if (isFrame) {
      goOnIn(waiter);
    }
  }

  /** Says that what the task waits for now is no frame, and leaves it to who awaits to make one. */
  @Nullable Object hangWithoutFrame() {
    hanging = NO_FRAME;
    return null;
  }

  /** Whether a suspension is under way. */
  boolean isHanging() {
    return hanging != NOTHING;
  }

  /** Ends the suspension for this stack: all frames that wait are there, or it failed. */
  void hangNoMore() {
    hanging = NOTHING;
    outermost = null;
  }

  /** Makes the task go on after a time, with the value; no frame is there to go on in yet. */
  @SuppressWarnings("ReferenceEquality") // a store costs more than a look
  void sleep(long nanos, @Nullable Object value) {
    if (input != value) {
      input = value;
    }
    hanging = NO_FRAME;
    if (nanos <= 0) {
      sleep = SleepPhase.OVER;
      loop().ready(this);
    } else {
      sleep = SleepPhase.ASLEEP;
      loop().sleepFor(nanos, this);
    }
  }

  /** The time of the sleep has come; the loop queues this. */
  void sleepIsDue() {
    sleep = SleepPhase.DUE;
  }

  /** Whether the next turn is that of the timer, and not a step. */
  boolean onlyNotesTheTime() {
    return sleep == SleepPhase.DUE || sleep == SleepPhase.CANCELLED_WHEN_DUE;
  }

  /** Whether the task waits for something. */
  private boolean waits() {
    return awaited != null || sleep != SleepPhase.NONE;
  }

  /** Makes a frame the caller of what hangs, and the next to hang itself. */
  @SuppressWarnings("ReferenceEquality") // a frame is itself
  void hang(Coroutine<?> frame) {
    if (hanging == FRAME) {
      hangUnder(frame);
      outermost = frame;
    } else if (hanging == NOTHING) {
      throw new AssertionError(frame + " is to wait for nothing");
    } else {
      hanging = FRAME;
      // Who goes on waiting where the task's own loop resumed it has no caller on the stack.
      if (this.frame != frame || frame.depth() != 0) {
        this.frame = frame;
        outermost = frame;
      }
    }
  }

  /** Makes a frame the caller of what hangs; whoever called the frame knows it already. */
  @SuppressWarnings("ReferenceEquality") // a store costs more than a look
  void hangUnder(Coroutine<?> frame) {
    Coroutine<?> below = outermost;
    if (hanging != FRAME) {
      goOnIn(frame);
    } else if (below == null) {
      throw new AssertionError(frame + " called who has no caller");
    } else if (below.caller != frame) {
      below.caller = frame;
    }
  }

  /** Says that a frame waits which is there already. */
  void hangFrom(Coroutine<?> frame) {
    hanging = FRAME;
    outermost = frame;
  }

  /** Makes whoever called a body of a primitive value wait, and go on at once with null. */
  void passNull() {
    input = null;
    hanging = NULL_ON_ITS_WAY;
  }

  boolean isNullOnItsWay() {
    return hanging == NULL_ON_ITS_WAY;
  }

  /** Makes the task run the callee next, when the frames on the stack have returned SUSPENDED. */
  void descend(Coroutine<?> callee) {
    frame = callee;
  }

  /** Awaits a promise for a frame; false if the outcome is there. */
  boolean awaitPromise(Coroutine<?> frame, Promise<?> promise) {
    adopt(promise);
    if (promise.isDone()) {
      promise.deliverTo(this, frame);
      return false;
    }
    waitFor(promise);
    goOnIn(frame);
    return true;
  }

  /** Awaits a promise for a body that has no frame yet: gives the outcome, if it is there. */
  @Nullable Object awaitPromise(Promise<?> promise) throws Throwable {
    return promise.hasValueFor(loop) ? promise.value() : awaitOther(promise);
  }

  private @Nullable Object awaitOther(Promise<?> promise) throws Throwable {
    adopt(promise);
    if (promise.isDone()) {
      throw promise.failureIn(this);
    }
    waitFor(promise);
    return hangWithoutFrame();
  }

  /** Makes a promise one of the task's loop, unless it is done and needs none. */
  @SuppressWarnings("ReferenceEquality") // a loop is itself
  private void adopt(Promise<?> promise) {
    if (promise.loop != loop && (promise.loop != null || !promise.isDone())) {
      promise.bindTo(loop());
    }
  }

  @SuppressWarnings("ReferenceEquality") // promises are themselves
  private void waitFor(Promise<?> promise) {
    if (promise == this) {
      throw new IllegalStateException(
          this + " awaits itself and would never end: await another task, or return a value");
    }
    promise.addWaiter(this);
    awaited = promise;
  }

  /** The frame that the task's own loop has resumed; only for code that runs in it. */
  @Nullable Coroutine<?> resumed() {
    return frame;
  }

  /** The promise that this waits for, the coroutine that is parked, a text for a sleep, or null. */
  @Nullable Object awaited() {
    return sleep == SleepPhase.NONE ? awaited : describeSleep();
  }

  /** The task that this one waits for, if it waits for a task that is not done. */
  @Nullable Task<?> awaitedTask() {
    return awaited instanceof Task<?> task && !task.isDone() ? task : null;
  }

  /** Cancels for a scope, or for somebody outside of all. */
  boolean cancelFrom(@Nullable Extent origin, @Nullable String message) {
    requireLoopThread();
    if (isDone()) {
      return false;
    }
    var walk = new CancelWalk(this);
    Task<?> last = walk.toLastTask(origin, message);
    if (last != null && !last.cancelAwaited(message)) {
      last.mustCancel = new CancelledError(message);
    }
    walk.callHandlers();
    return true;
  }

  /** Counts a request to cancel; false if a mask keeps it for later. */
  boolean admitCancel(@Nullable Extent origin, @Nullable String message) {
    Mask holding = Mask.holdingBack(mask(), origin == null ? null : origin.mask);
    if (holding != null) {
      holding.hold(new CancelledError(message), origin == null ? 0 : origin.handlersBefore);
      return false;
    }
    cancelRequests++;
    return true;
  }

  /** The handlers that a request of the scope is for, for their one call. */
  List<CancelHandler> takeHandlers(@Nullable Extent origin) {
    return rules == null
        ? List.of()
        : rules.takeHandlers(origin == null ? 0 : origin.handlersBefore);
  }

  int handlersSoFar() {
    return rules == null ? 0 : rules.handlersSoFar();
  }

  /** Calls back at the first request to cancel, or now if one is due. Call it in this task. */
  CancelHandler addHandler(Runnable callback) {
    CancelHandler handler = rules().newHandler(this, callback);
    if (mustCancel == null) {
      rules().add(handler);
    } else {
      handler.call();
    }
    return handler;
  }

  /** False if it was taken out before. */
  boolean removeHandler(CancelHandler handler) {
    return !isDone() && rules().removeHandler(handler);
  }

  @Nullable Mask mask() {
    return rules == null ? null : rules.mask;
  }

  /** From now on, cancellations from outside are kept. Call it in the running task. */
  void putMaskOn() {
    CancelRules rules = rules();
    rules.mask = new Mask(rules.mask, mustCancel instanceof CancelMark ? null : mustCancel);
    mustCancel = dueAgain();
  }

  /** Makes what the innermost mask has kept due at the next suspension. */
  void takeMaskOff() {
    CancelRules rules = rules();
    Mask off = rules.mask;
    if (off == null) {
      throw new AssertionError(this + " has no mask");
    }
    rules.mask = off.outer;
    cancelRequests += off.requests();
    if (off.held() != null) {
      mustCancel = off.held();
    } else {
      feelInsistence();
    }
    if (off.requests() > 0) {
      rules.takeHandlers(off.handlersBefore()).forEach(CancelHandler::call);
    }
  }

  private CancelRules rules() {
    if (rules == null) {
      rules = new CancelRules();
    }
    return rules;
  }

  /** Whether a cancellation comes at the next suspension. Call it in the running task. */
  boolean isCancelDue() {
    return mustCancel != null;
  }

  /** Throws what would come at the next suspension. Call it in the running task. */
  void throwIfCancelDue() {
    CancelledError due = mustCancel;
    if (due != null) {
      mustCancel = dueAgain();
      throw CancelMark.errorFor(due);
    }
  }

  /** From now on, each suspension of the extent is cancelled. */
  void insist(Extent extent) {
    rules().insist(extent);
    if (mustCancel == null && dueAgain() != null) {
      mustCancel = waits() ? CancelMark.AFTER_THIS : CancelMark.NEXT;
    }
  }

  /** The extent has been left. */
  void insistNoMore(Extent extent) {
    rules().insistNoMore(extent);
    if (mustCancel instanceof CancelMark && dueAgain() == null) {
      mustCancel = null;
    }
  }

  /** Whether scopes cancel each suspension under the mask. */
  boolean isInsistedUnder(@Nullable Mask mask) {
    return rules != null && rules.insistsUnder(mask);
  }

  /** Lets what has to wait although it was cancelled wait. Call it in the running task. */
  void bearInsistence() {
    if (mustCancel instanceof CancelMark) {
      mustCancel = null;
    }
  }

  /** Ends {@link #bearInsistence}. */
  void feelInsistence() {
    if (mustCancel == null) {
      mustCancel = dueAgain();
    }
  }

  /** What is due once a cancellation was delivered: nothing, unless scopes insist. */
  private @Nullable CancelledError dueAgain() {
    return rules != null && rules.insistsUnder(rules.mask) ? CancelMark.NEXT : null;
  }

  /** Makes a task that waits in a circle go on at once, with an error. */
  void breakOut(CancelledError error) {
    if (awaited instanceof Promise<?> promise && promise.removeWaiter(this)) {
      awaited = BROKEN_OUT;
      fail(error);
      loop().ready(this);
    }
  }

  private boolean cancelAwaited(@Nullable String message) {
    if (awaited instanceof Promise<?> promise) {
      return promise.cancel(message);
    }
    if (awaited instanceof Coroutine<?> parked) {
      if (!parked.parkingCancelled()) {
        return false;
      }
      fail(new CancelledError(message));
      unpark();
      return true;
    }
    return cancelSleep(message);
  }

  /** Queues the task, which is parked. */
  void unpark() {
    loop().ready(this);
  }

  private boolean cancelSleep(@Nullable String message) {
    if (sleep == SleepPhase.ASLEEP) {
      loop().cancelTimer(this);
      sleep = SleepPhase.OVER;
    } else if (sleep == SleepPhase.DUE) {
      sleep = SleepPhase.CANCELLED_WHEN_DUE;
    } else {
      return false;
    }
    fail(new CancelledError(message));
    loop().ready(this);
    return true;
  }

  private String describeSleep() {
    if (sleep != SleepPhase.ASLEEP) {
      return "its turn";
    }
    return place == Places.NOWHERE
        ? "sleep without an end"
        : "sleep, at most " + Duration.ofSeconds(loop().secondsLeft(this)) + " left";
  }

  /** Lets go of what was awaited; false if the task does not go on yet. */
  @SuppressWarnings("ReferenceEquality") // a frame is itself
  private boolean takeOutcome() {
    if (onlyNotesTheTime()) {
      noteTime();
      return false;
    }
    sleep = SleepPhase.NONE;
    Object awaited = this.awaited;
    if (awaited instanceof Promise<?> promise) {
      promise.deliverTo(this, frame);
    }
    this.awaited = null;
    if (mustCancel != null) {
      takeDue(mustCancel);
    }
    return !(awaited instanceof Coroutine<?> parked) || parked == frame || take(parked);
  }

  /** Asks a coroutine that is no frame of the task for its outcome; false if it waits again. */
  @SuppressWarnings("ReferenceEquality") // a mark
  private boolean take(Coroutine<?> parked) {
    try {
      Object value = parked.resume();
      if (value == Coroutine.SUSPENDED) {
        deliverCancelAtSuspension();
        return false;
      }
      input = value;
    } catch (Throwable failure) {
      fail(failure);
      AwaitTrace.thrown(failure, this, frame);
    }
    return true;
  }

  private void noteTime() {
    if (sleep == SleepPhase.DUE) {
      loop().ready(this);
    }
    sleep = SleepPhase.OVER;
  }

  private void takeDue(CancelledError due) {
    boolean delivered = due == CancelMark.AFTER_THIS;
    if (!delivered && !(failed && input instanceof CancelledError)) {
      fail(CancelMark.errorFor(due));
    }
    mustCancel = dueAgain();
  }

  @SuppressWarnings("ReferenceEquality") // SUSPENDED is a mark, and an exception is itself
  private void drive() {
    Coroutine<?> frame = this.frame;
    Throwable passing = null;
    while (frame != null) {
      try {
        Object value = frame.resumeFromLoop();
        if (value == Coroutine.SUSPENDED) {
          hangNoMore();
          if (waits()) {
            loop().hold(this);
            deliverCancelAtSuspension();
            return;
          }
          frame = this.frame;
          continue;
        }
        input = value;
      } catch (Throwable failure) {
        hangNoMore();
        fail(failure);
        if (failure != passing) {
          AwaitTrace.thrown(failure, this, frame.caller);
          passing = failure;
        }
      }
      frame = frame.caller;
      this.frame = frame;
    }
    finish();
  }

  /** Lets the next {@code result()} of the innermost frame throw. */
  void fail(Throwable failure) {
    input = failure;
    failed = true;
  }

  /** A cancel that came while the task ran goes on to what it waits for now. */
  private void deliverCancelAtSuspension() {
    if (mustCancel != null && cancelAwaited(mustCancel.getMessage())) {
      mustCancel = dueAgain() == null ? null : CancelMark.AFTER_THIS;
    }
  }

  private void finish() {
    Object outcome = input;
    input = null;
    frame = null;
    loop().taskDone(this);
    if (!failed) {
      if (mustCancel != null && !(mustCancel instanceof CancelMark)) {
        completeCancelled(mustCancel);
      } else {
        warnOfSwallowedCancel();
        completeWith(asValue(outcome));
      }
    } else if (outcome instanceof CancelledError error) {
      completeCancelled(error);
    } else if (outcome instanceof Throwable failure) {
      completeFailed(failure);
      throwIfFatal(failure);
    }
  }

  private void warnOfSwallowedCancel() {
    if (cancelRequests > 0 && loop().debug) {
      loop()
          .warn(
              "a task ended normally although it was cancelled"
                  + whereMade()
                  + ": "
                  + this
                  + "; code that catches CancelledError throws it again, or calls uncancel()");
    }
  }

  /** In debug mode, says which line made this. */
  String whereMade() {
    return CallSite.asText(madeAt);
  }

  /** One line for this and one for each coroutine that waits in it. */
  String describe() {
    var text = new StringBuilder(toString()).append(whereMade());
    for (StackTraceElement frame : stack()) {
      text.append("\n  waiting in ").append(frame);
    }
    return text.toString();
  }

  /** What the JVM itself cannot go on after ends the loop; all else stays in the task. */
  private void throwIfFatal(Throwable failure) {
    if (EventLoop.isFatal(failure)) {
      markRetrieved();
      throw (VirtualMachineError) failure;
    }
  }

  @SuppressWarnings("unchecked") // the root coroutine is a Coroutine<T>
  private @Nullable T asValue(@Nullable Object outcome) {
    return (T) outcome;
  }

  @Override
  public String toString() {
    return "Task[" + name() + ", " + stateName() + "]";
  }
}
