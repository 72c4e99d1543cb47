package dev.weft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.net.TcpServer;
import dev.weft.sync.AsyncBarrier;
import dev.weft.sync.AsyncCondition;
import dev.weft.sync.AsyncEvent;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.AsyncQueue;
import dev.weft.sync.AsyncSemaphore;
import dev.weft.sync.Channel;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What changes something of a loop is refused on other threads while the loop runs. */
class WrongThreadTest extends LoopTest {
  private static final List<Class<?>> OF_A_LOOP =
      List.of(
          EventLoop.class,
          Handle.class,
          CancelRegistration.class,
          Promise.class,
          Task.class,
          TaskGroup.class,
          TimeoutScope.class,
          Ready.class,
          AsyncBarrier.class,
          AsyncCondition.class,
          AsyncEvent.class,
          AsyncLock.class,
          AsyncQueue.class,
          AsyncSemaphore.class,
          Channel.class,
          TcpServer.class);

  /** Methods for any thread, and those that only look. */
  private static final Set<String> ANYWHERE =
      Set.of(
          "EventLoop.execute(Runnable)",
          "EventLoop.submit(Coroutine)",
          "EventLoop.time()",
          "TcpServer.port()",
          "TcpServer.connections()",
          "AsyncBarrier.parties()",
          "AsyncBarrier.waiting()",
          "AsyncQueue.size()",
          "Promise.result()",
          "Promise.exception()",
          "Task.cancelling()",
          "Task.name()",
          "Task.stack()",
          "TimeoutScope.when()",
          "TimeoutScope.expired()",
          "Channel.onUndelivered(Consumer)");

  /** Methods that are refused anywhere, with another message. */
  private static final Set<String> NOWHERE =
      Set.of(
          "Task.setResult(Object)",
          "Task.setException(Throwable)",
          "TaskGroup.close()",
          "TimeoutScope.close()");

  @TestFactory
  Stream<DynamicTest> callsOnOtherThreadsAreRefused() {
    return OF_A_LOOP.stream()
        .flatMap(type -> PublicApi.methods(type).stream())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !ANYWHERE.contains(PublicApi.name(method)))
        .filter(method -> !NOWHERE.contains(PublicApi.name(method)))
        .filter(method -> !onlyLooks(method) && !onlyMakes(method))
        .map(
            method ->
                DynamicTest.dynamicTest(PublicApi.name(method), () -> requireRefused(method)));
  }

  private static boolean onlyLooks(Method method) {
    return method.getName().equals("toString")
        || (method.getName().startsWith("is") && method.getParameterCount() == 0);
  }

  /** What gives something to await checks the thread when that is awaited. */
  private static boolean onlyMakes(Method method) {
    return Coroutine.class.isAssignableFrom(method.getReturnType())
        || AsyncIterator.class.isAssignableFrom(method.getReturnType());
  }

  private void requireRefused(Method method) {
    var receiver = new AtomicReference<@Nullable Object>();
    var failure = new AtomicReference<@Nullable Throwable>();
    run(
        body()
            .run(() -> receiver.set(Samples.of(method.getDeclaringClass())))
            .await(() -> use(receiver.get()))
            .run(() -> failure.set(failureElsewhere(receiver.get(), method))));
    assertThat(failure.get())
        .as(PublicApi.name(method))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("loop.execute(");
  }

  /** What belongs to no loop at first belongs to one after this. */
  private static Awaitable<?> use(@Nullable Object receiver) {
    if (receiver instanceof AsyncBarrier barrier) {
      return barrier.reset();
    } else if (receiver instanceof AsyncCondition condition) {
      return condition.lock();
    } else if (receiver instanceof AsyncEvent event) {
      event.set();
      return event.waitSet();
    } else if (receiver instanceof AsyncLock lock) {
      return lock.lock();
    } else if (receiver instanceof AsyncQueue<?> queue) {
      return queue.join();
    } else if (receiver instanceof AsyncSemaphore semaphore) {
      return semaphore.acquire();
    } else if (receiver instanceof Channel<?> channel) {
      channel.close();
      return channel.receiveResult();
    }
    return Coroutines.done();
  }

  private static @Nullable Throwable failureElsewhere(@Nullable Object receiver, Method method)
      throws Throwable {
    @Nullable Object[] arguments = Samples.arguments(method);
    var failure = new AtomicReference<@Nullable Throwable>();
    var thread =
        new Thread(
            () -> {
              try {
                Object unused = Samples.callOn(receiver, method, arguments);
              } catch (Throwable thrown) {
                failure.set(thrown);
              }
            });
    thread.start();
    thread.join();
    return failure.get();
  }
}
