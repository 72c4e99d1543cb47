package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.gather;
import static dev.weft.Coroutines.shield;
import static dev.weft.Coroutines.toThread;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What the tree of tasks shows. */
class TasksTest extends LoopTest {
  @SuppressWarnings("NullAway.Init") // set by the first step
  private Task<?> first;

  @SuppressWarnings("NullAway.Init") // set by a step
  private Task<?> second;

  @Test
  void dumpOfARunningTaskNamesTheLoopAndTheTask() {
    assertThat(dumpIn(body()))
        .isEqualTo("EventLoop[weft]: 1 task\nTask[Task-1, pending]\n  runs\n");
  }

  @Test
  void dumpShowsWhoAwaitsWhom() {
    String dump =
        dumpIn(
            body()
                .run(() -> first = createTask(later(9, ""), "inner"))
                .run(() -> second = createTask(body().await(() -> first), "outer"))
                .await(() -> yieldNow()));
    assertThat(dump)
        .isEqualTo(
            """
            EventLoop[weft]: 3 tasks
            Task[Task-1, pending]
              runs
            Task[outer, pending]
              at dev.weft.Steps.resume(Unknown Source)
              awaits Task[inner, pending]
                at dev.weft.SleepWithValue.resume(Unknown Source)
                awaits sleep, at most PT9S left
            """);
  }

  @Test
  void dumpShowsFileAndLineOfFramesThatTellThem() {
    String dump =
        dumpIn(body().run(() -> first = createTask(new Demo$$outer())).await(() -> yieldNow()));
    assertThat(dump).contains("  at dev.weft.Demo.outer(Demo.java:12)\n");
  }

  @Test
  void dumpShowsTheTasksBehindAGather() {
    String dump =
        dumpIn(
            body()
                .run(() -> createTask(body().await(() -> gather(later(9, ""))), "outer"))
                .await(() -> yieldNow())
                .await(() -> yieldNow()));
    assertThat(dump).contains("  awaits gather of 1[pending]\n    awaits Task[Task-3, pending]\n");
  }

  @Test
  void dumpShowsTheTaskBehindAShield() {
    String dump =
        dumpIn(
            body()
                .run(() -> first = createTask(later(9, ""), "inner"))
                .run(() -> createTask(body().await(() -> shield(first)), "outer"))
                .await(() -> yieldNow()));
    assertThat(dump).contains("    awaits Task[inner, pending]\n");
  }

  @Test
  void dumpShowsATaskThatTwoAwaitOnce() {
    String dump =
        dumpIn(
            body()
                .run(() -> first = createTask(later(9, ""), "inner"))
                .run(() -> createTask(body().await(() -> first), "a"))
                .run(() -> createTask(body().await(() -> first), "b"))
                .await(() -> yieldNow()));
    assertThat(dump)
        .containsOnlyOnce("sleep, at most")
        .contains("Task[inner, pending] (see above)\n");
  }

  @Test
  void dumpNamesCircles() {
    String dump =
        dumpIn(
            body()
                .run(() -> first = createTask(body().await(() -> second), "a"))
                .run(() -> second = createTask(body().await(() -> first), "b"))
                .await(() -> yieldNow()));
    assertThat(dump).contains("circle: a awaits b awaits a\n");
  }

  @Test
  void dumpGoesDownLongChainsWithoutRecursion() {
    String dump =
        dumpIn(
            body()
                .run(() -> first = createTask(later(9, "")))
                .run(
                    () -> {
                      for (int i = 0; i < 20_000; i++) {
                        Task<?> next = first;
                        first = createTask(body().await(() -> next));
                      }
                    })
                .await(() -> yieldNow()));
    assertThat(dump).startsWith("EventLoop[weft]: 20002 tasks\n").contains("awaits sleep, at most");
  }

