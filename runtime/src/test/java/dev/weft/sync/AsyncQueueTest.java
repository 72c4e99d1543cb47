package dev.weft.sync;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.AsyncIterator;
import dev.weft.Coroutine;
import dev.weft.InPlaceCall;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AsyncQueueTest extends SyncTest {
  private final AsyncQueue<String> queue = new AsyncQueue<>();
  private final AsyncQueue<String> small = new AsyncQueue<>(1);

  @Test
  void itemsComeOutInTheOrderTheyWentIn() {
    queue.putNow("x");
    queue.putNow("y");
    run(body().await(() -> queue.get(), log::add).await(() -> queue.get(), log::add));
    assertThat(log).containsExactly("x", "y");
  }

  @Test
  void getAndPutAreForOneUseAlsoWhereTheyDoNotWait() {
    run(
        body()
            .await(() -> queue.put("w"))
            .run(() -> log.add(queue.put("x")))
            .run(() -> log.add(queue.get()))
            .await(() -> log.get(0))
            .await(() -> log.get(1), log::add)
            .tryAwait(() -> log.get(0), log::add)
            .tryAwait(() -> log.get(1), log::add)
            .run(() -> log.add(queue.size())));
    assertThat(log).hasSize(6).element(2).isEqualTo("w");
    assertThat(log.get(3)).isInstanceOf(IllegalStateException.class);
    assertThat(log.get(4)).isInstanceOf(IllegalStateException.class);
    assertThat(log.get(5)).isEqualTo(1);
  }

  @Test
  void getAndPutCanBeTasks() {
    run(
        body()
            .run(() -> log.add(createTask(queue.get())))
            .run(() -> log.add(createTask(queue.put("x"))))
            .await(() -> log.get(0), log::add)
            .await(() -> log.get(1)));
    assertThat(log).last().isEqualTo("x");
  }

  @Test
  void callsInPlaceUseTheirWaiterAgainButNotWhileItWaits() {
    List<Object> waiters = new ArrayList<>();
    run(
        body()
            .run(() -> waiters.add(queue.freeGetter()))
            .run(() -> waiters.add(queue.freeGetter()))
            .run(() -> begin("a", () -> getInPlace()))
            .await(() -> yieldNow())
            .run(() -> waiters.add(queue.freeGetter()))
            .run(() -> begin("b", () -> getInPlace()))
            .await(() -> yieldNow())
            .run(() -> queue.putNow("x"))
            .run(() -> queue.putNow("y"))
            .await(() -> yieldNow())
            .await(() -> yieldNow())
            .run(() -> waiters.add(queue.freeGetter())));
    assertThat(log).containsExactly("a x", "b y");
    assertThat(waiters.get(1)).isSameAs(waiters.get(0));
    assertThat(waiters.get(2)).isNotSameAs(waiters.get(0)).isSameAs(waiters.get(3));
  }

  @Test
  void putsInPlaceUseTheirWaiterAgainButNotWhileItWaits() {
    List<Object> waiters = new ArrayList<>();
    run(
        body()
            .await(() -> small.put("x"))
            .run(() -> waiters.add(small.freePutter("-")))
            .run(() -> begin("a", () -> putInPlace("y")))
            .await(() -> yieldNow())
            .run(() -> waiters.add(small.freePutter("-")))
            .run(() -> begin("b", () -> putInPlace("z")))
            .await(() -> yieldNow())
            .await(() -> small.get(), log::add)
            .await(() -> yieldNow())
            .await(() -> small.get(), log::add)
            .await(() -> yieldNow())
            .await(() -> small.get(), log::add)
            .run(() -> waiters.add(small.freePutter("-"))));
    assertThat(log).containsExactlyInAnyOrder("x", "a", "y", "b", "z");
    assertThat(waiters.get(1)).isNotSameAs(waiters.get(0)).isSameAs(waiters.get(2));
  }

  private Coroutine<Object> putInPlace(String item) {
    return new InPlaceCall((task, depth) -> InPlaceCalls.put(task, depth, small, item));
  }

  @Test
  void callInPlaceOfAnotherLoopIsRefusedAndChangesNothing() {
    var failure = new ArrayList<Throwable>();
    run(
        body()
            .run(() -> begin("a", () -> getInPlace()))
            .await(() -> yieldNow())
            .run(() -> failure.add(failureElsewhere()))
            .run(() -> queue.putNow("x"))
            .await(() -> yieldNow())
            .await(() -> yieldNow()));
    assertThat(log).containsExactly("a x");
    assertThat(failure.get(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("loop.execute(");
  }

  private Throwable failureElsewhere() throws Exception {
    return CompletableFuture.supplyAsync(() -> failureOf(body().await(() -> getInPlace()))).get();
  }

  private Coroutine<Object> getInPlace() {
    return new InPlaceCall((task, depth) -> InPlaceCalls.get(task, depth, queue));
  }

  @Test
  void sizeCountsWhatIsThere() {
    assertThat(queue.isEmpty()).isTrue();
    queue.putNow("x");
    assertThat(queue.size()).isEqualTo(1);
    assertThat(queue.isEmpty()).isFalse();
  }

  @Test
  void queueOfZeroOrLessHasNoLimit() {
    var unlimited = new AsyncQueue<Integer>(-1);
    for (int i = 0; i < 1000; i++) {
      unlimited.putNow(i);
    }
    assertThat(unlimited.isFull()).isFalse();
  }

  @Test
  void itemsKeepTheirOrderWhereverTheQueueIsWhenItGrows() {
    for (int taken = 0; taken < 40; taken++) {
      var growing = new AsyncQueue<Integer>();
      for (int i = 0; i < taken; i++) {
        growing.putNow(-1);
        growing.getNow();
      }
      for (int i = 0; i < 100; i++) {
        growing.putNow(i);
      }
      List<Integer> items = new ArrayList<>();
      while (!growing.isEmpty()) {
        items.add(growing.getNow());
      }
      assertThat(items).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }
  }

  @Test
  void queueIsFullAtItsCapacity() {
    small.putNow("x");
    assertThat(small.isFull()).isTrue();
    assertThatThrownBy(() -> small.putNow("y")).isInstanceOf(QueueFull.class);
    assertThat(small.size()).isEqualTo(1);
  }

  @Test
  void takingAtOnceFromAnEmptyQueueIsAnError() {
    assertThatThrownBy(queue::getNow).isInstanceOf(QueueEmpty.class);
  }

  @Test
  @SuppressWarnings("NullAway") // the point of the test
  void nullIsRefused() {
    assertThatThrownBy(() -> queue.putNow(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> queue.put(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void getWithAnItemAndPutWithAPlaceTakeNoTurn() {
    run(
        body()
            .run(() -> begin("other", () -> turns(1)))
            .await(() -> small.put("x"))
            .await(() -> small.get(), log::add)
            .await(() -> small.put("y"))
            .await(() -> small.get(), log::add)
            .await(() -> settle()));
    assertThat(log).containsExactly("x", "y", "other");
  }

  @Test
  void putHappensWhenItIsAwaitedAndNotBefore() {
    run(body().run(() -> queue.put("x")));
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void gettersAreServedInTheOrderTheyCame() {
    run(
        body()
            .run(() -> begin("a", () -> queue.get()))
            .run(() -> begin("b", () -> queue.get()))
            .await(() -> settle())
            .run(() -> queue.putNow("x"))
            .run(() -> queue.putNow("y"))
            .await(() -> settle()));
    assertThat(log).containsExactly("a x", "b y");
  }

  @Test
  void puttersAreServedInTheOrderTheyCame() {
    run(
        body()
            .await(() -> small.put("x"))
            .run(() -> begin("a", () -> small.put("y")))
            .run(() -> begin("b", () -> small.put("z")))
            .await(() -> settle())
            .run(() -> log.add(small.getNow()))
            .await(() -> settle())
            .await(() -> small.get(), log::add)
            .await(() -> settle())
            .await(() -> small.get(), log::add));
    assertThat(log).containsExactly("x", "a", "y", "b", "z");
  }

  @Test
  void getterGoesOnInTheTurnAfterThePut() {
    var ticks = new Ticks();
    run(
        body()
            .run(ticks::start)
            .run(() -> begin("a", body().await(() -> queue.get()).run(() -> log.add(ticks.now()))))
            .await(() -> settle())
            .run(() -> log.add(ticks.now()))
            .run(() -> queue.putNow("x"))
            .await(() -> settle())
            .run(ticks::stop));
    assertThat((int) log.get(1) - (int) log.get(0)).isEqualTo(1);
  }

  @Test
  void itemIsThereForAllUntilTheWokenGetterGoesOn() {
    run(
        body()
            .run(() -> begin("waiter", () -> queue.get()))
            .await(() -> settle())
            .run(() -> queue.putNow("x"))
            .run(() -> log.add(queue.size()))
            .await(() -> queue.get(), log::add)
            .await(() -> settle())
            .run(() -> queue.putNow("y"))
            .await(() -> settle()));
    assertThat(log).containsExactly(1, "x", "waiter y");
  }

  @Test
  void getterThatWasWokenInVainKeepsItsPlace() {
    run(
        body()
            .run(() -> begin("a", () -> queue.get()))
            .run(() -> begin("b", () -> queue.get()))
            .run(() -> begin("c", () -> queue.get()))
            .await(() -> settle())
            .run(() -> queue.putNow("x"))
            .run(() -> queue.putNow("y"))
            .run(() -> queue.getNow())
            .run(() -> queue.getNow())
            .await(() -> settle())
            .run(() -> queue.putNow("1"))
            .run(() -> queue.putNow("2"))
            .run(() -> queue.putNow("3"))
            .await(() -> settle()));
    assertThat(log).containsExactly("a 1", "b 2", "c 3");
  }

  @Test
  void itemOfAGetterThatIsCancelledAfterItsWakeUpGoesToTheNext() {
    run(
        body()
            .run(() -> begin("a", () -> queue.get()))
            .run(() -> begin("b", () -> queue.get()))
            .await(() -> settle())
            .run(() -> queue.putNow("x"))
            .run(() -> cancel("a"))
            .await(() -> settle()));
    assertThat(log).containsExactly("a cancelled", "b x");
  }

  @Test
  void cancelledGetterTakesNothing() {
    run(
        body()
            .run(() -> begin("a", () -> queue.get()))
            .await(() -> settle())
            .run(() -> queue.putNow("x"))
            .run(() -> cancel("a"))
            .await(() -> settle())
            .run(() -> log.add(queue.size())));
    assertThat(log).containsExactly("a cancelled", 1);
  }

  @Test
  void placeOfAPutterThatIsCancelledAfterItsWakeUpGoesToTheNext() {
    run(
        body()
            .await(() -> small.put("x"))
            .run(() -> begin("a", () -> small.put("y")))
            .run(() -> begin("b", () -> small.put("z")))
            .await(() -> settle())
            .run(() -> small.getNow())
            .run(() -> cancel("a"))
            .await(() -> settle())
            .await(() -> small.get(), log::add));
    assertThat(log).containsExactly("a cancelled", "b", "z");
  }

  @Test
  void manyProducersAndConsumersPassOnePlace() {
    run(
        body()
            .run(() -> begin("p", produce(5)))
            .run(() -> begin("c", consume(5)))
            .await(() -> task("p"))
            .await(() -> task("c")));
    assertThat(log).containsExactly("0", "1", "2", "3", "4");
  }

  @Test
  void joinWaitsUntilAllIsDone() {
    queue.putNow("x");
    queue.putNow("y");
    run(
        body()
            .run(() -> begin("join", () -> queue.join()))
            .await(() -> queue.get())
            .await(() -> queue.get())
            .run(() -> queue.taskDone())
            .await(() -> settle())
            .run(() -> log.add("one left"))
            .run(() -> queue.taskDone())
            .await(() -> settle()));
    assertThat(log).containsExactly("one left", "join");
  }

  @Test
  void joinOfAQueueThatHadNothingTakesNoTurn() {
    run(
        body()
            .run(() -> begin("other", () -> turns(1)))
            .await(() -> queue.join())
            .run(() -> log.add("main"))
            .await(() -> settle()));
    assertThat(log).containsExactly("main", "other");
  }

  @Test
  void taskDoneTooOftenIsAnError() {
    queue.putNow("x");
    queue.taskDone();
    assertThatThrownBy(queue::taskDone)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("more often");
  }

  @Test
  void shutDownQueueTakesNothingInAndGivesOutWhatItHas() {
    queue.putNow("x");
    queue.shutdown();
    assertThatThrownBy(() -> queue.putNow("y")).isInstanceOf(QueueShutDown.class);
    assertThat(failureOf(queue.put("y"))).isInstanceOf(QueueShutDown.class);
    run(body().await(() -> queue.get(), log::add));
    assertThat(log).containsExactly("x");
    assertThatThrownBy(queue::getNow).isInstanceOf(QueueShutDown.class);
    assertThat(failureOf(queue.get())).isInstanceOf(QueueShutDown.class);
  }

  @Test
  void shutdownWakesAllWhoWaitToGet() {
    run(
        body()
            .run(() -> begin("a", () -> queue.get()))
            .run(() -> begin("b", () -> queue.get()))
            .await(() -> settle())
            .run(() -> queue.shutdown())
            .await(() -> settle()));
    assertThat(log).containsExactly("a QueueShutDown", "b QueueShutDown");
  }

  @Test
  void shutdownFailsThoseWhoWaitToPutThoughAPlaceBecomesFree() {
    run(
        body()
            .await(() -> small.put("x"))
            .run(() -> begin("a", () -> small.put("y")))
            .await(() -> settle())
            .run(() -> small.shutdown())
            .run(() -> small.getNow())
            .await(() -> settle())
            .run(() -> log.add(small.size())));
    assertThat(log).containsExactly("a QueueShutDown", 0);
  }

  @Test
  void shutdownNowDropsTheItemsAndEndsJoin() {
    queue.putNow("x");
    queue.putNow("y");
    run(
        body()
            .run(() -> begin("join", () -> queue.join()))
            .await(() -> settle())
            .run(() -> queue.shutdownNow())
            .await(() -> settle())
            .run(() -> log.add(queue.size())));
    assertThat(log).containsExactly("join", 0);
  }

  @Test
  void shutdownNowStillWaitsForItemsThatWereTaken() {
    queue.putNow("x");
    queue.putNow("y");
    run(
        body()
            .run(() -> begin("join", () -> queue.join()))
            .await(() -> queue.get())
            .run(() -> queue.shutdownNow())
            .await(() -> settle())
            .run(() -> log.add("one taken"))
            .run(() -> queue.taskDone())
            .await(() -> settle()));
    assertThat(log).containsExactly("one taken", "join");
  }

  @Test
  void shutdownMayBeFollowedByShutdownNow() {
    queue.putNow("x");
    queue.shutdown();
    queue.shutdown();
    queue.shutdownNow();
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void iterationEndsWithTheShutdown() {
    AsyncIterator<String> iterator = queue.iterator();
    queue.putNow("x");
    run(
        body()
            .await(() -> iterator.hasNext(), log::add)
            .await(() -> iterator.hasNext(), log::add)
            .run(() -> log.add(iterator.next()))
            .run(() -> begin("more", () -> iterator.hasNext()))
            .await(() -> settle())
            .run(() -> queue.shutdown())
            .await(() -> settle()));
    assertThat(log).containsExactly(true, true, "x", "more false");
  }

  @Test
  void nextWithoutHasNextIsAnError() {
    queue.putNow("x");
    assertThatThrownBy(() -> queue.iterator().next()).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void lifoQueueGivesTheLastFirst() {
    var lifo = new AsyncLifoQueue<String>(3);
    lifo.putNow("x");
    lifo.putNow("y");
    lifo.putNow("z");
    assertThat(lifo.isFull()).isTrue();
    assertThat(lifo.getNow() + lifo.getNow() + lifo.getNow()).isEqualTo("zyx");
  }

  @Test
  void priorityQueueGivesTheLeastFirst() {
    var priority = new AsyncPriorityQueue<Integer>(0);
    priority.putNow(3);
    priority.putNow(1);
    priority.putNow(2);
    run(
        body()
            .await(() -> priority.get(), log::add)
            .await(() -> priority.get(), log::add)
            .await(() -> priority.get(), log::add));
    assertThat(log).containsExactly(1, 2, 3);
  }

  @Test
  void priorityQueueKeepsTheOrderOfEqualItems() {
    var priority = new AsyncPriorityQueue<String>(0, (a, b) -> a.length() - b.length());
    for (String item : new String[] {"ee", "a", "dd", "b", "cc", "c"}) {
      priority.putNow(item);
    }
    while (!priority.isEmpty()) {
      log.add(priority.getNow());
    }
    assertThat(log).containsExactly("a", "b", "c", "ee", "dd", "cc");
  }

  @Test
  void itemThatCannotBeComparedIsRefusedAtOnce() {
    var priority = new AsyncPriorityQueue<Object>(0);
    assertThatThrownBy(() -> priority.putNow(new Object())).isInstanceOf(ClassCastException.class);
    assertThat(priority.isEmpty()).isTrue();
  }

  @Test
  void orderThatFailsLosesNoItem() {
    var isBroken = new AtomicBoolean();
    var priority =
        new AsyncPriorityQueue<Integer>(
            0,
            (a, b) -> {
              if (isBroken.get()) {
                throw new IllegalStateException("broken");
              }
              return a.compareTo(b);
            });
    List.of(5, 2, 4, 1, 3).forEach(priority::putNow);
    isBroken.set(true);
    assertThatThrownBy(() -> priority.putNow(0)).hasMessage("broken");
    while (!priority.isEmpty()) {
      log.add(priority.getNow());
    }
    assertThat(log).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void placeOfAPutterWhoseItemIsRefusedGoesToTheNext() {
    var priority = new AsyncPriorityQueue<Object>(1);
    run(
        body()
            .await(() -> priority.put(1))
            .run(() -> begin("a", () -> priority.put(new Object())))
            .run(() -> begin("b", () -> priority.put(2)))
            .await(() -> settle())
            .run(() -> priority.getNow())
            .await(() -> settle())
            .run(() -> log.add(priority.getNow())));
    assertThat(log).containsExactly("a ClassCastException", "b", 2);
  }

  @Test
  void putOnAnotherThreadIsAnErrorAndPutsNothing() {
    run(
        body()
            .await(() -> queue.put("x"))
            .run(() -> log.add(failureOnAnotherThread(() -> queue.putNow("y"))))
            .run(() -> log.add(queue.size())));
    assertThat(log.get(0)).isInstanceOf(IllegalStateException.class);
    assertThat(log.get(1)).isEqualTo(1);
  }

  private Coroutine<?> produce(int items) {
    var body = body();
    for (int i = 0; i < items; i++) {
      String item = String.valueOf(i);
      body.await(() -> small.put(item));
    }
    return body;
  }

  private Coroutine<?> consume(int items) {
    var body = body();
    for (int i = 0; i < items; i++) {
      body.await(() -> small.get(), log::add);
    }
    return body;
  }
}
