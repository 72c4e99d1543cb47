import static dev.weft.Coroutines.*;
import static dev.weft.sync.Select.*;

import dev.weft.*;
import dev.weft.sync.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.TimeoutException;

/** Locks, queues, channels and selects in async bodies. */
class Coordination {
  static final AsyncLock LOCK = new AsyncLock();

  static void say(Object o) {
    System.out.println(o);
  }

  @Async
  @SuppressWarnings("try") // the resource is there to be closed
  static Coroutine<String> locked(String name) {
    try (var held = await(LOCK.acquire())) {
      say(name + " in");
      await(yieldNow());
      say(name + " out");
      return done(name);
    }
  }

  @Async
  static Coroutine<Void> produce(AsyncQueue<Integer> queue) {
    for (int i = 0; i < 4; i++) {
      await(queue.put(i));
    }
    queue.shutdown();
    return done();
  }

  @Async
  static Coroutine<Integer> sum(AsyncQueue<Integer> queue) {
    int sum = 0;
    for (var i : each(queue)) {
      sum += i;
      queue.taskDone();
    }
    await(queue.join());
    return done(sum);
  }

  @Async
  static Coroutine<Void> send(Channel<String> channel, String... items) {
    for (String item : items) {
      await(channel.send(item));
    }
    channel.close();
    return done();
  }

  @Async
  static Coroutine<Void> receive(Channel<String> channel) {
    for (var item : each(channel)) {
      say("item " + item);
    }
    say("end");
    return done();
  }

  @Async
  static Coroutine<Void> select() {
    Channel<String> words = Channel.rendezvous();
    Channel<Integer> numbers = Channel.buffered(2);
    createTask(send(words, "a", "b"));
    await(numbers.send(7));
    for (int i = 0; i < 4; i++) {
      String what =
          await(
              Select.of(
                  onReceive(numbers, n -> "number " + n),
                  onReceiveResult(words, w -> w.toString()),
                  onTimeout(Duration.ofSeconds(1), () -> "late")));
      say(what);
    }
    say(
        await(
            Select.of(
                onReceive(numbers, n -> "n"), onTimeout(Duration.ofMillis(1), () -> "late"))));
    return done();
  }

  @Async
  static Coroutine<Void> conditions() {
    var condition = new AsyncCondition();
    var jobs = new ArrayList<String>();
    var worker =
        createTask(
            coroutine(
                () -> {
                  await(condition.lock());
                  try {
                    await(condition.waitUntil(() -> !jobs.isEmpty()));
                    return done(jobs.remove(0));
                  } finally {
                    condition.unlock();
                  }
                }));
    await(yieldNow());
    await(condition.lock());
    jobs.add("job");
    condition.signal(1);
    condition.unlock();
    say(await(worker));
    return done();
  }

  @Async
  static Coroutine<Void> limited() {
    var semaphore = AsyncSemaphore.bounded(1);
    await(semaphore.acquire());
    try {
      await(waitFor(semaphore.acquire(), Duration.ofMillis(1)));
    } catch (TimeoutException e) {
      say("no permit");
    } finally {
      semaphore.release();
    }
    var event = new AsyncEvent();
    createTask(
        coroutine(
            () -> {
              event.set();
              return done();
            }));
    await(event.waitSet());
    var barrier = new AsyncBarrier(2);
    say(await(gather(barrier.waitAll(), barrier.waitAll())));
    return done();
  }

  @Async
  static Coroutine<Void> main() {
    say(await(gather(locked("x"), locked("y"))));
    var queue = new AsyncQueue<Integer>(1);
    createTask(produce(queue));
    say(await(sum(queue)));
    Channel<String> channel = Channel.buffered(1);
    await(gather(send(channel, "1", "2", "3"), receive(channel)));
    await(select());
    await(conditions());
    await(limited());
    return done();
  }

  public static void main(String[] args) {
    AsyncMain.run(main());
  }
}
