package dev.weft;

import dev.weft.net.IncompleteReadException;
import dev.weft.net.LimitOverrunException;
import dev.weft.net.TcpServer;
import dev.weft.net.TcpStream;
import dev.weft.sync.AsyncBarrier;
import dev.weft.sync.AsyncCondition;
import dev.weft.sync.AsyncEvent;
import dev.weft.sync.AsyncLifoQueue;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.AsyncPriorityQueue;
import dev.weft.sync.AsyncQueue;
import dev.weft.sync.AsyncSemaphore;
import dev.weft.sync.BrokenBarrierError;
import dev.weft.sync.QueueEmpty;
import dev.weft.sync.QueueFull;
import dev.weft.sync.QueueShutDown;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The names and shapes that users' programs rely on. Nobody runs this: it holds as long as it
 * compiles, and what it says may be added to, but not changed.
 */
@SuppressWarnings({
  "unused", // only the types matter
  "try", // and no scope is used
  "NullAway" // null stands where a value would
})
abstract class PinnedApi {

  void running(Coroutine<String> main, ExecutorService executor, Consumer<ErrorReport> handler) {
    RunOptions options =
        RunOptions.defaults()
            .debug(true)
            .virtualTime(true)
            .slowCallback(Duration.ofMillis(1))
            .shutdownGrace(Duration.ofMillis(1))
            .handleSignals(true)
            .name("name")
            .blockingExecutor(executor)
            .exceptionHandler(handler);
    String value = AsyncMain.run(main);
    value = AsyncMain.run(main, options);
    try (var runner = new Runner();
        var other = new Runner(options)) {
      value = runner.run(main);
      EventLoop loop = other.loop();
    }
  }

  void report(ErrorReport report) {
    String message = report.message();
    @Nullable Throwable exception = report.exception();
  }

  void loop(EventLoop loop, Runnable callback, Coroutine<String> coroutine) {
    EventLoop current = EventLoop.current();
    Executor executor = loop;
    Handle handle = loop.callSoon(callback);
    handle = loop.callLater(Duration.ZERO, callback);
    handle = loop.callAt(1L, callback);
    long time = loop.time();
    loop.execute(callback);
    CompletableFuture<String> future = loop.submit(coroutine);
    handle.cancel();
    boolean cancelled = handle.isCancelled();
  }

  void promise(Consumer<Promise<String>> callback) {
    var promise = new Promise<String>();
    Awaitable<String> awaitable = promise;
    boolean is = promise.isDone() || promise.isCancelled() || promise.cancel();
    is = promise.cancel("why");
    String result = promise.result();
    Throwable exception = promise.exception();
    promise.setResult("v");
    promise.setException(new Exception());
    Registration registration = promise.onDone(callback);
    boolean removed = registration.remove();
  }

  void task(Task<String> task) {
    Promise<String> promise = task;
    int count = task.cancelling() + task.uncancel();
    String name = task.name();
    List<StackTraceElement> stack = task.stack();
    CompletableFuture<String> future = task.toCompletableFuture();
  }

  void errors(Continuation<String> continuation) {
    Error cancelled = new CancelledError("why");
    RuntimeException invalid = new InvalidStateException("why");
    continuation.resume("v");
    continuation.fail(new Exception());
    continuation.onCancel(() -> {});
    Coroutine<String> suspended = Coroutines.suspend(c -> c.resume("v"));
  }

  void outcomes(Outcome<String> outcome, CancelledError error) {
    String value = new Outcome.Success<>("v").value();
    Throwable exception = new Outcome.Failure<String>(error).exception();
    CancelledError cancelled = new Outcome.Cancelled<String>(error).error();
  }

  void scopes(AsyncScope scope) throws Exception {
    Coroutine<Boolean> exit = scope.exit(null);
    AutoCloseable closeable = scope;
    try (TimeoutScope timeout = Coroutines.timeout(Duration.ZERO);
        TimeoutScope none = Coroutines.timeout(null);
        TimeoutScope at = Coroutines.timeoutAt(1L)) {
      timeout.reschedule(Duration.ZERO);
      timeout.reschedule(null);
      @Nullable Long when = timeout.when();
      boolean expired = timeout.expired() || Coroutines.moveOnAfter(Duration.ZERO).expired();
    } catch (TimeoutException late) {
      throw late;
    }
    try (TaskGroup group = TaskGroup.open();
        TaskGroup supervisor = TaskGroup.supervisor()) {
      Task<String> task = group.createTask(Coroutines.done("v"));
      task = group.createTask(Coroutines.done("v"), "name");
      group.cancel();
    }
  }

  void waiting(Collection<Task<String>> tasks, Task<String> task) throws TimeoutException {
    Awaitable<Waited<String>> waited = Coroutines.waitUntil(tasks, WaitUntil.FIRST_COMPLETED);
    waited = Coroutines.waitUntil(tasks, WaitUntil.FIRST_EXCEPTION, Duration.ZERO);
    waited = Coroutines.waitUntil(tasks, WaitUntil.ALL_COMPLETED, null);
    Set<Task<String>> done = new Waited<>(Set.of(task), Set.of(task)).done();
    Set<Task<String>> pending = new Waited<>(Set.of(task), Set.of(task)).pending();
    AsyncIterable<Task<String>> completed = Coroutines.asCompleted(tasks);
    Awaitable<String> limited = Coroutines.waitFor(task, Duration.ZERO);
    Awaitable<List<String>> gathered = Coroutines.gather(task, task);
    gathered = Coroutines.gather(tasks);
    Awaitable<List<Outcome<String>>> settled = Coroutines.gatherSettled(task, task);
    settled = Coroutines.gatherSettled(tasks);
    Awaitable<String> shielded = Coroutines.shield(task);
    shielded = Coroutines.nonCancellable(() -> Coroutines.done("v"));
    shielded = Coroutines.race(task, task);
  }

