package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.timeout;

import dev.weft.frame.Frame;
import dev.weft.net.NetSamples;
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
import dev.weft.sync.Channel;
import dev.weft.sync.ChannelResult;
import dev.weft.sync.Overflow;
import dev.weft.sync.Select;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Good arguments and receivers for every type of the public API; made inside a running task. */
final class Samples {
  private static final Map<Class<?>, Source> SOURCES = new HashMap<>();

  private Samples() {}

  private interface Source {
    Object get() throws Throwable;
  }

  static {
    // Values.
    SOURCES.put(boolean.class, () -> false);
    SOURCES.put(byte.class, () -> (byte) 1);
    SOURCES.put(int.class, () -> 1);
    SOURCES.put(long.class, () -> 1L);
    SOURCES.put(String.class, () -> "text");
    SOURCES.put(Object.class, () -> "value");
    SOURCES.put(Class.class, () -> Exception.class);
    SOURCES.put(Duration.class, () -> Duration.ofSeconds(1));
    SOURCES.put(Throwable.class, () -> new Exception("sample"));
    SOURCES.put(CancelledError.class, () -> new CancelledError("sample"));
    SOURCES.put(WaitUntil.class, () -> WaitUntil.ALL_COMPLETED);
    SOURCES.put(Overflow.class, () -> Overflow.SUSPEND);
    SOURCES.put(Outcome.Success.class, () -> new Outcome.Success<>("value"));
    SOURCES.put(Outcome.Failure.class, () -> new Outcome.Failure<>(new Exception("sample")));
    SOURCES.put(Outcome.Cancelled.class, () -> new Outcome.Cancelled<>(new CancelledError("s")));
    SOURCES.put(ErrorReport.class, () -> new ErrorReport("message", null));
    SOURCES.put(ChannelResult.Received.class, () -> new ChannelResult.Received<>("item"));
    SOURCES.put(ChannelResult.Empty.class, () -> new ChannelResult.Empty<>());
    SOURCES.put(ChannelResult.Closed.class, () -> new ChannelResult.Closed<>(null));

    // Functions.
    SOURCES.put(Runnable.class, () -> (Runnable) () -> {});
    SOURCES.put(Callable.class, () -> (Callable<Object>) () -> "value");
    SOURCES.put(BiConsumer.class, () -> (BiConsumer<Object, Object>) (task, failure) -> {});
    SOURCES.put(Consumer.class, () -> (Consumer<Object>) value -> {});
    SOURCES.put(Function.class, () -> Function.identity());
    SOURCES.put(UnaryOperator.class, () -> UnaryOperator.identity());
    SOURCES.put(Supplier.class, () -> (Supplier<Object>) () -> "value");
    SOURCES.put(BooleanSupplier.class, () -> (BooleanSupplier) () -> true);
    SOURCES.put(Comparator.class, () -> Comparator.naturalOrder());
    SOURCES.put(Executor.class, () -> (Executor) Runnable::run);
    SOURCES.put(ExecutorService.class, ForkJoinPool::commonPool);
    SOURCES.put(AsyncSupplier.class, () -> (AsyncSupplier<Object>) () -> done("value"));
    SOURCES.put(AsyncFunction.class, () -> (AsyncFunction<Object, Object>) value -> done(value));

    // Awaitables.
    SOURCES.put(Awaitable.class, Coroutines::done);
    SOURCES.put(Coroutine.class, Coroutines::done);
    SOURCES.put(Promise.class, Promise::new);
    SOURCES.put(Task.class, () -> createTask(sleep(Duration.ofHours(1))));
    SOURCES.put(Collection.class, () -> List.of(createTask(done("value"))));
    SOURCES.put(Set.class, Set::of);
    SOURCES.put(AsyncScope.class, TaskGroup::open);
    SOURCES.put(List.class, () -> List.of(clause()));
    SOURCES.put(AsyncIterable.class, () -> AsyncQueue.class.getConstructor().newInstance());
    SOURCES.put(AsyncGenerator.class, () -> Frame.asyncGenerator(done()));
    SOURCES.put(Generator.class, () -> Frame.generator(done()));

    // The rest of dev.weft.
    SOURCES.put(AsyncLocal.class, () -> new AsyncLocal<>("initial"));
    SOURCES.put(ThreadLocal.class, () -> ThreadLocal.withInitial(() -> "initial"));
    SOURCES.put(RunOptions.class, RunOptions::defaults);
    SOURCES.put(EventLoop.class, EventLoop::current);
    SOURCES.put(Handle.class, () -> EventLoop.current().callSoon(() -> {}));
    SOURCES.put(Runner.class, Runner::new);
    SOURCES.put(TaskGroup.class, TaskGroup::open);
    SOURCES.put(TimeoutScope.class, () -> timeout(Duration.ofSeconds(1)));
    SOURCES.put(MoveOnScope.class, () -> Coroutines.moveOnAfter(Duration.ofSeconds(1)));
    SOURCES.put(Continuation.class, () -> new Continuation<>(EventLoop.current()));
    SOURCES.put(Ready.class, () -> new Ready<>(EventLoop.current()));
    SOURCES.put(CancelRegistration.class, () -> Tasks.onCancel(() -> {}));
    SOURCES.put(BlockingPortal.class, () -> Portal.PORTAL);

    // dev.weft.sync.
    SOURCES.put(AsyncLock.class, AsyncLock::new);
    SOURCES.put(AsyncEvent.class, AsyncEvent::new);
    SOURCES.put(AsyncCondition.class, AsyncCondition::new);
    SOURCES.put(AsyncSemaphore.class, () -> new AsyncSemaphore(1));
    SOURCES.put(AsyncBarrier.class, () -> new AsyncBarrier(2));
    SOURCES.put(AsyncQueue.class, () -> new AsyncQueue<>());
    SOURCES.put(AsyncLifoQueue.class, () -> new AsyncLifoQueue<>());
    SOURCES.put(AsyncPriorityQueue.class, () -> new AsyncPriorityQueue<>());
    SOURCES.put(Channel.class, Channel::unlimited);
    SOURCES.put(Select.Clause.class, Samples::clause);

    // dev.weft.net.
    SOURCES.put(TcpStream.class, NetSamples::stream);
    SOURCES.put(TcpServer.class, NetSamples::server);
    SOURCES.put(SelectableChannel.class, () -> Pipe.open().sink());
  }

