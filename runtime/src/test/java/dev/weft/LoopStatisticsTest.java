package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.toThread;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.JMX;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

/** The numbers of a loop, and the bean that shows them. */
class LoopStatisticsTest extends LoopTest {
  @Test
  void tasksAreCounted() {
    run(
        body()
            .await(() -> createTask(body()))
            .run(() -> createTask(later(9, "")))
            .run(
                () -> {
                  LoopStatistics loop = statistics();
                  log.add(loop.getMadeTasks());
                  log.add(loop.getPendingTasks());
                  log.add(loop.getEndedTasks());
                }));
    assertThat(log).containsExactly(3L, 2L, 1L);
  }

  @Test
  void eachStepOfATaskIsCounted() {
    run(
        body()
            .run(() -> log.add(statistics().getSteps()))
            .await(() -> yieldNow())
            .await(() -> yieldNow())
            .run(() -> log.add(statistics().getSteps())));
    assertThat(log).containsExactly(1L, 3L);
  }

  @Test
  void eachCallbackIsCounted() {
    run(
        body()
            .run(() -> EventLoop.current().callSoon(() -> {}))
            .run(() -> EventLoop.current().callSoon(() -> {}))
            .await(() -> yieldNow())
            .run(() -> log.add(statistics().getSteps())));
    assertThat(log).containsExactly(4L);
  }

  @Test
  void readyJobsAreThoseThatWait() {
    run(
        body()
            .run(() -> log.add(statistics().getReadyJobs()))
            .run(() -> createTask(body()))
            .run(() -> EventLoop.current().callSoon(() -> {}))
            .run(() -> log.add(statistics().getReadyJobs()))
            .await(() -> yieldNow())
            .run(() -> log.add(statistics().getReadyJobs())));
    assertThat(log).containsExactly(0, 2, 0);
  }

  @Test
  void stepsAreCountedOverTheSizeOfTheQueue() {
    run(
        body()
            .run(
                () -> {
                  for (int i = 0; i < 1000; i++) {
                    EventLoop.current().callSoon(() -> {});
                  }
                })
            .await(() -> yieldNow())
            .run(() -> log.add(statistics().getSteps())));
    assertThat(log).containsExactly(1002L);
  }

  @Test
  void waitingIsTheTimeAsleepAndNotBusy() {
    AsyncMain.run(
        body()
            .await(() -> toThread(LoopStatisticsTest::sleepALittle))
            .run(() -> log.add(statistics().getWaitingNanos()))
            .run(() -> log.add(statistics().getBusyNanos())));
    assertThat((long) log.get(0)).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(5));
    assertThat((long) log.get(1)).isPositive();
  }

  @Test
  void waitingGrowsWhileTheLoopSleeps() throws InterruptedException {
    var asleep = new CountDownLatch(1);
    LoopStatistics[] loop = new LoopStatistics[1];
    var end = new Promise<String>();
    EventLoop[] home = new EventLoop[1];
    var other =
        new Thread(
            () -> {
              try {
                asleep.await();
                long before = loop[0].getWaitingNanos();
                long sleeping = before;
                while (sleeping <= before) {
                  sleeping = loop[0].getWaitingNanos();
                }
                home[0].execute(() -> end.setResult("grown"));
              } catch (InterruptedException e) {
                home[0].execute(() -> end.setException(e));
              }
            });
    other.start();
    AsyncMain.run(
        body()
            .run(() -> home[0] = EventLoop.current())
            .run(() -> loop[0] = statistics())
            .run(asleep::countDown)
            .await(() -> end, log::add));
    other.join();
    assertThat(log).containsExactly("grown");
  }

  @Test
  void sleepThatEndsLateIsTold() {
    AsyncMain.run(
        body()
            .run(() -> createTask(sleep(Duration.ofNanos(1))))
            .await(() -> yieldNow())
            .run(LoopStatisticsTest::sleepALittle)
            .await(() -> yieldNow())
            .run(() -> log.add(statistics().getLongestDelayNanos())));
    assertThat((long) log.get(0)).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(4));
  }

  @Test
  void inVirtualTimeNothingIsLate() {
    run(
        body()
            .await(() -> sleep(seconds(9)))
            .run(() -> log.add(statistics().getLongestDelayNanos())));
    assertThat(log).containsExactly(0L);
  }

  @Test
  void beanShowsEachLoop() throws Exception {
    InspectBean.register();
    var server = ManagementFactory.getPlatformMBeanServer();
    var name = new ObjectName(LoopsMXBean.NAME);
    AsyncMain.run(
        body()
            .run(() -> Collections.addAll(log, (Object[]) server.getAttribute(name, "Loops")))
            .run(() -> log.addAll(JMX.newMXBeanProxy(server, name, LoopsMXBean.class).getLoops())),
        options().name("shown"));
    assertThat(log)
        .filteredOn(loop -> loop instanceof CompositeData data && data.get("name").equals("shown"))
        .singleElement()
        .extracting(loop -> ((CompositeData) loop).get("steps"))
        .isEqualTo(1L);
    assertThat(log)
        .filteredOn(
            loop -> loop instanceof LoopStatistics numbers && numbers.getName().equals("shown"))
        .singleElement()
        .extracting(loop -> ((LoopStatistics) loop).getPendingTasks())
        .isEqualTo(1L);
  }

  private static LoopStatistics statistics() {
    return new LiveStatistics(EventLoop.current());
  }

  /** Really: the loop's own clock is what is tested. */
  private static String sleepALittle() throws InterruptedException {
    Thread.sleep(5);
    return "";
  }
}
