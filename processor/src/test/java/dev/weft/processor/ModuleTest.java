package dev.weft.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts in named modules. */
class ModuleTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve("src").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Javac javac(String body) throws IOException {
    // Test classes are no modules; the runtime is one.
    String modules =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.contains("runtime") || entry.contains("jspecify"))
            .collect(Collectors.joining(File.pathSeparator));
    return new Javac(Files.createDirectory(folder.resolve("classes")))
        .with(HandWritten.body("m", body))
        .option("--module-path", modules);
  }

  @Test
  void oneModule() throws Exception {
    var result =
        javac("return u.Demo.x() + java.util.logging.Level.INFO.getName();")
            .option("-Xlint:all,-requires-automatic", "-Werror")
            .compileFiles(
                file("module-info.java", "module a { requires dev.weft; requires java.logging; }"),
                file(
                    "u/Demo.java",
                    """
                    package u;
                    import dev.weft.*;
                    class Demo {
                      private static String x() { return java.util.logging.Level.INFO.getName(); }
                      @Async static Coroutine<Object> m() { x(); return null; }
                    }
                    """));
    assertThat(result.warnings()).isEmpty();
    assertThat(result.errors()).isEmpty();
    assertThat(result.files())
        .containsExactly("module-info.class", "u/Demo$$m.class", "u/Demo.class");
    assertThat(result.run("u.Demo", "m")).isEqualTo("INFOINFO");
  }

  @Test
  void severalModulesAtOnce() throws Exception {
    String host =
        """
        package %s;
        import dev.weft.*;
        import hidden.Helper;
        public class Demo {
          @Async static Coroutine<Object> m() { String x = Helper.NAME; return null; }
        }
        """;
    // Both modules have a package of their own that the other cannot see.
    String helper = "package hidden; public class Helper { public static String NAME = \"%s\"; }";
    var result =
        javac("return hidden.Helper.NAME;")
            .option("--module-source-path", folder.resolve("src").toString())
            .compileFiles(
                file("a/module-info.java", "module a { requires dev.weft; exports u; }"),
                file("a/u/Demo.java", host.formatted("u")),
                file("a/hidden/Helper.java", helper.formatted("a")),
                file("b/module-info.java", "module b { requires dev.weft; requires a; }"),
                file("b/v/Demo.java", host.formatted("v")),
                file("b/hidden/Helper.java", helper.formatted("b")));
    assertThat(result.errors()).isEmpty();
    assertThat(result.files())
        .contains("a/u/Demo$$m.class", "a/u/Demo.class", "b/v/Demo$$m.class", "b/v/Demo.class")
        .hasSize(8);
    assertThat(result.in("a").run("u.Demo", "m")).isEqualTo("a");
    assertThat(result.in("b").run("v.Demo", "m")).isEqualTo("b");
  }
}
