package dev.weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weft.net.TcpServer;
import dev.weft.net.TcpStream;
import dev.weft.sync.Channel;
import dev.weft.sync.Select;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Static methods work where no loop runs, or say that they need one and how to get it. */
class OutsideALoopTest extends LoopTest {
  private static final List<Class<?>> TYPES =
      List.of(
          AsyncMain.class,
          Channel.class,
          Coroutines.class,
          EventLoop.class,
          RunOptions.class,
          Select.class,
          TaskGroup.class,
          Tasks.class,
          TcpServer.class,
          TcpStream.class);

  private static final Set<String> NEED_A_LOOP =
      Set.of(
          "allTasks",
          "asCompleted",
          "checkCancelled",
          "createTask",
          "current",
          "currentTask",
          "gather",
          "gatherSettled",
          "isCancelled",
          "moveOnAfter",
          "onCancel",
          "open",
          "shield",
          "startTask",
          "supervisor",
          "timeout",
          "timeoutAt");

  private static final Set<String> NEED_THE_COMPILER = Set.of("await", "each", "emit", "end");

  @TestFactory
  Stream<DynamicTest> callsWorkOrSayThatTheyNeedALoop() {
    return TYPES.stream()
        .flatMap(type -> PublicApi.methods(type).stream())
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(method -> !NEED_THE_COMPILER.contains(method.getName()))
        .map(method -> DynamicTest.dynamicTest(PublicApi.name(method), () -> require(method)));
  }

  private void require(Method method) {
    @Nullable Object[] arguments =
        run(LoopTest.<@Nullable Object[]>body().end(() -> Samples.arguments(method)));
    Throwable failure = catchThrowable(() -> Samples.call(method, arguments));
    if (NEED_A_LOOP.contains(method.getName())) {
      assertThat(failure)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no event loop runs")
          .hasMessageContaining("AsyncMain.run(");
    } else {
      assertThat(failure).isNull();
    }
  }
}
