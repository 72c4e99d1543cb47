package dev.weft.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Weft in Maven projects of others. Their local repository is their own and holds what {@code mvn
 * install} would put there; plugins come out of the one that this build uses.
 */
class MavenProjectTest {
  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        %s
        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        %s
      </project>
      """;

  private static final String WITH_WEFT =
      """
      <dependencies>
        <dependency>
          <groupId>dev.weft</groupId>
          <artifactId>weft-runtime</artifactId>
          <version>%1$s</version>
        </dependency>
      %2$s</dependencies>
      <build>
        <plugins>
          <plugin>
            <artifactId>maven-resources-plugin</artifactId>
            <version>3.4.0</version>
          </plugin>
          <plugin>
            <artifactId>maven-surefire-plugin</artifactId>
            <version>3.6.1</version>
          </plugin>
          <plugin>
            <artifactId>maven-compiler-plugin</artifactId>
            <version>3.16.0</version>
            <configuration>
              <compilerArgs>
                <arg>-Xlint:all,-processing</arg>
                <arg>-Werror</arg>
              </compilerArgs>
              <annotationProcessorPaths>
                <path>
                  <groupId>dev.weft</groupId>
                  <artifactId>weft-processor</artifactId>
                  <version>%1$s</version>
                </path>
              </annotationProcessorPaths>
            </configuration>
          </plugin>
        </plugins>
      </build>
      """;

  private static final String DEMO =
      """
      package demo;

      import static dev.weft.Coroutines.*;

      import dev.weft.*;

      public class Demo {
        public static void main(String[] args) {
          System.out.println(AsyncMain.run(greet()));
        }

        @Async
        static Coroutine<String> greet() {
          await(yieldNow());
          return done(Words.hello() + await(Words.name()));
        }
      }
      """;

  private static final String WORDS =
      """
      package demo;

      import static dev.weft.Coroutines.*;

      import dev.weft.*;

      public class Words {
        static String hello() {
          return "Hello, ";
        }

        @Async
        public static Coroutine<String> name() {
          await(yieldNow());
          return done("Maven");
        }
      }
      """;

  @TempDir Path directory;

  @BeforeEach
  void install() throws IOException {
    copy(Jars.ROOT.resolve("pom.xml"), "weft-parent", ".pom");
    copy(Jars.ROOT.resolve("runtime/pom.xml"), "weft-runtime", ".pom");
    copy(Jars.RUNTIME, "weft-runtime", ".jar");
    copy(Jars.ROOT.resolve("processor/dependency-reduced-pom.xml"), "weft-processor", ".pom");
    copy(Jars.PROCESSOR, "weft-processor", ".jar");
    copy(Jars.ROOT.resolve("testing/pom.xml"), "weft-testing", ".pom");
    copy(Jars.TESTING, "weft-testing", ".jar");
    Files.writeString(
        directory.resolve("settings.xml"),
        """
        <settings xmlns="http://maven.apache.org/SETTINGS/1.2.0">
          <localRepository>%s</localRepository>
          <mirrors>
            <mirror>
              <id>there-already</id>
              <mirrorOf>*</mirrorOf>
              <url>%s</url>
            </mirror>
          </mirrors>
        </settings>
        """
            .formatted(
                directory.resolve("repository"),
                Path.of(Jars.property("weft.repository")).toUri()));
  }

  private void copy(Path file, String artifact, String extension) throws IOException {
    Path folder = directory.resolve("repository/dev/weft/" + artifact + "/" + Jars.VERSION);
    Files.createDirectories(folder);
    Files.copy(file, folder.resolve(artifact + "-" + Jars.VERSION + extension));
  }

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void builtTwiceWithoutClean(Jdk jdk) {
    Project project = new Project(jdk, directory);
    project.write("pom.xml", pom("demo", ""));
    project.write("src/main/java/demo/Demo.java", DEMO);
    project.write("src/main/java/demo/Words.java", WORDS);

    build(jdk);
    assertThat(run(project, "target/classes")).isEqualTo("Hello, Maven\n");
    assertThat(project.path("target/generated-sources/weft/demo/Demo$$greet.java")).exists();

    build(jdk);
    assertThat(run(project, "target/classes")).isEqualTo("Hello, Maven\n");

    project.write("src/main/java/demo/Words.java", WORDS.replace("Maven", "again"));
    build(jdk);
    assertThat(run(project, "target/classes")).isEqualTo("Hello, again\n");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void asyncMethodsOfAnotherModule(Jdk jdk) {
    Project project = new Project(jdk, directory);
    project.write(
        "pom.xml",
        POM.formatted(
            "<groupId>demo</groupId><artifactId>all</artifactId><version>1</version>"
                + "<packaging>pom</packaging>",
            "<modules><module>words</module><module>app</module></modules>"));
    project.write("words/pom.xml", pom("words", ""));
    project.write("words/src/main/java/demo/Words.java", WORDS);
    project.write(
        "app/pom.xml",
        pom(
            "app",
            "<dependency><groupId>demo</groupId><artifactId>words</artifactId>"
                + "<version>1</version></dependency>\n"));
    project.write(
        "app/src/main/java/app/Demo.java",
        DEMO.replace("package demo", "package app")
            .replace("dev.weft.*;\n\npublic", "dev.weft.*;\nimport demo.Words;\n\npublic")
            .replace("Words.hello()", "\"Hi, \""));

    build(jdk);

    Command.Output output =
        project.java(
            "-cp",
            Jars.path(Path.of("words/target/classes"), Path.of("app/target/classes"), Jars.RUNTIME),
            "app.Demo");
    assertThat(output.text()).isEqualTo("Hi, Maven\n");
  }

  @Test
  void asyncTests() {
    Project project = new Project(Jdk.running(), directory);
    String tools = test("org.junit.jupiter", "junit-jupiter", Jars.property("weft.junit"));
    project.write("pom.xml", pom("demo", tools + test("dev.weft", "weft-testing", Jars.VERSION)));
    project.write("src/main/java/demo/Words.java", WORDS);
    project.write(
        "src/test/java/demo/WordsTest.java",
        """
        package demo;

