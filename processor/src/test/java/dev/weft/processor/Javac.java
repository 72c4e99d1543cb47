package dev.weft.processor;

import dev.weft.Coroutine;
import dev.weft.Resume;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles sources from texts into a folder, with the processors given. */
final class Javac {
  private final Path output;
  private final List<String> options = new ArrayList<>();
  private boolean folder = true;
  private String classPath = "";
  private final List<Processor> processors = new ArrayList<>();
  private List<Diagnostic<? extends JavaFileObject>> said = List.of();

  Javac(Path output) {
    this.output = output;
  }

  Javac with(Processor processor) {
    processors.add(processor);
    return this;
  }

  Javac option(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Adds a folder to the class path. */
  Javac classPath(Path more) {
    classPath = java.io.File.pathSeparator + more;
    return this;
  }

  /** Leaves out {@code -d}. */
  Javac withoutFolder() {
    folder = false;
    return this;
  }

  /** What came of it. */
  record Result(boolean succeeded, List<String> errors, List<String> warnings, Path output) {
    /** A static method without parameters, run by the classes written; to its end if async. */
    @Nullable Object run(String className, String method) {
      try (URLClassLoader loader =
          new URLClassLoader(new URL[] {output.toUri().toURL()}, Javac.class.getClassLoader())) {
        java.lang.reflect.Method found = loader.loadClass(className).getDeclaredMethod(method);
        found.setAccessible(true);
        Object value = found.invoke(null);
        return value instanceof Coroutine<?> coroutine ? Resume.once(coroutine) : value;
      } catch (java.lang.reflect.InvocationTargetException e) {
        throw new AssertionError("the program failed", e.getCause());
      } catch (ReflectiveOperationException | IOException e) {
        throw new AssertionError(e);
      }
    }

    /** The same for a folder in the output. */
    Result in(String folder) {
      return new Result(succeeded, errors, warnings, output.resolve(folder));
    }

    /** The files written, relative to the output, in order. */
    List<String> files() {
      try (Stream<Path> files = Files.walk(output)) {
        return files
            .filter(Files::isRegularFile)
            .map(file -> output.relativize(file).toString().replace('\\', '/'))
            .sorted()
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** All that the last compilation said. */
  List<Diagnostic<? extends JavaFileObject>> said() {
    return said;
  }

  Result compile(String... sources) {
    return compile(files -> Stream.of(sources).map(Source::new).toList());
  }

  /** Compiles files. */
  Result compileFiles(Path... sources) {
    return compile(files -> files.getJavaFileObjects(sources));
  }

  private Result compile(
      Function<StandardJavaFileManager, Iterable<? extends JavaFileObject>> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(collector, Locale.ROOT, null)) {
      List<String> all = new ArrayList<>(options);
      all.addAll(List.of("-classpath", System.getProperty("java.class.path") + classPath));
      if (folder) {
        all.addAll(List.of("-d", output.toString()));
      }
      JavaCompiler.CompilationTask task =
          compiler.getTask(new StringWriter(), files, collector, all, null, sources.apply(files));
      task.setProcessors(processors);
      boolean succeeded = task.call();
      said = collector.getDiagnostics();
      return new Result(
          succeeded,
          messages(collector, Diagnostic.Kind.ERROR),
          messages(collector, Diagnostic.Kind.WARNING, Diagnostic.Kind.MANDATORY_WARNING),
          output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> messages(
      DiagnosticCollector<JavaFileObject> collector, Diagnostic.Kind... kinds) {
    return collector.getDiagnostics().stream()
        .filter(each -> List.of(kinds).contains(each.getKind()))
        .map(each -> each.getLineNumber() + ": " + each.getMessage(Locale.ROOT))
        .toList();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("text:///" + name(text) + ".java"), Kind.SOURCE);
      this.text = text;
    }

    private static String name(String text) {
      java.util.regex.Matcher type =
          java.util.regex.Pattern.compile("(?:class|interface|enum|record) (\\w+)").matcher(text);
      if (!type.find()) {
        throw new IllegalArgumentException(text);
      }
      java.util.regex.Matcher home =
          java.util.regex.Pattern.compile("package ([\\w.]+);").matcher(text);
      String folder = home.find() ? home.group(1).replace('.', '/') + "/" : "";
      return folder + type.group(1);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
