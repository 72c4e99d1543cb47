package dev.weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Null where the API does not allow it is refused at the call, with a message of ours: each
 * parameter of each public method and constructor is tried.
 */
class NullArgumentsTest extends LoopTest {
  /** Words of the compiler, which throw in any case. */
  private static final Set<String> COMPILED = Set.of("await", "each", "emit", "end");

  /** A program, and what throws whatever it is given. */
  private static final Set<String> EXEMPT =
      Set.of("Inspect.main(String[])", "Task.setException(Throwable)");

  @TestFactory
  Stream<DynamicTest> nullIsRefusedWithAMessage() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Executable executable : PublicApi.executables()) {
      Parameter[] parameters = executable.getParameters();
      for (int i = 0; i < parameters.length; i++) {
        if (mustNotBeNull(executable, parameters[i])) {
          int index = i;
          tests.add(
              DynamicTest.dynamicTest(
                  PublicApi.name(executable) + ", argument " + i,
                  () -> requireRefused(executable, index)));
        }
      }
    }
    return tests.stream();
  }

  @Test
  void theSweepFindsTheApi() {
    assertThat(PublicApi.executables()).hasSizeGreaterThan(150);
  }

  private static boolean mustNotBeNull(Executable executable, Parameter parameter) {
    AnnotatedType type = parameter.getAnnotatedType();
    return !parameter.getType().isPrimitive()
        && !(parameter.getParameterizedType() instanceof TypeVariable)
        && !type.isAnnotationPresent(Nullable.class)
        && !EXEMPT.contains(PublicApi.name(executable))
        && !executable.getName().equals("equals")
        && !executable
            .getDeclaringClass()
            .getSimpleName()
            .equals("InPlaceCalls") // for compiled bodies
        && !(executable instanceof Constructor
            && Throwable.class.isAssignableFrom(executable.getDeclaringClass()))
        && !(executable.getDeclaringClass().equals(Coroutines.class)
            && COMPILED.contains(executable.getName()));
  }

  private void requireRefused(Executable executable, int index) {
    var failures = new ArrayList<Throwable>();
    run(
        body()
            .run(
                () -> {
                  @Nullable Object[] arguments = Samples.arguments(executable);
                  arguments[index] = null;
                  failures.add(catchThrowable(() -> Samples.call(executable, arguments)));
                }));
    Throwable failure = failures.get(0);
    assertThat(failure).as(PublicApi.name(executable)).isInstanceOf(NullPointerException.class);
    assertThat(failure.getMessage())
        .as(PublicApi.name(executable))
        .isNotNull()
        .doesNotContain("because \"");
  }
}