        import static dev.weft.Coroutines.*;
        import static org.junit.jupiter.api.Assertions.assertEquals;

        import dev.weft.*;
        import dev.weft.testing.AsyncTest;
        import java.time.Duration;

        class WordsTest {
          @AsyncTest
          @Async
          Coroutine<Void> nameIsThatOfMaven() {
            await(sleep(Duration.ofDays(1)));
            assertEquals("Maven", await(Words.name()));
            return done();
          }
        }
        """);

    assertThat(mvn(Jdk.running(), "test").text()).contains("Tests run: 1, Failures: 0");

    project.write("src/main/java/demo/Words.java", WORDS.replace("Maven", "another"));
    assertThat(mvn(Jdk.running(), "test").text())
        .contains("WordsTest.nameIsThatOfMaven:13 expected");
  }

  private static String test(String group, String artifact, String version) {
    return """
        <dependency>
          <groupId>%s</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
          <scope>test</scope>
        </dependency>
        """
        .formatted(group, artifact, version);
  }

  private static String pom(String artifact, String dependencies) {
    return POM.formatted(
        "<groupId>demo</groupId><artifactId>" + artifact + "</artifactId>" + "<version>1</version>",
        WITH_WEFT.formatted(Jars.VERSION, dependencies));
  }

  private void build(Jdk jdk) {
    Command.Output output = mvn(jdk, "compile");
    assertThat(output.status()).as(output.toString()).isZero();
    assertThat(output.text()).doesNotContain("WARNING] /", "[weft]");
  }

  private Command.Output mvn(Jdk jdk, String phase) {
    Path mvn = Path.of(Jars.property("weft.maven"), "bin", "mvn");
    List<String> command = new ArrayList<>(List.of(mvn.toString(), "-B", "-ntp"));
    command.addAll(List.of("-s", directory.resolve("settings.xml").toString(), phase));
    return Command.run(directory, command, Map.of("JAVA_HOME", jdk.home().toString()));
  }

  private static String run(Project project, String classes) {
    Command.Output output =
        project.java("-cp", Jars.path(Path.of(classes), Jars.RUNTIME), "demo.Demo");
    assertThat(output.status()).as(output.toString()).isZero();
    return output.text();
  }
}