  /** One for all tests, on a daemon thread. */
  private static final class Portal {
    static final BlockingPortal PORTAL = BlockingPortal.start();
  }

  static Object of(Class<?> type) throws Throwable {
    if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), 1);
      Array.set(array, 0, of(type.getComponentType()));
      return array;
    }
    Source source = SOURCES.get(type);
    if (source == null) {
      throw new AssertionError("tell Samples how to make a " + type.getName());
    }
    return source.get();
  }

  /** Good arguments for all parameters. */
  static @Nullable Object[] arguments(Executable executable) throws Throwable {
    Class<?>[] types = executable.getParameterTypes();
    var arguments = new @Nullable Object[types.length];
    for (int i = 0; i < types.length; i++) {
      boolean ofSuppliers =
          types[i].equals(Collection.class)
              && executable.getGenericParameterTypes()[i].getTypeName().contains("AsyncSupplier");
      arguments[i] = ofSuppliers ? List.of(of(AsyncSupplier.class)) : of(types[i]);
    }
    return arguments;
  }

  /** Calls with these arguments, on a good receiver; gives or throws what the call does. */
  static @Nullable Object call(Executable executable, @Nullable Object[] arguments)
      throws Throwable {
    boolean needsReceiver =
        executable instanceof Method && !Modifier.isStatic(executable.getModifiers());
    return callOn(needsReceiver ? of(executable.getDeclaringClass()) : null, executable, arguments);
  }

  static @Nullable Object callOn(
      @Nullable Object receiver, Executable executable, @Nullable Object[] arguments)
      throws Throwable {
    try {
      return executable instanceof Method method
          ? method.invoke(receiver, arguments)
          : ((Constructor<?>) executable).newInstance(arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }

  private static Select.Clause<Object> clause() {
    return Select.onTimeout(Duration.ZERO, () -> "value");
  }
}