  void coroutines(Executor executor, AsyncSupplier<String> supplier) {
    Awaitable<Void> nothing = Coroutines.done();
    nothing = Coroutines.sleep(Duration.ZERO);
    nothing = Coroutines.yieldNow();
    Awaitable<String> value = Coroutines.done("v");
    value = Coroutines.sleep(Duration.ZERO, "v");
    Task<String> task = Coroutines.createTask(Coroutines.done("v"));
    task = Coroutines.createTask(Coroutines.done("v"), "name");
    @Nullable Task<?> current = Coroutines.currentTask();
    Set<Task<?>> all = Coroutines.allTasks();
    Coroutine<String> coroutine = Coroutines.coroutine(supplier);
    value = Coroutines.toThread(() -> "v");
    value = Coroutines.runIn(executor, () -> "v");
  }

  void awaits(Awaitable<String> awaitable, CompletionStage<String> stage) throws Exception {
    String value = Coroutines.await(awaitable);
    value = Coroutines.await(stage);
    value = Coroutines.await(awaitable, Exception.class);
  }

  void iteration(AsyncIterable<String> values) {
    AsyncIterator<String> iterator = values.iterator();
    Coroutine<Boolean> hasNext = iterator.hasNext();
    String next = iterator.next();
    Iterable<String> each = Coroutines.each(values);
  }

  void generators(AsyncGenerator<String> late, Generator<String> plain) {
    AsyncIterable<String> iterable = late;
    AsyncIterator<String> iterator = late;
    Awaitable<Void> closed = late.close();
    Iterable<String> values = plain;
    plain.close();
    AutoCloseable closeable = plain;
    java.util.Iterator<String> iterated = plain;
    Coroutines.emit("v");
    AsyncGenerator<String> end = Coroutines.end();
  }

  void locals() {
    var local = new AsyncLocal<>("initial");
    String value = local.get();
    local.set(value);
  }

  void functions(AsyncFunction<String, Integer> function, AsyncRunnable runnable) {
    AsyncBiFunction<String, String, Integer> two = (left, right) -> Coroutines.done(1);
    Coroutine<Integer> one = function.apply("v");
    Coroutine<Void> none = runnable.run();
  }

  void locks(AsyncLock lock, AsyncEvent event) {
    Awaitable<Void> taken = lock.lock();
    lock.unlock();
    boolean is = lock.isLocked() || event.isSet();
    event.set();
    event.clear();
    Awaitable<Void> set = event.waitSet();
    var condition = new AsyncCondition(lock);
    condition = new AsyncCondition();
    taken = condition.lock();
    condition.unlock();
    is = condition.isLocked();
    Awaitable<Void> signalled = condition.waitSignal();
    signalled = condition.waitUntil(() -> true);
    condition.signal(1);
    condition.signalAll();
  }

  void semaphores() {
    var semaphore = new AsyncSemaphore(1);
    semaphore = AsyncSemaphore.bounded(1);
    Awaitable<Void> acquired = semaphore.acquire();
    semaphore.release();
    boolean is = semaphore.isLocked();
    var barrier = new AsyncBarrier(1);
    Awaitable<Integer> index = barrier.waitAll();
    Awaitable<Void> reset = barrier.reset();
    reset = barrier.abort();
    int count = barrier.waiting() + barrier.parties();
    is = barrier.isBroken();
    RuntimeException broken = new BrokenBarrierError("why");
  }

  void queues() {
    var queue = new AsyncQueue<String>(1);
    queue = new AsyncLifoQueue<>(1);
    queue = new AsyncPriorityQueue<>(1);
    Awaitable<Void> put = queue.put("v");
    Awaitable<String> got = queue.get();
    queue.putNow("v");
    String item = queue.getNow();
    int size = queue.size();
    boolean is = queue.isEmpty() || queue.isFull();
    queue.taskDone();
    Awaitable<Void> joined = queue.join();
    queue.shutdown();
    queue.shutdownNow();
    Class<? extends RuntimeException> unchecked = QueueFull.class;
    unchecked = QueueEmpty.class;
    unchecked = QueueShutDown.class;
  }

  void server(AsyncFunction<TcpStream, Void> handler) {
    Coroutine<TcpServer> listening = TcpServer.listen("localhost", 0, handler);
    listening = TcpServer.listen("localhost", 0, 1, handler);
  }

  void server(TcpServer server) {
    int port = server.port();
    server.stop();
    Coroutine<Void> end = server.waitClosed();
  }

  void stream(TcpStream stream) {
    Coroutine<TcpStream> connecting = TcpStream.connect("localhost", 1);
    connecting = TcpStream.connect("localhost", 1, 1);
    Coroutine<byte[]> bytes = stream.read(1);
    bytes = stream.readAll();
    bytes = stream.readExactly(1);
    bytes = stream.readUntil(new byte[1]);
    Coroutine<@Nullable String> line = stream.readLine();
    Coroutine<Void> end = stream.write(new byte[1]);
    end = stream.shutdownOutput();
    end = stream.close();
  }

  void failures(IncompleteReadException incomplete, LimitOverrunException overrun) {
    byte[] partial = incomplete.partial();
    IOException failure = incomplete;
    failure = overrun;
  }
}
