package dev.weft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/** Bodies that keep the user's statements: how they are entered again, and which are not so. */
class StructuredBodiesTest {
  private static final String HEAD =
      """
      package u;
      import static dev.weft.Coroutines.*;
      import dev.weft.*;
      import java.util.*;
      class Demo {
        @Async static Coroutine<Integer> number(int i) { return done(i); }
        @Async static Coroutine<String> text(int i) { return done("" + i); }
        static Coroutine<Boolean> test(int i) { return null; }
        static void log(Object value) {}
      """;

  /** The generated class of the method {@code m}. */
  private static String machine(String member) {
    Compilation compilation =
        javac()
            .withOptions("-Aweft.lint=none")
            .withProcessors(new WeftProcessor())
            .compile(JavaFileObjects.forSourceString("u.Demo", HEAD + member + "\n}"));
    assertThat(compilation).succeeded();
    try {
      return compilation
          .generatedFile(StandardLocation.SOURCE_OUTPUT, "u", "Demo$$m.java")
          .orElseThrow()
          .getCharContent(false)
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The statements of {@code run}. */
  private static String run(String member) {
    String text = machine(member);
    int start = text.indexOf(" {\n", text.indexOf(" run(")) + 3;
    int end = text.indexOf("\n  }\n", start);
    return text.substring(start, end + 1).replaceAll("(?m)^    | // Demo.java:\\d+$", "");
  }

  private static void assertStates(String member) {
    assertThat(machine(member)).contains("switch (state)").doesNotContain(" run(");
  }

  @Test
  void awaitOfAnything() {
    assertThat(run("@Async static Coroutine<Void> m() { log(await(test(1))); return done(); }"))
        .isEqualTo(
            """
            Boolean value;
            if (state == 0) {
              value = typed(awaited(task, depth, Demo.test(1)));
              if (isWaiting(task)) {
                return keep(frame, task, 1);
              }
            } else {
              value = result(task);
            }
            Demo.log(value);
            return null;
            """);
  }

  @Test
  void linesOfTheUsersFileAreSaid() {
    assertThat(
            machine(
                "@Async static Coroutine<Void> m() { log(1);\n await(test(1)); return done(); }"))
        .contains("if (state == 0) { // Demo.java:10\n")
        .contains("if (state == 0) { // Demo.java:11\n      awaited(task, depth, Demo.test(1));");
  }

  @Test
  void awaitOfAMethodOfTheSameClass() {
    assertThat(
            run(
                "@Async static Coroutine<Integer> m() { int x = await(number(1)); return done(x); }"))
        .isEqualTo(
            """
            int x;
            if (state == 0) {
              x = Demo$$number.call(task, depth + 1, 1);
              if (isWaiting(task)) {
                return keep(frame, task, 1);
              }
            } else {
              x = result(task);
            }
            return x;
            """);
  }

  @Test
  void aBoxedValueMayBeNull() {
    assertThat(
            run(
                "@Async static Coroutine<Integer> m() { Integer x = await(number(1)); return done(x); }"))
        .contains("Integer x;\n")
        .contains("return unboxed(task, x);\n");
  }

  @Test
  void aValueThatNobodyWants() {
    assertThat(run("@Async static Coroutine<Void> m() { await(text(1)); return done(); }"))
        .isEqualTo(
            """
            if (state == 0) {
              Demo$$text.call(task, depth + 1, 1);
              if (isWaiting(task)) {
                return keep(frame, task, 1);
              }
            } else {
              result(task);
            }
            return null;
            """);
  }

  @Test
  void loopsAreEnteredWhereTheyWaited() {
    assertThat(
            run(
                """
                @Async static Coroutine<Integer> m(int n) {
                  int sum = 0;
                  for (int i = 0; i < n; i++) {
                    if (await(test(i))) {
                      continue;
                    }
                    sum += i;
                  }
                  return done(sum);
                }
                """))
        .isEqualTo(
            """
            if (state == 0) {
              sum = 0;
              i = 0;
            }
            for (; state != 0 || i < n; i++) {
              Boolean value;
              if (state == 0) {
                value = typed(awaited(task, depth, Demo.test(i)));
                if (isWaiting(task)) {
                  return keep(frame, task, 1, n, sum, i);
                }
              } else {
                state = 0;
                value = result(task);
              }
              if (value) {
                continue;
              }
              sum += i;
            }
            return sum;
            """);
  }

  @Test
  void whatIsBeforeAnAwaitIsSkipped() {
    assertThat(
            run(
                """
                @Async static Coroutine<Void> m() {
                  log(1);
                  await(test(1));
                  log(2);
                  await(test(2));
                  log(3);
                  return done();
                }
                """))
        .isEqualTo(
            """
            if (state == 0) {
              Demo.log(1);
            }
            if (state <= 1) {
              if (state == 0) {
                awaited(task, depth, Demo.test(1));
                if (isWaiting(task)) {
                  return keep(frame, task, 1);
                }
              } else {
                state = 0;
                result(task);
              }
              Demo.log(2);
            }
            if (state == 0) {
              awaited(task, depth, Demo.test(2));
              if (isWaiting(task)) {
                return keep(frame, task, 2);
              }
            } else {
              result(task);
            }
            Demo.log(3);
            return null;
            """);
  }

  @Test
  void branchesAreEnteredByState() {
    assertThat(
            run(
                """
                @Async static Coroutine<Void> m(boolean b) {
                  if (b) { log(await(test(1))); } else { log(await(test(2))); }
                  return done();
                }
                """))
        .contains("if (state == 0 ? b : state <= 1) {");
    assertThat(
            run(
                """
                @Async static Coroutine<Void> m(boolean b) {
                  if (b) { log(await(test(1))); } else { log(2); }
                  return done();
                }
                """))
        .contains("if (state != 0 || b) {");
    assertThat(
            run(
                """
                @Async static Coroutine<Void> m(boolean b) {
                  if (b) { log(1); } else { log(await(test(2))); }
                  return done();
                }
                """))
        .contains("if (state == 0 && (b)) {");
  }

  @Test
  void finallyBlocksAreSkippedWhileTheBodyWaits() {
    assertThat(
            run(
                """
                @Async static Coroutine<Void> m() {
                  try { log(await(test(1))); } finally { log(2); }
                  return done();
                }
                """))
        .contains(
            """
            } finally {
              if (!isWaiting(task)) {
                Demo.log(2);
              }
            }
            """);
  }

  @Test
  void whatFailsInATryIsCaughtAtStateZero() {
    assertThat(
            run(
                """
                @Async static Coroutine<Void> m() {
                  while (true) {
                    try {
                      log(await(number(1)));
                      return done();
                    } catch (RuntimeException e) {
                      log(e);
                    }
                  }
                }
                """))
        .contains("} else {\n      state = 0;\n      value = result(task);\n");
  }

  @Test
  void twoVariablesOfOneNameAndTypeShareAParameter() {
    assertThat(
            machine(
                """
                @Async static Coroutine<Void> m() {
                  for (int i = 0; i < 2; i++) { log(await(test(i))); }
                  for (int i = 0; i < 3; i++) { log(await(test(i))); }
                  return done();
                }
                """))
        .contains("int depth, int state, int i) throws")
        .containsOnlyOnce("private int i;");
  }

  @Test
  void primitivesOfEveryTypeAreKept() {
    assertThat(
            machine(
                """
                @Async static Coroutine<Void> m(boolean again) {
                  boolean z = true; byte b = 1; short s = 2; char c = 'c';
                  long j = 3; float f = 4; double d = 5;
                  await(test(1));
                  log("" + z + b + s + c + j + f + d);
                  return again ? m(false) : done();
                }
                """))
        .contains("again, false, (byte) 0, (short) 0, (char) 0, 0, 0, 0);");
  }

  @Test
  void lambdasCaptureCopies() {
    assertThat(
            run(
                """
                @Async static Coroutine<Void> m(int n) {
                  await(test(1));
                  Runnable show = () -> log(n);
                  show.run();
                  return done();
                }
                """))
        .contains("final var n2 = n;\nRunnable show = () -> Demo.log(n2);\n");
  }

  @Test
  void whereJavaHasNoWayInThereAreStates() {
    assertStates(
        """
        @Async static Coroutine<Void> m() {
          try { log(1); } catch (RuntimeException e) { await(test(1)); }
          return done();
        }
        """);
    assertStates(
        """
        @Async static Coroutine<Void> m() {
          try { log(1); } finally { await(test(1)); }
          return done();
        }
        """);
    assertStates(
        """
        @Async static Coroutine<Void> m(int n) {
          switch (n) { case 1: await(test(1)); }
          return done();
        }
        """);
    assertStates(
        """
        @Async static Coroutine<Integer> m() {
          try { await(test(1)); } finally { return done(1); }
        }
        """);
  }

  @Test
  void methodsThatCanBeOverriddenAreCalledAsTheyAre() {
    String open =
        """
        @Async Coroutine<Integer> open() { return done(1); }
        @Async Coroutine<Integer> m() { return done(await(open())); }
        """;
    assertThat(run(open)).contains("awaited(task, depth, self.open())");
    assertThat(run(open.replaceFirst("Coroutine", "final Coroutine")))
        .contains("Demo$$open.call(task, depth + 1, self)");
  }

  @Test
  void statesAreCalledDirectlyToo() {
    String member =
        """
        @Async static Coroutine<Integer> m(int n) {
          try { log(1); } finally { await(test(1)); }
          return n == 0 ? done(0) : done(await(m(n - 1)));
        }
        """;
    assertThat(machine(member))
        .contains("Integer value = typed(awaited(task, depth, new Demo$$m(n)));\n")
        .contains("return isWaiting(task) ? 0 : unboxed(task, value);");
  }

  @Test
  void conditionsOfLoopsTakeTheValue() {
    assertThat(
            run(
                """
                @Async static Coroutine<Void> m() {
                  while (await(test(1))) { log(1); }
                  return done();
                }
                """))
        .contains(
            """
              }
              if (!(value)) {
                break;
              }
            """);
  }

  @Test
  void theLibraryIsCalledInPlace() {
    String member =
        """
        @Async static Coroutine<Void> m(dev.weft.sync.AsyncQueue<? super Long> queue, long n) {
          await(queue.put(n + 1));
          log(await(queue.get()));
          return done();
        }
        """;
    assertThat(run(member))
        .contains("InPlaceCalls.put(task, depth + 1, queue, n + 1);")
        .contains("value = typed(InPlaceCalls.get(task, depth + 1, queue));");
  }

  @Test
  void locksAreTakenInPlace() {
    String member =
        """
        @Async static Coroutine<Void> m(
            dev.weft.sync.AsyncLock lock, dev.weft.sync.AsyncSemaphore permits) {
          await(lock.lock());
          await(permits.acquire());
          return done();
        }
        """;
    assertThat(run(member))
        .contains("InPlaceCalls.lock(task, depth + 1, lock);")
        .contains("InPlaceCalls.acquire(task, depth + 1, permits);");
  }

  @Test
  void parametersThatNobodyReadsMayHaveNamesOfOurs() {
    assertThat(
            machine(
                """
                @Async static Coroutine<Integer> m(int task, int depth, int n) {
                  return n == 0 ? done(0) : done(await(m(1, 2, n - 1)));
                }
                """))
        .contains("call(Task<?> task, int depth, int task2, int depth2, int n)");
  }

  @Test
  void whatCannotBePrintedTwiceIsNotCalledInPlace() {
    String member =
        """
        @Async static Coroutine<Void> m(dev.weft.sync.AsyncQueue<Runnable> queue) {
          await(queue.put(() -> log(1)));
          return done();
        }
        """;
    assertThat(run(member)).contains("awaited(task, depth, queue.put(() -> Demo.log(1)))");
  }

  @Test
  void sourceIsTheSameEachTime() {
    String member = "@Async static Coroutine<Integer> m() { return done(await(number(1))); }";
    assertThat(machine(member).getBytes(StandardCharsets.UTF_8))
        .isEqualTo(machine(member).getBytes(StandardCharsets.UTF_8));
  }
}
