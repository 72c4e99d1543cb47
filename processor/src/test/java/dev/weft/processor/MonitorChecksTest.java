package dev.weft.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would wait inside a synchronized block without a call of await. */
class MonitorChecksTest {
  @TempDir Path output;

  private Javac.Result compile(String block) {
    String source =
        """
        import static dev.weft.Coroutines.*;
        import dev.weft.*;
        class Demo {
          @Async static Coroutine<Integer> one() { return done(1); }
          @Async static AsyncGenerator<Integer> many() { emit(1); return end(); }
          @Async static Coroutine<Integer> m(Object lock) {
            synchronized (lock) {
              %s
            }
          }
        }
        """;
    return new Javac(output).with(new WeftProcessor()).compile(source.formatted(block));
  }

  private void refused(String block, String what) {
    Javac.Result result = compile(block);

    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0))
        .startsWith("8: [weft] " + what + " in a synchronized block would let go");
  }

  @Test
  void aReturnedAwaitable() {
    refused("return one();", "returning an awaitable");
  }

  @Test
  void oneOfTwoReturnedAwaitables() {
    refused("return lock == null ? done(2) : (one());", "returning an awaitable");
  }

  @Test
  void aLoopOverAnAsyncIterable() {
    refused("for (int each : each(many())) { } return done(1);", "an async loop");
  }

  @Test
  void anAsyncScope() {
    refused("try (TaskGroup group = TaskGroup.open()) { return done(1); }", "an async scope");
  }

  @Test
  void aLoopThatEmits() {
    Javac.Result result =
        new Javac(output)
            .with(new WeftProcessor())
            .compile(
                """
                import static dev.weft.Coroutines.*;
                import dev.weft.*;
                class Demo {
                  @Async static Generator<Integer> many(Object lock) {
                    synchronized (lock) {
                      emit(1);
                    }
                    return end();
                  }
                }
                """);

    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0)).startsWith("6: [weft] emit in a synchronized block");
  }

  @Test
  void whatWaitsForNothingIsFine() {
    Javac.Result result = compile("return lock == null ? done(1) : (Coroutine<Integer>) done(2);");

    assertThat(result.errors()).isEmpty();
  }
}
