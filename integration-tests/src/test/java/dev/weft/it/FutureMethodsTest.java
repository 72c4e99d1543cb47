package dev.weft.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Async methods that return futures of the JDK, in a loop and where none runs. */
class FutureMethodsTest {
  private static final String HEAD =
      """
      import static dev.weft.Coroutines.*;
      import static java.util.concurrent.CompletableFuture.completedFuture;

      import dev.weft.*;
      import java.time.Duration;
      import java.util.concurrent.*;

      class Demo {
        static void say(Object o) {
          System.out.println(o);
        }

      """;

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  private String run(Jdk jdk, String members) {
    Project project = new Project(jdk, directory);
    project.add("Demo.java", HEAD + members + "}\n");
    Command.Output compiled = project.compile();
    assertThat(compiled.status()).as(compiled.toString()).isZero();
    Command.Output run = project.run("Demo");
    assertThat(run.status()).as(run.toString()).isZero();
    return run.text();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void withoutALoopTheBodyGoesOnWhereTheStageCompletes(Jdk jdk) {
    String printed =
        run(
            jdk,
            """
              @Async
              static CompletableFuture<Integer> add(
                  CompletableFuture<Integer> a, CompletionStage<Integer> b) {
                say("begins in " + Thread.currentThread().getName());
                int x = await(a);
                say("goes on in " + Thread.currentThread().getName());
                try {
                  return completedFuture(x + await(b));
                } finally {
                  say("ends in " + Thread.currentThread().getName());
                }
              }

              public static void main(String[] args) throws Exception {
                var a = new CompletableFuture<Integer>();
                var b = new CompletableFuture<Integer>();
                var sum = add(a, b);
                say("called");
                a.complete(1);
                Thread other = new Thread(() -> b.complete(2), "other");
                other.start();
                other.join();
                say(sum.isDone() + " " + sum.get());
              }
            """);

    assertThat(printed)
        .isEqualTo("begins in main\ncalled\ngoes on in main\nends in other\ntrue 3\n");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void withoutALoopTheLibraryWorks(Jdk jdk) {
    String printed =
        run(
            jdk,
            """
              @Async
              static CompletionStage<String> work() {
                await(sleep(Duration.ofMillis(5)));
                var both = await(gather(sleep(Duration.ofMillis(3), 1), later(2)));
                int three = await(toThread(() -> 3));
                await(yieldNow());
                return completedFuture(both + " " + three);
              }

              @Async
              static Coroutine<Integer> later(int value) {
                await(sleep(Duration.ofMillis(1)));
                return done(value);
              }

              @Async
              static CompletableFuture<Integer> depth(int n) {
                if (n == 0) {
                  await(sleep(Duration.ofMillis(1)));
                  return completedFuture(0);
                }
                return completedFuture(1 + await(depth(n - 1)));
              }

              public static void main(String[] args) throws Exception {
                say(work().toCompletableFuture().get());
                say(depth(3000).get());
              }
            """);

    assertThat(printed).isEqualTo("[1, 2] 3\n3000\n");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void failuresAndCancelling(Jdk jdk) {
    String printed =
        run(
            jdk,
            """
              @Async
              static CompletableFuture<Void> fails() throws Exception {
                await(sleep(Duration.ofMillis(1)));
                throw new java.io.IOException("very one");
              }

              @Async
              static CompletableFuture<Void> waits() {
                try {
                  await(new Promise<Void>());
                } catch (CancelledError e) {
                  say("cancelled");
                  throw e;
                }
                return completedFuture(null);
              }

              public static void main(String[] args) throws Exception {
                try {
                  fails().get();
                } catch (ExecutionException e) {
                  say(e.getCause());
                }
                var waiting = waits();
                say(waiting.cancel(true));
                say(waiting.isCancelled());
              }
            """);

    assertThat(printed).isEqualTo("java.io.IOException: very one\ncancelled\ntrue\ntrue\n");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void inALoopTheBodyIsATaskThatBeginsAtOnce(Jdk jdk) {
    String printed =
        run(
            jdk,
            """
              @Async
              static CompletableFuture<Integer> twice(int value) {
                say("begins " + currentTask().name());
                await(sleep(Duration.ofMillis(1)));
                return completedFuture(2 * value);
              }

              @Async
              static Coroutine<Void> main() {
                var four = twice(2);
                say("called " + allTasks().size() + " " + currentTask().name());
                say(await(four));
                return done();
              }

              public static void main(String[] args) {
                AsyncMain.run(main());
              }
            """);

    assertThat(printed).isEqualTo("begins Task-2\ncalled 2 Task-1\n4\n");
  }
}
