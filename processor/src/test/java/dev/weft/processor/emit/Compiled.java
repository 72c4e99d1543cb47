package dev.weft.processor.emit;

import dev.weft.Coroutine;
import dev.weft.Resume;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles an emitted source with a host, against the runtime, and runs what comes of it. */
record Compiled(List<String> complaints, Path folder) {

  /** What emitted code may call. */
  static final String HOST =
      """
      package u;
      class Demo {
        static final java.util.List<Object> LOG = new java.util.ArrayList<>();
        static dev.weft.Coroutine<String> fetch() { return null; }
        static dev.weft.Coroutine<String> fetch(Object argument) { return null; }
        static int next() { return 7; }
        static boolean ready() { return LOG.size() > 2; }
        static Object log(Object value) { LOG.add(value); return value; }
        static boolean later(java.util.function.Supplier<?> value) { return LOG.add(value); }
        String name() { return "demo"; }
        enum Color { RED, GREEN }
        static Color color() { return Color.RED; }
        static final class Failure extends Exception {
          private static final long serialVersionUID = 1;
        }
      }
      """;

  static Compiled of(Path folder, GeneratedSource source, String... hosts) {
    List<JavaFileObject> sources = new ArrayList<>();
    sources.add(new Source(source.binaryName(), source.text()));
    for (String host : hosts) {
      String name = host.replaceFirst("(?s).*?(?:class|interface) (\\w+).*", "$1");
      sources.add(new Source("u." + name, host));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-Xlint:all,-path",
            "-processorpath", // Weft's own plugin would check the host
            folder.toString(),
            "-classpath",
            System.getProperty("java.class.path"),
            "-d",
            folder.toString());
    compiler.getTask(new StringWriter(), null, collector, options, null, sources).call();
    return new Compiled(
        collector.getDiagnostics().stream().map(Compiled::complaint).toList(), folder);
  }

  private static String complaint(Diagnostic<? extends JavaFileObject> diagnostic) {
    return diagnostic.getKind()
        + " in line "
        + diagnostic.getLineNumber()
        + ": "
        + diagnostic.getMessage(Locale.ROOT);
  }

  /** Runs a state machine that never suspends; gives what it returns and what it logged. */
  List<@Nullable Object> run(Object... inputs) {
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, Compiled.class.getClassLoader())) {
      Constructor<?> constructor =
          Stream.of(loader.loadClass("u.Demo$$fetch").getDeclaredConstructors())
              .findFirst()
              .orElseThrow();
      constructor.setAccessible(true);
      Object value = Resume.once((Coroutine<?>) constructor.newInstance(inputs));
      List<@Nullable Object> seen = new ArrayList<>();
      java.lang.reflect.Field log = loader.loadClass("u.Demo").getDeclaredField("LOG");
      log.setAccessible(true);
      for (Object each : (List<?>) log.get(null)) {
        seen.add(each instanceof java.util.function.Supplier<?> later ? later.get() : each);
      }
      seen.add(value);
      return seen;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String binaryName, String text) {
      super(URI.create("text:///" + binaryName.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
