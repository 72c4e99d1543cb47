package dev.weft.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The workloads as plain blocking code in virtual threads, for which the JVM is to have one carrier
 * thread; from JDK 21 on.
 */
final class VirtualWorkloads implements Workloads {
  static int hole;

  /** Found by name, since this compiles on JDK 17. */
  private static final MethodHandle START = startVirtualThread();

  private final OtherThread other = new OtherThread();
  private final List<CompletableFuture<Integer>> completed = FutureWorkloads.completed();

  @Override
  public int awaitReady(int count) {
    return run(
        () -> {
          int sum = 0;
          for (int i = 0; i < count; i++) {
            sum += child(i);
          }
          return sum;
        });
  }

  @Override
  public int awaitMostlyReady(int count) {
    return run(
        () -> {
          int sum = 0;
          for (int i = 0; i < count; i++) {
            sum += mostlyReady(i);
          }
          return sum;
        });
  }

  @Override
  public int awaitCompleted(int count) {
    return run(
        () -> {
          int sum = 0;
          for (int i = 0; i < count; i++) {
            sum += completed.get(i & (COMPLETED - 1)).join();
          }
          return sum;
        });
  }

  @Override
  public int yields(int count) {
    return run(() -> yieldAll(count));
  }

  @Override
  public int spawnAndJoin(int count) {
    return run(
        () -> {
          int[] sum = {0};
          for (int i = 0; i < count; i++) {
            int number = i;
            start(() -> sum[0] += child(number)).join();
          }
          return sum[0];
        });
  }

  @Override
  public int resumeAtDepth(int depth, int count) {
    return run(() -> deep(depth, count));
  }

  @Override
  public int descend(int depth) {
    return run(() -> deep(depth, 1));
  }

  @Override
  public int queue(int capacity, int count) {
    var queue = new ArrayBlockingQueue<Integer>(capacity);
    return run(
        () -> {
          Thread producer =
              start(
                  () -> {
                    for (int i = 0; i < count; i++) {
                      queue.put(1);
                    }
                  });
          int sum = 0;
          for (int i = 0; i < count; i++) {
            sum += queue.take();
          }
          producer.join();
          return sum;
        });
  }

  @Override
  public int post(int count) {
    BlockingQueue<Runnable> door = new LinkedBlockingQueue<>();
    other.post(count, door::add, () -> {});
    return run(
        () -> {
          for (int i = 0; i < count; i++) {
            door.take().run();
          }
          return count;
        });
  }

  @Override
  public int echo(Echo echo, int requests) {
    return run(
        () -> {
          var ended = new CountDownLatch(Echo.CONNECTIONS);
          for (SocketChannel socket : echo.sockets()) {
            start(
                () -> {
                  answer(socket, requests * Echo.REQUEST);
                  ended.countDown();
                });
          }
          echo.ask(requests);
          ended.await();
          return requests;
        });
  }

  private static void answer(SocketChannel socket, int count) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(Echo.REQUEST);
    try {
      for (int left = count; left > 0; ) {
        left -= socket.read(buffer.clear());
        buffer.flip();
        while (buffer.hasRemaining()) {
          socket.write(buffer);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int sleepers(int count, int millis, Runnable allAsleep) {
    return run(
        () -> {
          var begun = new CountDownLatch(count);
          var ended = new CountDownLatch(count);
          for (int i = 0; i < count; i++) {
            start(
                () -> {
                  begun.countDown();
                  Thread.sleep(millis);
                  ended.countDown();
                });
          }
          begun.await();
          allAsleep.run();
          ended.await();
          return count;
        });
  }

  /** A virtual thread for each timer, and an interrupt to cancel it. */
  @Override
  public int timers(int count, int millis) {
    return run(
        () -> {
          var ended = new CountDownLatch((count + 9) / 10);
          var sleeping = new Thread[count];
          for (int i = 0; i < count; i++) {
            int delay = Workloads.delay(i, millis);
            sleeping[i] =
                start(
                    () -> {
                      try {
                        Thread.sleep(delay);
                        ended.countDown();
                      } catch (InterruptedException cancelled) {
                        // Nobody waits for it.
                      }
                    });
          }
          for (int i = 0; i < count; i++) {
            if (!Workloads.fires(i)) {
              sleeping[i].interrupt();
            }
          }
          ended.await();
          return count;
        });
  }

  @Override
  public void close() {
    other.close();
  }

  private static int child(int i) {
    if (hole == Integer.MAX_VALUE) {
      Thread.yield();
    }
    return i;
  }

  private static int mostlyReady(int i) {
    if ((i & 1023) == 0) {
      Thread.yield();
    }
    return i;
  }

  private static int yieldAll(int count) {
    for (int i = 0; i < count; i++) {
      Thread.yield();
    }
    return count;
  }

  private static int deep(int depth, int count) {
    if (depth > 1) {
      return deep(depth - 1, count) + 1;
    }
    yieldAll(count);
    return 1;
  }

  private interface Work {
    int run() throws InterruptedException;
  }

  private interface Step {
    void run() throws InterruptedException;
  }

  private static int run(Work work) {
    var result = new AtomicInteger();
    try {
      start(() -> result.set(work.run())).join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return result.get();
  }

  private static Thread start(Step step) {
    Runnable body =
        () -> {
          try {
            step.run();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    try {
      return (Thread) START.invokeExact(body);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle startVirtualThread() {
    try {
      return MethodHandles.publicLookup()
          .findStatic(
              Thread.class,
              "startVirtualThread",
              MethodType.methodType(Thread.class, Runnable.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no virtual threads in this JDK", e);
    }
  }
}
