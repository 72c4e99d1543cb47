package dev.weft.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rule of the language as a test: a body does what it would do if {@code await} blocked. The
 * programs in {@code src/differential} are compiled with Weft and, as they are, against a stand-in
 * whose {@code await} blocks; both leave the same trace.
 */
class DifferentialTest {
  private static final int MODES = 4;

  @TestFactory
  Stream<DynamicContainer> programsDoWhatTheyWouldDoIfAwaitBlocked() {
    return Jdk.all().parallelStream()
        .map(jdk -> dynamicContainer(jdk.toString(), tests(Worlds.on(jdk))));
  }

  private static List<DynamicTest> tests(Worlds worlds) {
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(
        dynamicTest(
            "all compile together",
            () -> assertThat(worlds.compilerOutput()).as("what javac says").isEmpty()));
    Map<String, Traces> expected = worlds.blocking();
    Map<String, Traces> actual = worlds.woven();
    expected.forEach(
        (program, traces) ->
            tests.add(
                dynamicTest(program, () -> compare(worlds, program, traces, actual.get(program)))));
    return tests;
  }

  private static void compare(Worlds worlds, String program, Traces expected, Traces actual)
      throws IOException {
    if (actual == null) {
      fail(program + " was not compiled: " + worlds.whyNotCompiled(program));
    }
    assertThat(expected.byMode()).hasSize(MODES);
    assertThat(actual.text())
        .as("%s, sources generated in %s", program, worlds.generatedSources())
        .isEqualTo(expected.text());
  }
}
