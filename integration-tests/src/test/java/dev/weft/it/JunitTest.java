package dev.weft.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.opentest4j.AssertionFailedError;

/** Async tests of users, compiled with the processor and run by JUnit. */
class JunitTest {
  private static final Path SOURCES = Jars.ROOT.resolve("integration-tests/src/junit");

  private static final String CLASS_PATH =
      Jars.path(
          Jars.RUNTIME,
          Jars.TESTING,
          Jars.of(Test.class),
          Jars.of(ParameterizedTest.class),
          Jars.of(JupiterTestEngine.class),
          Jars.of(AnnotationSupport.class),
          Jars.of(TestEngine.class),
          Jars.of(Launcher.class),
          Jars.of(AssertionFailedError.class),
          Jars.of(API.class));

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void testsEndAsTheFileBesideThemSays(Jdk jdk) throws IOException {
    Project project = compiled(jdk);

    Command.Output run = run(project, "ClockTest");
    assertThat(run.text()).isEqualTo(Files.readString(SOURCES.resolve("ClockTest.txt")));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aTestCanBeRunAlone(Jdk jdk) throws IOException {
    Project project = compiled(jdk);

    Command.Output run = run(project, "ClockTest", "sleepsForADay");
    assertThat(run.text()).isEqualTo("[method:sleepsForADay()] succeeds\n");
  }

  @Test
  void theJarIsAModule() {
    assertThat(
            ModuleFinder.of(Jars.TESTING)
                .find("dev.weft.testing")
                .orElseThrow()
                .descriptor()
                .exports())
        .extracting(Exports::source)
        .containsExactly("dev.weft.testing");
  }

  private Project compiled(Jdk jdk) throws IOException {
    Project project = new Project(jdk, directory);
    for (String name : List.of("ClockTest.java", "RunTests.java")) {
      project.add(name, Files.readString(SOURCES.resolve(name)));
    }
    Command.Output compiled = project.compile("-Xlint:-processing", "-cp", CLASS_PATH);
    assertThat(compiled.status()).as(compiled.toString()).isZero();
    assertThat(compiled.text()).isEmpty();
    return project;
  }

  private static Command.Output run(Project project, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("-cp", "out" + File.pathSeparator + CLASS_PATH, "RunTests"));
    command.addAll(List.of(arguments));
    return project.java(command.toArray(String[]::new));
  }
}
