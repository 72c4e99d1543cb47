package dev.weft.sync;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.yieldNow;

import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.LoopTest;
import dev.weft.Steps;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/** What the tests of this package share: tasks with names that log what they get. */
@Timeout(20) // a lost wake-up must not stop the build
abstract class SyncTest extends LoopTest {
  private final Map<String, Task<?>> tasks = new HashMap<>();

  /** A task that awaits, and logs its name and the value, or the failure. */
  final void begin(String name, Steps.Source source) {
    begin(
        name,
        body()
            .await(source, value -> log.add(value == null ? name : name + " " + value))
            .run(() -> {}));
  }

  /** A task that logs how it fails, if it does. */
  final void begin(String name, Coroutine<?> coroutine) {
    tasks.put(
        name,
        createTask(
            body()
                .tryAwait(
                    () -> coroutine,
                    failure -> {
                      log.add(name + " " + describe(failure));
                      throw failure;
                    })));
  }

  final Task<?> task(String name) {
    Task<?> task = tasks.get(name);
    if (task == null) {
      throw new AssertionError("no task " + name);
    }
    return task;
  }

  final void cancel(String name) {
    task(name).cancel();
  }

  /** Lets all tasks run until they wait. */
  static Awaitable<?> settle() {
    return turns(20);
  }

  static Awaitable<?> turns(int turns) {
    Steps<Object> body = body();
    for (int i = 0; i < turns; i++) {
      body.await(() -> yieldNow());
    }
    return body;
  }

  static Throwable failureOnAnotherThread(Runnable action) throws InterruptedException {
    var failures = new ArrayList<Throwable>();
    var thread =
        new Thread(
            () -> {
              try {
                action.run();
              } catch (Throwable thrown) {
                failures.add(thrown);
              }
            });
    thread.start();
    thread.join();
    return failures.get(0);
  }

  static String describe(Throwable failure) {
    return failure instanceof CancelledError ? "cancelled" : failure.getClass().getSimpleName();
  }
}
