package dev.weft.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.blockhound.BlockHound;

/** Programs of users with BlockHound installed, which finds weft-testing by itself. */
class BlockHoundTest {
  /** BlockHound 1.0.11 cannot read classes of newer ones: its copy of Byte Buddy fails in them. */
  private static final int NEWEST_JDK = 24;

  private static final String SOURCE =
      """
      import static dev.weft.Coroutines.*;

      import dev.weft.*;
      import java.time.Duration;
      import java.util.concurrent.CompletableFuture;
      import java.util.concurrent.TimeUnit;
      import reactor.blockhound.BlockHound;
      import reactor.blockhound.BlockingOperationError;

      class Blocking {
        static void say(Object what) {
          System.out.println(what);
        }

        @Async
        @SuppressWarnings("weft") // it is to block
        static Coroutine<Void> blocksInAStep() throws InterruptedException {
          await(yieldNow());
          try {
            Thread.sleep(1);
          } catch (BlockingOperationError error) {
            say("step: " + error.getMessage());
          }
          return done();
        }

        @Async
        static Coroutine<Void> blocksInACallback() {
          var never = new CompletableFuture<String>().orTimeout(20, TimeUnit.SECONDS);
          EventLoop.current().callSoon(never::join);
          await(sleep(Duration.ofMillis(1)));
          return done();
        }

        @Async
        static Coroutine<Void> doesNotBlock() {
          await(sleep(Duration.ofMillis(1)));
          var promise = new Promise<String>();
          var loop = EventLoop.current();
          say(
              await(
                  toThread(
                      () -> {
                        Thread.sleep(5);
                        loop.execute(() -> promise.setResult("handed in"));
                        return "from a thread";
                      })));
          say(await(promise));
          say(await(gather(toThread(() -> 1), toThread(() -> 2))));
          say(await(CompletableFuture.supplyAsync(() -> "from a stage")));
          var unused = createTask(fails());
          return done();
        }

        @Async
        static Coroutine<Void> fails() {
          throw new IllegalStateException("to be logged");
        }

        public static void main(String[] arguments) throws InterruptedException {
          Thread.sleep(1);
          BlockHound.install();
          var options = RunOptions.defaults().exceptionHandler(r -> say("callback: " + r.exception()));
          AsyncMain.run(blocksInAStep());
          AsyncMain.run(blocksInACallback(), options);
          AsyncMain.run(doesNotBlock());
          AsyncMain.run(doesNotBlock(), RunOptions.defaults().debug(true));
          Thread.sleep(1);
          say("the end");
        }
      }
      """;

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all().stream().filter(jdk -> jdk.feature() <= NEWEST_JDK).toList();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdks")
  void whatBlocksInAStepIsReportedAndTheLoopsOwnWorkIsNot(Jdk jdk) {
    String classPath = Jars.path(Jars.RUNTIME, Jars.TESTING, Jars.of(BlockHound.class));
    Project project = new Project(jdk, directory).add("Blocking.java", SOURCE);
    Command.Output compiled = project.compile("-cp", classPath);
    assertThat(compiled.status()).as(compiled.toString()).isZero();

    Command.Output run =
        project.java(
            "-XX:+AllowRedefinitionToAddDeleteMethods",
            "-cp",
            Jars.path(Path.of("out"), Jars.RUNTIME, Jars.TESTING, Jars.of(BlockHound.class)),
            "Blocking");

    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.text())
        .contains("step: Blocking call! java.lang.Thread.sleep\n")
        .contains("callback: reactor.blockhound.BlockingOperationError: Blocking call!")
        .containsOnlyOnce("step: ")
        .containsOnlyOnce("callback: ")
        .contains("from a thread\nhanded in\n[1, 2]\nfrom a stage\n")
        .contains("java.lang.IllegalStateException: to be logged")
        .endsWith("the end\n");
  }
}