  @Test
  void dumpFromAnotherThreadIsWrittenByTheLoop() {
    run(
        body()
            .run(() -> createTask(later(9, ""), "sleeper"))
            .await(() -> toThread(() -> Tasks.dump()), log::add));
    assertThat(log.get(0).toString()).contains("Task[sleeper, pending]");
  }

  @Test
  void dumpOfALoopThatIsStuckShowsTheStackOfItsThread() throws InterruptedException {
    var stuck = new CountDownLatch(1);
    var over = new CountDownLatch(1);
    var dumps = new CompletableFuture<String>();
    EventLoop[] loop = new EventLoop[1];
    var other =
        new Thread(
            () -> {
              try {
                stuck.await();
                dumps.complete(Tasks.dump(loop[0]));
              } catch (InterruptedException e) {
                dumps.completeExceptionally(e);
              }
              over.countDown();
            });
    other.start();
    run(body().run(() -> loop[0] = EventLoop.current()).run(stuck::countDown).run(over::await));
    other.join();
    assertThat(dumps.join()).contains("does not answer").contains("CountDownLatch.await");
  }

  @Test
  void dumpWithoutALoopSaysSo() {
    assertThat(Tasks.runningLoops()).isZero();
    assertThat(Tasks.dump()).isEqualTo("no event loop runs\n");
  }

  @Test
  void beanCountsTheTasks() throws Exception {
    InspectBean.register();
    var server = ManagementFactory.getPlatformMBeanServer();
    var name = new ObjectName(LoopsMXBean.NAME);
    run(
        body()
            .await(() -> createTask(body()))
            .run(() -> createTask(later(9, "")))
            .run(() -> log.add(server.getAttribute(name, "PendingTasks")))
            .run(() -> log.add(server.getAttribute(name, "MadeTasks"))));
    assertThat(log).containsExactly(2L, 3L);
  }

  @Test
  void beanGivesTheTasksAway() throws Exception {
    InspectBean.register();
    var server = ManagementFactory.getPlatformMBeanServer();
    var name = new ObjectName(LoopsMXBean.NAME);
    run(
        body()
            .run(() -> log.add(server.getAttribute(name, "RunningLoops")))
            .run(() -> log.add(server.invoke(name, "dump", new Object[0], new String[0]))));
    assertThat(log).hasSize(2).startsWith(1);
    assertThat(log.get(1).toString()).contains("Task[Task-1, pending]");
  }

  @Test
  void inspectPrintsTheTasksOfAnotherProgram() throws Exception {
    String java = ProcessHandle.current().info().command().orElseThrow();
    Process program =
        new ProcessBuilder(
                java,
                "-cp",
                place(AsyncMain.class) + File.pathSeparator + place(TasksTest.class),
                Sleeper.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(program.inputReader().readLine()).isEqualTo("registered");
      var out = new ByteArrayOutputStream();
      int status = inspect(out, Long.toString(program.pid()));
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("Task[long sleeper, pending]");
      assertThat(status).isZero();
    } finally {
      program.destroyForcibly();
    }
  }

  @Test
  void inspectWithoutAnIdTellsHowToCallIt() {
    var out = new ByteArrayOutputStream();
    assertThat(inspect(out)).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("usage: ");
  }

  @Test
  void inspectOfNoProgramFailsWithAReason() {
    var out = new ByteArrayOutputStream();
    assertThat(inspect(out, "none")).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("cannot ");
  }

  /** A program to look at. */
  static final class Sleeper {
    public static void main(String[] arguments) {
      InspectBean.register();
      AsyncMain.run(
          body()
              .run(() -> createTask(LoopTest.later(600, ""), "long sleeper"))
              .run(() -> System.out.println("registered"))
              .await(() -> LoopTest.later(600, "")));
    }
  }

  private static Path place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static int inspect(ByteArrayOutputStream out, String... arguments) {
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return Inspect.run(arguments, stream, stream);
  }

  private String dumpIn(Steps<Object> before) {
    run(before.run(() -> log.add(Tasks.dump(EventLoop.current()))));
    return log.get(log.size() - 1).toString();
  }
}
