package dev.weft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where classes and sources go. */
class OutputTest {
  private static final String DEMO =
      """
      package u;
      import dev.weft.*;
      class Demo {
        @Async static Coroutine<Object> m() { return null; }
        static Object main() { return Resume.once(m()); }
      }
      """;

  @TempDir Path folder;

  private static HandWritten bodies() {
    return HandWritten.body("m", "return 1;").and("n", "return 2;");
  }

  private List<String> files(Path root) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void inMemoryClassesAndSources() throws Exception {
    com.google.testing.compile.Compilation compilation =
        javac().withProcessors(bodies()).compile(JavaFileObjects.forSourceString("u.Demo", DEMO));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedFile(StandardLocation.SOURCE_OUTPUT, "u", "Demo$$m.java")
        .contentsAsUtf8String()
        .contains("return 1;");
    List<String> classes = new ArrayList<>();
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        String name = file.toUri().getPath().replaceAll(".*/", "");
        classes.add(name);
        Path target = folder.resolve("u").resolve(name);
        Files.createDirectories(folder.resolve("u"));
        try (var in = file.openInputStream()) {
          Files.write(target, in.readAllBytes());
        }
      }
    }
    assertThat(classes).containsExactlyInAnyOrder("Demo.class", "Demo$$m.class");
    assertThat(new Javac.Result(true, List.of(), List.of(), folder).run("u.Demo", "main"))
        .isEqualTo(1);
  }

  @Test
  void withoutFolderClassesStandBesideTheirSource() throws Exception {
    Path source = Files.createDirectories(folder.resolve("u")).resolve("Demo.java");
    Files.writeString(source, DEMO);
    var result = new Javac(folder).with(bodies()).withoutFolder().compileFiles(source);
    assertThat(result.errors()).isEmpty();
    assertThat(result.files()).containsExactly("u/Demo$$m.class", "u/Demo.class", "u/Demo.java");
    assertThat(result.run("u.Demo", "main")).isEqualTo(1);
    assertThat(Path.of("u")).doesNotExist();
    assertThat(Path.of("Demo.class")).doesNotExist();
    assertThat(Path.of("Demo$$m.class")).doesNotExist();
  }

  @Test
  void sourcesGoWhereTheOptionSays() throws Exception {
    Path sources = folder.resolve("shown");
    var result =
        new Javac(Files.createDirectory(folder.resolve("classes")))
            .with(bodies())
            .option("-Aweft.sources=" + sources)
            .compile(DEMO);
    assertThat(result.errors()).isEmpty();
    assertThat(result.files()).containsExactly("u/Demo$$m.class", "u/Demo.class");
    assertThat(files(sources)).containsExactly("u/Demo$$m.java");
  }

  @Test
  void underMavensLayoutSourcesStandBesideThoseOfOtherProcessors() throws Exception {
    Path annotations = folder.resolve("target/generated-sources/annotations");
    Files.createDirectories(annotations);
    new Javac(Files.createDirectories(folder.resolve("target/classes")))
        .with(bodies())
        .option("-s", annotations.toString())
        .compile(DEMO);
    assertThat(files(folder.resolve("target/generated-sources")))
        .containsExactly("weft/u/Demo$$m.java");
  }

  @Test
  void underMavensLayoutForTests() throws Exception {
    Path annotations = folder.resolve("target/generated-test-sources/test-annotations");
    Files.createDirectories(annotations);
    new Javac(Files.createDirectories(folder.resolve("target/test-classes")))
        .with(bodies())
        .option("-s", annotations.toString())
        .compile(DEMO);
    assertThat(files(folder.resolve("target/generated-test-sources")))
        .containsExactly("weft/u/Demo$$m.java");
  }

  @Test
  void elsewhereNoSourcesAreWritten() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    new Javac(Files.createDirectory(folder.resolve("classes")))
        .with(bodies())
        .option("-s", other.toString())
        .compile(DEMO);
    assertThat(files(folder)).containsExactly("classes/u/Demo$$m.class", "classes/u/Demo.class");
  }

  @Test
  void sourceOfAMethodThatIsNoMoreGoes() throws Exception {
    Path sources = folder.resolve("shown");
    Path classes = Files.createDirectory(folder.resolve("classes"));
    String two =
        DEMO.replace(
            "static Object", "@Async Coroutine<Object> n() { return null; } static Object");
    String other = DEMO.replace("Demo", "Demo2");
    new Javac(classes).with(bodies()).option("-Aweft.sources=" + sources).compile(two, other);
    assertThat(files(sources))
        .containsExactly("u/Demo$$m.java", "u/Demo$$n.java", "u/Demo2$$m.java");

    new Javac(classes).with(bodies()).option("-Aweft.sources=" + sources).compile(DEMO);
    assertThat(files(sources)).containsExactly("u/Demo$$m.java", "u/Demo2$$m.java");

    String none = DEMO.replace("@Async", "");
    new Javac(classes).with(bodies()).option("-Aweft.sources=" + sources).compile(none);
    assertThat(files(sources)).containsExactly("u/Demo2$$m.java");
  }

  @Test
  void unchangedSourcesKeepTheirTime() throws Exception {
    Path sources = folder.resolve("shown");
    Path classes = Files.createDirectory(folder.resolve("classes"));
    new Javac(classes).with(bodies()).option("-Aweft.sources=" + sources).compile(DEMO);
    Path file = sources.resolve("u/Demo$$m.java");
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1000));
    new Javac(classes).with(bodies()).option("-Aweft.sources=" + sources).compile(DEMO);
    assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(1000);
  }

  @Test
  void lintAndWarningsAsErrorsStayQuiet() {
    var result = new Javac(folder).with(bodies()).option("-Xlint:all", "-Werror").compile(DEMO);
    assertThat(result.warnings()).isEmpty();
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void classesThatCannotBeReadBackAreAnError() throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    JavaFileManager standard = compiler.getStandardFileManager(collector, null, null);
    try (JavaFileManager files = new WriteOnly(standard)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              files,
              collector,
              List.of("-classpath", System.getProperty("java.class.path")),
              null,
              List.of(JavaFileObjects.forSourceString("u.Demo", DEMO)));
      task.setProcessors(List.of(bodies()));
      assertThat(task.call()).isFalse();
    }
    assertThat(collector.getDiagnostics()).hasSize(1);
    assertThat(collector.getDiagnostics().get(0).getMessage(null))
        .contains("the class files of u.Demo cannot be changed");
  }

  private static final class WriteOnly extends ForwardingJavaFileManager<JavaFileManager> {
    WriteOnly(JavaFileManager files) {
      super(files);
    }

    @Override
    public boolean hasLocation(Location location) {
      return location == StandardLocation.CLASS_OUTPUT || super.hasLocation(location);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new Sink(name);
    }

    @Override
    public FileObject getFileForOutput(
        Location location, String packageName, String name, FileObject sibling) {
      return new Sink(name);
    }
  }

  private static final class Sink extends SimpleJavaFileObject {
    Sink(String name) {
      super(URI.create("sink:///" + name.replace("$", "%24")), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      return OutputStream.nullOutputStream();
    }
  }
}
