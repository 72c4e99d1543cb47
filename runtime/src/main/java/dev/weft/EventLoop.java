package dev.weft;

import dev.weft.loop.Clock;
import dev.weft.loop.Door;
import dev.weft.loop.ReadyQueue;
import dev.weft.loop.Sleeper;
import dev.weft.loop.TimerHeap;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks and callbacks, one at a time, on one thread.
 *
 * <p>A turn of the loop: sleep until something is due or comes in; call back for channels that are
 * ready, which a busy loop looks at now and then; take what other threads handed in; queue the
 * timers that are due, in the order of their deadlines and, where these are equal, in the order
 * they were set; then run what is queued. What is queued meanwhile runs in the next turn.
 *
 * <p>Only {@link #execute} and {@link #submit} may be called from any thread. All else belongs on
 * the loop's thread and throws {@link IllegalStateException} on another while the loop runs.
 *
 * <p>An exception of a callback goes to the {@linkplain RunOptions#exceptionHandler exception
 * handler}, and the loop goes on. A {@link VirtualMachineError} other than a {@link
 * StackOverflowError} ends the run.
 */
public sealed class EventLoop implements Executor permits DetachedLoop {
  /** So many failures wait for somebody to ask for them before the eldest is reported. */
  private static final int MOST_FAILURES_KEPT = 1000;

  /** Leaves room on the stack for steps of tasks inside steps of others. */
  private static final int MOST_STARTS_UNDER_WAY = 20;

  private static final ThreadLocal<@Nullable EventLoop> CURRENT = new ThreadLocal<>();

  /**
   * The loop that began to run last on any thread and is no detached one: in programs with one
   * loop, found quicker than by {@link #CURRENT}. Needs no synchronization, for a loop knows its
   * thread. Null while a detached loop runs inside it, which that thread itself sees.
   */
  private static @Nullable EventLoop latest;

  private final ReadyQueue ready = new ReadyQueue();
  private final TimerHeap timers = new TimerHeap(new TimerPlaces());

  /** What runs when there is nothing else to do. */
  private final ArrayDeque<Handle> idle = new ArrayDeque<>();

  /** Mixes the steps of a turn; null where they keep the order in which they became ready. */
  private final @Nullable Random order;

  /** Null where the loop has no thread of its own. */
  private final @Nullable Sleeper sleeper;

  /** Null until one is registered. */
  private @Nullable LoopChannels channels;

  private final Door door = new Door(new Bell());
  private final Clock clock;
  private final Reporter reporter;
  final LoopTimes times = new LoopTimes();
  private final String name;

  /** A step that takes longer is reported; {@link Long#MAX_VALUE} where nobody measures. */
  private final long slowNanos;

  /** Whether to look for mistakes at some cost. */
  final boolean debug;

  /** Whether scopes insist on their cancellations without being told to. */
  final boolean persistentScopes;

  /** Whether a failure that concerns nobody cancels the main task. */
  private final boolean failFast;

  /** Where {@link #slowNanos} is set, while the loop runs. */
  private @Nullable Watchdog watchdog;

  /** While a flight recording runs. */
  private @Nullable FlightSteps flight;

  /** Who is told of each step; null where nobody wants to know. */
  private @Nullable StepObserver observer;

  /** Looks for tasks that never end, in debug mode. */
  private final @Nullable Circles circles;

  /** What was made here and not used yet; null unless in debug mode. */
  final @Nullable Unawaited unawaited;

  final BlockingWork blockingWork;

  /** The async locals of the task or callback that runs. */
  @Nullable Values values;

  /** What the main task before has left, for the next. */
  private @Nullable Values mainValues;

  /** Failed promises that nobody asked for their exception. */
  private final Set<Promise<?>> failures = new LinkedHashSet<>();

  /** Async generators that were asked for values here, as long as somebody holds them. */
  final Set<AsyncGenerator<?>> generators = Collections.newSetFromMap(new WeakHashMap<>());

  /** The tasks that have waited; all others are queued, or take their first step. */
  private final TaskList tasks = new TaskList();

  /** How many tasks are not done. */
  private int pendingTasks;

  /** The task that takes its first step inside the step of another; null where none does. */
  private @Nullable Task<?> started;

  private int taskCount;

  /** How many tasks take their first step inside one another. */
  private int startsUnderWay;

  /** The thread that runs the loop now. */
  private volatile @Nullable Thread thread;

  private boolean stopping;
  private boolean closed;

  /** Who is cancelled when the thread is interrupted. */
  private @Nullable Task<?> main;

  private boolean interrupted;

  EventLoop(RunOptions options) {
    this(options, new Sleeper());
  }

  EventLoop(RunOptions options, @Nullable Sleeper sleeper) {
    this.sleeper = sleeper;
    name = options.name();
    clock = options.virtualTime() ? Clock.virtual() : Clock.real();
    order = options.order();
    reporter = new Reporter(options);
    slowNanos = options.slowNanos();
    debug = options.debug();
    persistentScopes = options.persistentScopes();
    failFast = options.failFast();
    circles = debug ? new Circles(this) : null;
    unawaited = debug && sleeper != null ? Unawaited.watch() : null;
    flight = sleeper != null && FlightRecording.runs() ? new FlightSteps(name) : null;
    blockingWork = new BlockingWork(name, options.blockingExecutor());
  }

  /**
   * The loop that runs on this thread.
   *
   * @throws IllegalStateException if none does
   */
  public static EventLoop current() {
    EventLoop loop = currentOrNull();
    if (loop == null) {
      throw new IllegalStateException(
          "no event loop runs on "
              + Thread.currentThread().getName()
              + ": start one with AsyncMain.run(...), or hand the work to a loop with"
              + " loop.execute(...) or loop.submit(...)");
    }
    return loop;
  }

  /** The loop that runs on this thread, or null if none does. From any thread. */
  public static @Nullable EventLoop currentOrNull() {
    EventLoop latest = EventLoop.latest;
    return latest != null && latest.isThread() ? latest : CURRENT.get();
  }

  static void requireNoneRuns() {
    EventLoop running = CURRENT.get();
    if (running != null) {
      throw new IllegalStateException(
          running
              + " runs on this thread already: await the coroutine, or make it a task with"
              + " createTask, instead of running it");
    }
  }

  /** Queues a callback for the next turn, behind all that is queued. */
  public Handle callSoon(Runnable callback) {
    requireOpen();
    requireThread();
    var handle = newHandle(notNull(callback));
    ready.add(handle);
    return handle;
  }

  private Handle newHandle(Runnable callback) {
    return debug ? new TracedHandle(this, callback) : new Handle(this, callback);
  }

  private TimerHandle newTimerHandle(Runnable callback) {
    return debug ? new TracedTimerHandle(this, callback) : new TimerHandle(this, callback);
  }

  /** Calls back after a delay; a delay of zero or less is due in the next turn. */
  public Handle callLater(Duration delay, Runnable callback) {
    return callAt(Clock.plus(time(), Durations.toNanos(delay)), callback);
  }

  /**
   * Calls back when {@link #time()} has come to a deadline, in nanoseconds. {@link Long#MAX_VALUE}
   * never comes.
   */
  public Handle callAt(long deadline, Runnable callback) {
    requireOpen();
    requireThread();
    var handle = newTimerHandle(notNull(callback));
    addTimer(deadline, handle);
    return handle;
  }

  /**
   * Calls back once nothing is ready and no timer is due: before the loop sleeps, or virtual time
   * jumps. With it, tests see what a change has led to.
   */
  public Handle callWhenIdle(Runnable callback) {
    requireOpen();
    requireThread();
    var handle = newHandle(notNull(callback));
    idle.add(handle);
    return handle;
  }

  /**
   * Calls back, on the loop's thread, as long as a channel is ready for an operation that its key
   * is interested in, as {@link SelectionKey} has it: for channels of the JDK that {@code
   * dev.weft.net} does not cover. An idle loop does so in each turn, a busy one whenever 64 steps
   * or a millisecond have passed. The channel blocks no more from now on. The key changes the
   * interest; its attachment is the loop's. Cancelling it, or closing the channel, ends this. A
   * second registration of a channel takes the place of the first. The end of the run closes the
   * channels that are registered. asyncio's {@code add_reader} and {@code add_writer}.
   *
   * <p>While a loop has channels, its timers are up to a millisecond late, and virtual time jumps
   * only after no channel was ready for some milliseconds of real time.
   *
   * @throws IllegalStateException if the loop has no thread of its own, as where an async method
   *     that returns a future was called outside of all loops
   * @throws IllegalArgumentException if the channel knows no such operation
   * @throws IOException if the channel is closed, or the system refuses
   */
  public SelectionKey register(SelectableChannel channel, int operations, Runnable callback)
      throws IOException {
    if (channel == null) {
      throw new NullPointerException("the channel must not be null");
    }
    Runnable withValues = ValuesCallback.withValuesOfHere(notNull(callback));
    requireOpen();
    requireThread();
    if (sleeper == null) {
      throw new IllegalStateException(
          this + " has no thread that could wait for channels: use them inside AsyncMain.run(...)");
    }
    if (channels == null) {
      channels = new LoopChannels(this, sleeper);
    }
    return channels.register(channel, operations, withValues);
  }

  /**
   * The loop's own monotonic clock: nanoseconds since the loop was made. May be called from any
   * thread unless the time is virtual.
   */
  public long time() {
    return clock.now();
  }

  /**
   * Runs a command on the loop's thread, in a turn to come; wakes the loop. From any thread.
   *
   * @throws RejectedExecutionException if the loop is closed
   */
  @Override
  public void execute(Runnable command) {
    enqueue(ValuesCallback.withValuesOfHere(notNull(command)));
  }

  /**
   * Runs a coroutine as a task of this loop. From any thread. Cancelling the future cancels the
   * task. Its {@code join} and {@code get} throw {@link IllegalStateException} on the loop's own
   * thread, which would wait for itself.
   *
   * @throws RejectedExecutionException if the loop is closed
   */
  public <T> CompletableFuture<T> submit(Coroutine<T> coroutine) {
    if (coroutine == null) {
      throw new NullPointerException("the coroutine must not be null");
    }
    return TaskFuture.submit(this, coroutine);
  }

  // What tasks, sleeps and promises need.

  /** Queues a job: a task, a handle, a done callback or a plain one. */
  void ready(Object job) {
    ready.add(job);
  }

  /** Queues a handle or a plain callback, from any thread. */
  void enqueue(Object job) {
    if (isThread() && !closed) {
      ready.add(job);
    } else {
      door.hand(job);
    }
  }

  void sleepFor(long nanos, Task<?> task) {
    addTimer(Clock.plus(clock.now(), nanos), task);
  }

  void addTimer(long deadline, Object timer) {
    if (deadline != Long.MAX_VALUE) {
      timers.add(deadline, timer);
    }
  }

  void cancelTimer(Object timer) {
    timers.remove(timer);
  }

  /** The time until a timer is due that is set, rounded up. */
  long secondsLeft(Object timer) {
    return Durations.roundedUp(timers.deadlineOf(timer) - clock.now());
  }

  <T> Task<T> createTask(Coroutine<T> coroutine, @Nullable String name) {
    if (coroutine == null) {
      throw new NullPointerException("there is no coroutine to make a task of");
    }
    requireThread();
    return queued(newTask(coroutine, name, Values.copied()));
  }

  /** The same for the loop that runs on this thread. */
  <T> Task<T> createTaskHere(Coroutine<T> coroutine, @Nullable String name) {
    if (coroutine == null) {
      throw new NullPointerException("there is no coroutine to make a task of");
    }
    return queued(newTask(coroutine, name, ThreadMirror.readAll(values)));
  }

  private <T> Task<T> queued(Task<T> task) {
    ready.add(task);
    return task;
  }

  private <T> Task<T> newTask(
      Coroutine<T> coroutine, @Nullable String name, @Nullable Values values) {
    requireOpen();
    var task = new Task<>(this, coroutine.forOneUse(), taskCount + 1, name);
    if (values != null) {
      task.values = values;
    }
    taskCount++;
    pendingTasks++;
    if (flight != null) {
      flight.started(task, currentTask());
    }
    return task;
  }

  /**
   * Makes a task and takes its first step now, inside the step that runs; too deep in such steps,
   * it takes it in a later turn.
   */
  <T> Task<T> startTask(Coroutine<T> coroutine) {
    if (startsUnderWay == MOST_STARTS_UNDER_WAY) {
      return createTask(coroutine, null);
    }
    requireThread();
    Task<T> task = newTask(coroutine, null, Values.copied());
    Task<?> outer = started;
    holdDuringStart(currentTask());
    holdDuringStart(task);
    started = task;
    Values outerValues = values;
    startsUnderWay++;
    try {
      runIn(task);
    } finally {
      startsUnderWay--;
      values = outerValues;
      started = outer;
    }
    if (flight != null && task.isDone()) {
      flight.ended(task);
    }
    return task;
  }

  /** Runs what is ready, and all that becomes ready by it, on this thread. */
  final void runHere() {
    EventLoop outer = CURRENT.get();
    thread = Thread.currentThread();
    CURRENT.set(this);
    if (outer != null) {
      latest = null;
    }
    try {
      for (prepareTurn(); !ready.isEmpty(); prepareTurn()) {
        runReady();
      }
      if (pendingTasks == 0) {
        reportFailures();
      }
    } finally {
      ready.forgetLast();
      thread = null;
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
        latest = outer;
      }
    }
  }

  private void prepareTurn() {
    door.drainTo(ready);
    queueDueTimers();
    if (ready.isEmpty()) {
      queueIdle();
    }
  }

  /** How long until the next timer; {@link Long#MAX_VALUE} without one. */
  final long nanosToNextTimer() {
    return timers.isEmpty() ? Long.MAX_VALUE : Math.max(0, timers.firstDeadline() - clock.now());
  }

  /** A promise or task as it is; anything else becomes a task. */
  @SuppressWarnings("unchecked") // a promise only gives its value out
  <T> Promise<T> ensurePromise(Awaitable<? extends T> awaitable) {
    if (awaitable instanceof Promise<?> promise) {
      promise.bindTo(this);
      return (Promise<T>) promise;
    }
    if (awaitable == null) {
      throw new NullPointerException("there is nothing to wait for: the awaitable is null");
    }
    return (Promise<T>) createTask(awaitable.toCoroutine(), null);
  }

  void taskDone(Task<?> task) {
    pendingTasks--;
    if (task.index != TaskList.NOWHERE) {
      tasks.remove(task);
    }
  }

  /** Keeps a task that is no longer queued. */
  void hold(Task<?> task) {
    if (task.index == TaskList.NOWHERE) {
      tasks.add(task);
    }
  }

  /** Keeps one that is not queued while another takes its first step. */
  private void holdDuringStart(@Nullable Task<?> task) {
    if (task != null && !task.isDone()) {
      hold(task);
    }
  }

  void rememberFailure(Promise<?> promise) {
    failures.add(promise);
    if (failures.size() > MOST_FAILURES_KEPT) {
      reportFailure(failures.iterator().next());
    }
  }

  /** Where that is wanted, reports a failure unless somebody asks for it in the next turn. */
  void failFast(Promise<?> promise) {
    if (failFast) {
      ready.add((Runnable) () -> reportIfKept(promise));
    }
  }

  private void reportIfKept(Promise<?> promise) {
    if (failures.contains(promise)) {
      reportFailure(promise);
    }
  }

  void forgetFailure(Promise<?> promise) {
    failures.remove(promise);
  }

  /** The task whose step it is; stays behind until another job runs, or none. */
  @Nullable Task<?> currentTask() {
    if (started != null) {
      return started;
    }
    return ready.last() instanceof Task<?> task ? task : null;
  }

  Set<Task<?>> tasks() {
    return tasks.inOrder(ready.jobs());
  }

  // The numbers of the loop, which other threads read while it runs: about right.

  String name() {
    return name;
  }

  /** How many tasks there were so far. */
  int madeTasks() {
    return taskCount;
  }

  int pendingTasks() {
    return pendingTasks;
  }

  long steps() {
    return ready.taken();
  }

  int readyJobs() {
    return ready.size();
  }

  /** Whether the calling thread runs this loop now. From any thread. */
  public boolean isThread() {
    return Thread.currentThread().equals(thread);
  }

  /**
   * Refuses calls from other threads than the one that runs this loop; does nothing while no thread
   * does. For classes that, as promises, belong to one loop. From any thread.
   *
   * @throws IllegalStateException if the loop runs on another thread than the calling one
   */
  public void requireThread() {
    Thread thread = this.thread;
    if (thread != null && !thread.equals(Thread.currentThread())) {
      throw new IllegalStateException(
          this
              + " runs on "
              + thread.getName()
              + ", and this is "
              + Thread.currentThread().getName()
              + ": hand the call over with loop.execute(() -> ...) or loop.submit(coroutine)");
    }
  }

  static boolean isFatal(Throwable failure) {
    return failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
  }

  // Running: what Runner does with a loop.

  /** Takes turns until the task is done, and one more for the callbacks of its end. */
  void runUntilDone(Task<?> task) {
    main = task;
    if (mainValues != null) {
      task.values = mainValues;
    }
    try {
      runUntilDone(Set.of(task), Long.MAX_VALUE);
    } finally {
      main = null;
      mainValues = task.values;
    }
  }

  /** The same for several; false if the deadline came first. */
  boolean runUntilDone(Set<? extends Task<?>> tasks, long deadline) {
    var stop = new Stop();
    var countdown = new Countdown(tasks, stop);
    Handle alarm = callAt(deadline, stop);
    enter();
    try {
      stopping = false;
      while (!stopping) {
        turn();
      }
    } finally {
      leave();
      countdown.remove();
      alarm.cancel();
    }
    return countdown.isOver();
  }

  long deadlineIn(long nanos) {
    return Clock.plus(clock.now(), nanos);
  }

  /** Reports the failures that nobody asked for. */
  void reportFailures() {
    while (!failures.isEmpty()) {
      reportFailure(failures.iterator().next());
    }
  }

  /** Refuses all work from now on. */
  void close() {
    closed = true;
    door.close();
    door.drainTo(ready);
    while (!ready.isEmpty()) {
      if (ready.remove() instanceof Handle handle) {
        handle.dropped();
      }
    }
    ready.forgetLast();
    if (channels != null) {
      channels.close();
    }
  }

  /** Lets nobody connect any more. */
  void acceptNoMore() {
    if (channels != null) {
      channels.acceptNoMore();
    }
  }

  /**
   * Tells the {@linkplain RunOptions#exceptionHandler exception handler} of a failure that concerns
   * nobody else; where {@link RunOptions#failFast} is set, it also cancels the main task. asyncio's
   * {@code call_exception_handler}.
   *
   * @throws IllegalStateException on another thread than the loop's
   */
  public void report(String message, @Nullable Throwable failure) {
    requireThread();
    reporter.report(new ErrorReport(message, failure));
    if (failFast && main != null) {
      main.cancel(message);
    }
  }

  /** All tasks and where they wait. From another thread it is what that one happens to see. */
  String describe() {
    var text = new StringBuilder(toString());
    for (Task<?> task : tasks()) {
      text.append('\n').append(task.describe());
    }
    Thread thread = this.thread;
    if (thread != null && !isThread()) {
      text.append("\nthe thread of the loop:");
      for (StackTraceElement element : thread.getStackTrace()) {
        text.append("\n  at ").append(element);
      }
    }
    return text.toString();
  }

  void warn(String message) {
    reporter.warn(message);
  }

  private void reportFailure(Promise<?> promise) {
    failures.remove(promise);
    Outcome<?> outcome = promise.outcome();
    if (outcome instanceof Outcome.Failure<?> failure) {
      String where = promise instanceof Task<?> task ? task.whereMade() : "";
      report("the exception of " + promise + " was never retrieved" + where, failure.exception());
    }
  }

  @Nullable Thread thread() {
    return thread;
  }

  private void enter() {
    requireNoneRuns();
    if (thread != null) {
      throw new IllegalStateException(this + " runs on another thread already");
    }
    thread = Thread.currentThread();
    CURRENT.set(this);
    latest = this;
    times.entered();
    Tasks.entered(this);
    if (slowNanos != Long.MAX_VALUE) {
      watchdog = new Watchdog(name, slowNanos, this::warn);
      watchdog.start();
    }
    observe();
  }

  /** Tells of steps from now on whom it may concern. */
  void observe() {
    flight = FlightRecording.runs() ? new FlightSteps(name) : null;
    observer = StepObserver.of(flight, watchdog);
  }

  private void leave() {
    Tasks.left(this);
    times.left();
    if (watchdog != null) {
      watchdog.stop();
      watchdog = null;
    }
    ready.forgetLast();
    if (channels != null) {
      channels.letGo();
    }
    CURRENT.remove();
    if (equals(latest)) {
      latest = null;
    }
    thread = null;
    if (interrupted) {
      interrupted = false;
      Thread.currentThread().interrupt();
    }
  }

  /** No lambda, for these are the first that a program would need. */
  private final class Stop implements Runnable {
    @Override
    public void run() {
      stopping = true;
    }
  }

  private final class Bell implements Runnable {
    @Override
    public void run() {
      wake();
    }
  }

  private void turn() {
    poll();
    if (Thread.interrupted()) {
      interrupted();
    }
    queueDueTimers();
    runReady();
  }

  /** Queues what waits for an idle loop; false if there is none, or something else to do. */
  private boolean queueIdle() {
    if (idle.isEmpty()
        || door.isRung()
        || nanosToNextTimer() == 0
        || (channels != null && channels.isOneReady())) {
      return false;
    }
    idle.forEach(ready::add);
    idle.clear();
    return true;
  }

  private void runReady() {
    if (order != null) {
      ready.shuffle(order, job -> job instanceof Task);
    }
    for (int left = ready.size(); left > 0; left--) {
      run(ready.remove());
    }
  }

  /** The thread's owner wants it back: as Ctrl-C in asyncio, that cancels the main task. */
  private void interrupted() {
    interrupted = true;
    ready.forgetLast();
    if (main != null) {
      main.cancel("the thread of the event loop was interrupted");
    }
  }

  private void poll() {
    boolean slept = false;
    if (ready.isEmpty() && !queueIdle()) {
      ready.forgetLast();
      // In this order, so that either the door sees a sleeper or the sleeper sees the door.
      Sleeper sleeper = sleeper();
      sleeper.lieDown();
      if (!door.isRung()) {
        sleep(sleeper);
        slept = true;
      }
      sleeper.getUp();
    }
    LoopChannels channels = this.channels;
    if (channels != null) {
      if (slept) {
        channels.hasLooked(ready.taken());
      } else {
        channels.lookIfDue(ready.taken());
      }
      callBack(channels);
    }
    door.drainTo(ready);
  }

  /** Tells the channels' owners what there is to do, so that their tasks go on in this turn. */
  private void callBack(LoopChannels channels) {
    Runnable callback = channels.nextDue();
    while (callback != null) {
      ready.forgetLast();
      run(callback);
      callback = channels.nextDue();
    }
  }

  private Sleeper sleeper() {
    if (sleeper == null) {
      throw new AssertionError(this + " has no thread that could sleep");
    }
    return sleeper;
  }

  /** On the thread that hands something in. */
  void wake() {
    sleeper().wake();
  }

  private void sleep(Sleeper sleeper) {
    if (timers.isEmpty()) {
      if (circles != null) {
        circles.look();
      }
      times.fallsAsleep();
      sleeper.sleep(Long.MAX_VALUE);
      times.wakesUp();
      return;
    }
    long deadline = timers.firstDeadline();
    if (clock.isVirtual() && blockingWork.isIdle()) {
      if (channels == null || isSilent(channels, deadline <= clock.now())) {
        clock.jumpTo(deadline);
      }
      return;
    }
    times.fallsAsleep();
    sleeper.sleep(deadline - clock.now());
    clock.slept(times.wakesUp());
  }

  /** Whether no channel has something to do; where a timer is not due yet, for a while. */
  private boolean isSilent(LoopChannels channels, boolean timerIsDue) {
    if (timerIsDue) {
      return !channels.isOneReady();
    }
    times.fallsAsleep();
    boolean silent = channels.waitForSilence();
    times.wakesUp();
    return silent;
  }

  private void queueDueTimers() {
    if (timers.isEmpty()) {
      return;
    }
    long now = clock.now();
    while (!timers.isEmpty() && timers.firstDeadline() <= now) {
      long delay = now - timers.firstDeadline();
      Object timer = timers.removeFirst();
      if (timer instanceof Task<?> task) {
        task.sleepIsDue();
        times.late(delay);
      }
      ready.add(timer);
    }
  }

  private void run(Object job) {
    StepObserver observer = this.observer;
    if (observer == null || (job instanceof Task<?> task && task.onlyNotesTheTime())) {
      step(job);
      return;
    }
    observer.begin(job);
    try {
      step(job);
    } finally {
      observer.end();
    }
  }

  private void step(Object job) {
    if (job instanceof Task<?> task) {
      runIn(task);
    } else {
      runCallback(job);
    }
  }

  /** Takes a step with the values of the task, and keeps what they are afterwards. */
  private void runIn(Task<?> task) {
    if (task.values == null && ThreadMirror.none()) {
      task.run();
      if (values != null) {
        keepValues(task);
      }
    } else {
      runWithValues(task);
    }
  }

  private void keepValues(Task<?> task) {
    task.values = values;
    values = null;
  }

  private void runWithValues(Task<?> task) {
    values = task.values;
    if (ThreadMirror.none()) {
      task.run();
    } else {
      runMirrored(task);
    }
    keepValues(task);
  }

  private void runMirrored(Task<?> task) {
    Values outer = ThreadMirror.readAll(null);
    ThreadMirror.writeAll(values);
    try {
      task.run();
    } finally {
      values = ThreadMirror.readAll(values);
      ThreadMirror.writeAll(outer);
    }
  }

  private void runCallback(Object job) {
    try {
      if (job instanceof Handle handle) {
        runCallback(handle.take());
      } else if (job instanceof DoneCallback<?> callback) {
        runIn(callback.values, callback);
      } else if (job instanceof Runnable callback) {
        runCallback(callback);
      }
    } catch (Throwable failure) {
      if (isFatal(failure)) {
        throw failure;
      }
      report("a callback failed" + whereMade(job), failure);
    }
  }

  private void runCallback(Runnable callback) {
    runIn(ValuesCallback.valuesOf(callback), callback);
  }

  private static String whereMade(Object job) {
    return job instanceof Handle handle ? handle.whereMade() : "";
  }

  private void runIn(@Nullable Values values, Runnable callback) {
    this.values = values;
    try {
      Values.runIn(values, callback);
    } finally {
      this.values = null;
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          this + " is closed: start another one with AsyncMain.run(...)");
    }
  }

  private static Runnable notNull(Runnable callback) {
    if (callback == null) {
      throw new NullPointerException("the callback must not be null");
    }
    return callback;
  }

  @Override
  public String toString() {
    return "EventLoop[" + name + "]";
  }
}
