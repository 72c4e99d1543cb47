package dev.weft.it;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The javac of the JDK that runs the tests, in the JVM of the tests: for many compilations, which
 * find it and the processor compiled by the JIT.
 */
final class WarmJavac {
  /** What the packaged jar holds, loaded once. */
  private static final ClassLoader PROCESSORS =
      new URLClassLoader(new URL[] {url(Jars.PROCESSOR)}, ClassLoader.getPlatformClassLoader());

  private WarmJavac() {}

  /** Compiles without annotation processing. */
  static Command.Output compile(List<String> options, List<Path> sources) {
    return run(options, sources, List.of());
  }

  /** Compiles with the processors of the packaged jar. */
  static Command.Output weave(List<String> options, List<Path> sources) {
    List<Processor> processors =
        ServiceLoader.load(Processor.class, PROCESSORS).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    return run(options, sources, processors);
  }

  private static Command.Output run(
      List<String> options, List<Path> sources, List<Processor> processors) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      Files.createDirectories(Path.of(options.get(options.indexOf("-d") + 1)));
      JavaCompiler.CompilationTask task =
          javac.getTask(
              said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
      task.setProcessors(processors);
      boolean succeeded = task.call();
      return new Command.Output(succeeded ? 0 : 1, said.toString(), options);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (RuntimeException | Error crash) {
      // As javac itself says it where it is a command.
      said.append("An exception has occurred in the compiler\n");
      crash.printStackTrace(new PrintWriter(said));
      return new Command.Output(4, said.toString(), options);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
