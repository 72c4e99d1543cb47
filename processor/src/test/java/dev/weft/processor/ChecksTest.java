package dev.weft.processor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
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
  void moreParametersThanAConstructorCanTake() {
    refused(
        "  @Async Coroutine<Integer> most("
            + parameters(127)
            + ") { return done(await(one()) + hashCode()); }\n",
        5,
        "most has too many parameters");
  }

  @Test
  void asManyParametersAsAConstructorCanTake() {
    Javac.Result result =
        compile(
            "  @Async static Coroutine<Integer> most("
                + parameters(127)
                + ") { return done(await(one())); }\n");

    assertThat(result.errors()).isEmpty();
  }

  /** Parameters of two slots each. */
  private static String parameters(int count) {
    return IntStream.range(0, count).mapToObj(i -> "long p" + i).collect(joining(", "));
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
  void awaitInACaseLabel() {
    Javac.Result result =
        compile(
            """
              @Async static Coroutine<Void> m(int i) {
                switch (i) {
                  case 0:
                  case await(one()):
                }
                return done();
              }
            """);

    assertThat(result.errors())
        .anySatisfy(error -> assertThat(error).startsWith("8: [weft] await in a case label"));
    assertThat(result.files()).isEmpty();
  }

  @Test
  void awaitInTheParenthesesOfSynchronizedIsFine() {
    Javac.Result result =
        compile(
            """
              @Async static Coroutine<Void> m() {
                synchronized (await(one())) {
                }
                return done();
              }
            """);

    assertThat(result.errors()).isEmpty();
  }

  @Test
  void awaitInALambdaInASynchronizedBlockIsOneInALambda() {
    refused(
        """
          @Async static Coroutine<Void> m(Object lock) {
            synchronized (lock) {
              Runnable r = () -> await(one());
            }
            return done();
          }
        """,
        7,
        "await in a lambda");
  }

  @Test
  void awaitInTheArgumentOfASuperclassConstructor() {
    refused(
        """
          static class Sub extends Thread {
            Sub() {
              super("" + await(one()));
            }
          }
        """,
        7,
        "await in a constructor");
  }

  @Test
  void awaitInAnInstanceInitializer() {
    refused("  int x;\n  {\n    x = await(one());\n  }\n", 7, "await in an initializer");
  }

  @Test
  void awaitInAFieldOfAnAnonymousClassInAnAsyncBody() {
    refused(
        """
          @Async static Coroutine<Object> m() {
            return done(new Object() {
              int inner = await(one());
            });
          }
        """,
        7,
        "await in an initializer");
  }

  @Test
  void awaitInAMainMethod() {
    refused(
        "  public static void main(String[] args) {\n    await(one());\n  }\n", 6, "AsyncMain.run");
  }

  @Test
  void eachMistakeIsTold() {
    Javac.Result result =
        compile(
            """
              static int plain() { return await(one()); }
              int field = await(one());
              @Async static int m() { return 1; }
            """);

    assertThat(result.errors()).hasSize(3);
    assertThat(result.errors().get(0)).startsWith("5: ");
    assertThat(result.errors().get(1)).startsWith("6: ");
    assertThat(result.errors().get(2)).startsWith("7: ");
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_20)
  void patternLabelOfAPreview() {
    Javac.Result result =
        compile(
            """
              @Async static Coroutine<Integer> m(Object o) {
                switch (o) {
                  case Integer i:
                    return done(i);
                  case null, default:
                    return done(await(one()));
                }
              }
            """,
            new Javac(output)
                .option("--enable-preview")
                .option("--release")
                .option("" + Runtime.version().feature()));

    assertThat(result.errors()).hasSize(2);
    assertThat(result.errors().get(0)).startsWith("7: [weft] this label is syntax of a preview");
    assertThat(result.errors().get(1)).startsWith("9: [weft] this label is syntax of a preview");
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
  void awaitInAGenerator() {
    refused(
        """
          @Async static Generator<Integer> m() {
            emit(1);
            await(yieldNow());
            return end();
          }
        """,
        7,
        "await in a Generator");
  }

  @Test
  void emitOutsideAGenerator() {
    refused(
        """
          @Async static Coroutine<Void> m() {
            emit(1);
            return done();
          }
        """,
        6,
        "emit outside the body of a generator");
  }

  @Test
  void emitInAPlainLambdaOfAGenerator() {
    refused(
        """
          @Async static AsyncGenerator<Integer> m() {
            Runnable r = () -> emit(1);
            r.run();
            return end();
          }
        """,
        6,
        "emit outside the body of a generator");
  }

  @Test
  void endOutsideAGenerator() {
    refused(
        """
          @Async static Coroutine<Void> m() {
            return end();
          }
        """,
        6,
        "end outside the body of a generator");
  }

  @Test
  void emitOfAValueOfAnotherType() {
    refused(
        """
          @Async static AsyncGenerator<Long> m() {
            emit(1);
            return end();
          }
        """,
        6,
        "int cannot be emitted by a generator of java.lang.Long");
  }

  @Test
  void emitInTheBlockOfATaskGroup() {
    refused(
        """
          @Async static AsyncGenerator<Integer> m() {
            try (var group = TaskGroup.open()) {
              emit(1);
            }
            return end();
          }
        """,
        7,
        "emit inside a dev.weft.TaskGroup lets who asked for the value run inside it too");
  }

  @Test
  void emitInTheBlockOfATimeout() {
    refused(
        """
          @Async static AsyncGenerator<Integer> m(AutoCloseable other) throws Exception {
            try (other; var limit = timeout(java.time.Duration.ofSeconds(1))) {
              for (int i = 0; i < 3; i++) {
                emit(i);
              }
            }
            return end();
          }
        """,
        8,
        "emit inside a dev.weft.TimeoutScope lets who asked for the value run inside it too");
  }

  @Test
  void emitBehindATimeoutAndInOtherScopes() {
    Javac.Result result =
        compile(
            """
              @Async static AsyncGenerator<Integer> m(AsyncScope own) throws Exception {
                try (var limit = timeout(java.time.Duration.ofSeconds(1))) {
                  await(yieldNow());
                } finally {
                  emit(1);
                }
                try (own) {
                  emit(2);
                }
                return end();
              }
            """);
    assertThat(result.errors()).isEmpty();
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
  void twoCapturedVariablesOfOneNameAndType() {
    refused(
        """
          @Async static Coroutine<Object> m(int x) {
            class First { int x() { return x; } }
            class Second {
              @Async Coroutine<Object> inner(int y) {
                int x = await(one());
                class Third { int sum() { return x + new First().x(); } }
                return done(new Third());
              }
            }
            return done(new Second());
          }
        """,
        11,
        "captures two variables called x");
  }

  @Test
  void awaitInAPlainMethodOfAClassInAnAsyncMethodOfAClassInAnAsyncBody() {
    refused(
        """
          @Async static Coroutine<Object> m() {
            class Outer {
              @Async Coroutine<Object> inner() {
                class Inner {
                  int plain() { return await(one()); }
                }
                return done(new Inner());
              }
            }
            return done(new Outer());
          }
        """,
        9,
        "outside");
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
  void handlerOfErrorsSwallowsCancellation() {
    warned(
        """
          @Async static Coroutine<Void> m() {
            try {
              await(one());
            }
            catch (RuntimeException
                | Error e) {
            }
            return done();
          }
        """,
        10,
        "catches CancelledError too");
  }

  @Test
  void handlerOfOtherErrorsSwallowsNothing() {
    assertThat(
            compile(
                    """
                      @Async static Coroutine<Void> m() {
                        try {
                          await(one());
                        } catch (RuntimeException | AssertionError e) {
                        }
                        return done();
                      }
                    """)
                .warnings())
        .isEmpty();
  }

  @Test
  void handlerThatRethrowsSwallowsNothing() {
    assertThat(
            compile(
                    """
                      @Async static Coroutine<Void> m() {
                        try {
                          await(one());
                        } catch (Throwable t) {
                          throw t;
                        }
                        return done();
                      }
                      @Async static Coroutine<Void> n() {
                        try {
                          await(one());
                        } catch (Exception e) {
                          return done();
                        }
                        return done();
                      }
                    """)
                .warnings())
        .isEmpty();
  }

  @Test
  void returnInFinally() {
    warned(
        """
          @Async static Coroutine<Void> m() {
            try {
              await(one());
            } finally {
              return done();
            }
          }
        """,
        8,
        "return in finally drops the exception");
  }

  @Test
  void blockingCallsByKind() {
    Javac.Result result =
        compile(
            """
              @Async static Coroutine<Void> m(java.util.concurrent.Future<String> future,
                  java.io.InputStream in, Thread thread, java.io.BufferedReader reader,
                  java.net.ServerSocket server) throws Exception {
                future.get();
                thread.join();
                in.read();
                reader.readLine();
                server.accept();
                return done();
              }
            """);

    assertThat(result.warnings()).hasSize(5);
    assertThat(result.warnings().get(0)).startsWith("8: [weft] Future.get blocks");
    assertThat(result.warnings().get(1)).startsWith("9: [weft] Thread.join blocks");
    assertThat(result.warnings().get(2)).startsWith("10: [weft] InputStream.read blocks");
    assertThat(result.warnings().get(3)).startsWith("11: [weft] BufferedReader.readLine blocks");
    assertThat(result.warnings().get(4)).startsWith("12: [weft] ServerSocket.accept blocks");
  }

  @Test
  void whatOnlyReadsMemoryBlocksNothing() {
    Javac.Result result =
        compile(
            """
              @Async static Coroutine<Void> m() throws Exception {
                new java.io.ByteArrayInputStream(new byte[1]).read();
                new java.io.StringReader("").read();
                new java.util.HashMap<String, String>().get("x");
                return done();
              }
            """);

    assertThat(result.warnings()).isEmpty();
  }

  @Test
  void blockingCallOutsideAsyncBodiesIsFine() {
    Javac.Result result =
        compile(
            """
              static void m() throws Exception {
                Thread.sleep(1);
              }
              @Async static Coroutine<Void> n() {
                new Thread(() -> {
                  try {
                    Thread.sleep(1);
                  } catch (InterruptedException e) {
                  }
                }).start();
                return done();
              }
            """);

    assertThat(result.warnings()).isEmpty();
  }
}
