package dev.weft.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** What is refused and what is warned of: the message, and the line it stands at. */
class ChecksTest {
  @TempDir Path output;

  private Javac.Result compile(String members) {
    return compile(members, new Javac(output));
  }

  private static Javac.Result compile(String members, Javac javac) {
    String source =
        """
        import static dev.weft.Coroutines.*;
        import dev.weft.*;
        class Demo {
          @Async static Coroutine<Integer> one() { return done(1); }
        """;
    return javac.with(new WeftProcessor()).compile(source + members + "}\n");
  }

  private void refused(String members, int line, String part) {
    Javac.Result result = compile(members);

    assertThat(result.succeeded()).isFalse();
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0)).startsWith(line + ": [weft] ").contains(part);
    assertThat(result.files()).isEmpty();
  }

  private void warned(String members, int line, String part) {
    Javac.Result result = compile(members);

    assertThat(result.errors()).isEmpty();
    assertThat(result.warnings()).hasSize(1);
    assertThat(result.warnings().get(0)).startsWith(line + ": [weft] ").contains(part);
  }

  @Test
  void awaitInAPlainMethod() {
    refused(
        """
          static int plain() {
            return await(one());
          }
        """,
        6,
        "await outside an @Async method");
  }

  @Test
  void awaitInALambda() {
    refused(
        """
          @Async static Coroutine<Void> m() {
            Runnable r = () ->
                await(one());
            return done();
          }
        """,
        7,
        "await in a lambda");
  }

  @Test
  void awaitInAConstructor() {
    refused("  Demo() { await(one()); }\n", 5, "await in a constructor");
  }

  @Test
  void awaitInTheArgumentOfAConstructorCall() {
    refused("  Demo(int i) {}\n  Demo() { this(await(one())); }\n", 6, "await in a constructor");
  }

  @Test
  void awaitInAFieldInitializer() {
    refused("  int field = await(one());\n", 5, "await in an initializer");
  }

  @Test
  void awaitInAStaticInitializer() {
    refused("  static {\n    await(one());\n  }\n", 6, "await in an initializer");
  }

  @Test
  void awaitInAMethodOfAnAnonymousClassInAnAsyncBody() {
    refused(
        """
          @Async static Coroutine<Object> m() {
            return done(new Object() {
              int inner() { return await(one()); }
            });
          }
        """,
        7,
        "await outside an @Async method");
  }

  @Test
  void awaitInASynchronizedBlock() {
    refused(
        """
          @Async static Coroutine<Void> m(Object lock) {
            synchronized (lock) {
              await(one());
            }
            return done();
          }
        """,
        7,
        "await in a synchronized block");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void awaitInAGuardIsNoneInACaseLabel() {
    Javac.Result result =
        compile(
            """
              @Async static Coroutine<Integer> m(Object o) {
                return switch (o) {
                  case String s when await(one()) == 1 -> one();
                  default -> done(2);
                };
              }
            """);

    assertThat(result.errors()).isEmpty();
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void awaitInALambdaInAGuard() {
    refused(
        """
          static int m(Object o) {
            return switch (o) {
              case String s
                  when new java.util.ArrayList<>(java.util.List.of(1)).removeIf(
                      x -> await(one()) == x) -> 1;
              default -> 2;
            };
          }
        """,
        9,
        "await in a lambda");
  }

  @Test
  void referenceToAwait() {
    refused(
        """
          java.util.function.Function<Coroutine<Integer>, Integer> f = Coroutines::await;
        """,
        5,
        "a reference to await");
  }

  @Test
  void synchronizedAsyncMethod() {
    refused(
        "  @Async static synchronized Coroutine<Void> m() { return done(); }\n",
        5,
        "cannot be synchronized");
  }

  @Test
  void nativeAsyncMethod() {
    refused("  @Async static native Coroutine<Void> m();\n", 5, "cannot be native");
  }

  @Test
  void wrongReturnType() {
    refused("  @Async static int m() { return 1; }\n", 5, "cannot return int");
  }

  @Test
  void voidAsyncMethod() {
    refused("  @Async static void m() {}\n", 5, "cannot return void");
  }

  @Test
  void futuresMayBeReturned() {
    Javac.Result result =
        compile(
            """
              @Async static java.util.concurrent.CompletableFuture<Integer> m() {
                await(yieldNow());
                return java.util.concurrent.CompletableFuture.completedFuture(1);
              }
            """);

    assertThat(result.errors()).isEmpty();
  }

  @Test
  void asyncMethodOfAnAnonymousClass() {
    refused(
        """
          static Object plain() {
            return new Object() {
              @Async Coroutine<Void> m() { return done(); }
            };
          }
        """,
        7,
        "local or anonymous class");
  }

  @Test
  void abstractAsyncMethodIsFine() {
    Javac.Result result = compile("  interface Itf { @Async Coroutine<Void> m(); }\n");

    assertThat(result.errors()).isEmpty();
    assertThat(result.warnings()).isEmpty();
  }

  @Test
  void coroutineThatIsNeverAwaited() {
    warned("  static void plain() {\n    one();\n  }\n", 6, "never awaited");
  }

  @Test
  void blockingCallInAnAsyncBody() {
    warned(
        """
          @Async static Coroutine<Void> m() throws InterruptedException {
            Thread.sleep(1);
            return done();
          }
        """,
        6,
        "Thread.sleep blocks");
  }

  @Test
  void handlerThatSwallowsCancellation() {
    warned(
        """
          @Async static Coroutine<Void> m() {
            try {
              await(one());
            } catch (Throwable t) {
              return done();
            }
            return done();
          }
        """,
        8,
        "catches CancelledError too");
  }

  @Test
  void warningIsSuppressedByAnnotation() {
    Javac.Result result = compile("  @SuppressWarnings(\"weft\") static void plain() { one(); }\n");

    assertThat(result.warnings()).isEmpty();
  }

  @Test
  void warningIsSwitchedOffByOption() {
    String members = "  static void plain() { one(); }\n";

    assertThat(compile(members, new Javac(output).option("-Aweft.lint=-never-awaited")).warnings())
        .isEmpty();
    assertThat(compile(members, new Javac(output).option("-Aweft.lint=none")).warnings()).isEmpty();
  }
}
