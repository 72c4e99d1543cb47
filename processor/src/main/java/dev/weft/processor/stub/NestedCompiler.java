package dev.weft.processor.stub;

import dev.weft.processor.emit.GeneratedSource;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Turns generated sources into class files: one javac in memory that sees stubs only. */
public final class NestedCompiler {
  private NestedCompiler() {}

  /**
   * What came out.
   *
   * @param classes class files by binary name; empty where something failed
   * @param problems what javac refused; empty where all went well
   */
  public record Result(Map<String, byte[]> classes, List<Problem> problems) {
    public Result {
      classes = Map.copyOf(classes);
      problems = List.copyOf(problems);
    }

    /** Whether the classes are there. */
    public boolean succeeded() {
      return problems.isEmpty();
    }
  }

  /**
   * Something that javac refused.
   *
   * @param source where, if it said so
   * @param line of the generated text, from 1; 0 where there is none
   */
  public record Problem(Optional<GeneratedSource> source, int line, String text) {

    /** The text with the generated line, for an internal error. */
    public String describe() {
      return source.map(this::describe).orElse(text);
    }

    private String describe(GeneratedSource generated) {
      List<String> lines = generated.text().lines().toList();
      String code = line < 1 || line > lines.size() ? "" : " in: " + lines.get(line - 1).strip();
      return generated.binaryName() + ".java:" + line + ": " + text + code;
    }
  }

  /** Compiles against the stubs that the writer makes of the closure's types. */
  public static Result compile(
      Collection<GeneratedSource> sources,
      Closure closure,
      StubWriter writer,
      List<String> options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager system = compiler.getStandardFileManager(null, null, null);
        StubFileManager files = new StubFileManager(system, closure, writer)) {
      DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
      StringWriter said = new StringWriter();
      List<Source> units = sources.stream().map(Source::new).toList();
      boolean compiled =
          compiler.getTask(said, files, collector, options(closure, options), null, units).call();
      List<Problem> problems = problems(collector);
      if (!compiled && problems.isEmpty()) {
        // javac gives up on arguments it dislikes without a diagnostic.
        problems = List.of(new Problem(Optional.empty(), 0, "javac gave up: " + said));
      }
      return new Result(compiled ? files.output() : Map.of(), problems);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> options(Closure closure, List<String> more) {
    List<String> options = new ArrayList<>(more);
    options.addAll(List.of("-proc:none", "-implicit:none", "-g", "-nowarn", "-Xlint:none"));
    if (!more.contains("--release")) {
      for (String hidden : closure.hiddenPackages()) {
        options.addAll(List.of("--add-exports", hidden + "=ALL-UNNAMED"));
      }
    }
    return options;
  }

  private static List<Problem> problems(DiagnosticCollector<JavaFileObject> collector) {
    List<Problem> problems = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> each : collector.getDiagnostics()) {
      if (each.getKind() == Diagnostic.Kind.ERROR) {
        Optional<GeneratedSource> source =
            each.getSource() instanceof Source file ? Optional.of(file.source) : Optional.empty();
        int line = (int) Math.max(0, each.getLineNumber());
        problems.add(new Problem(source, line, each.getMessage(Locale.ROOT)));
      }
    }
    return problems;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final GeneratedSource source;

    Source(GeneratedSource source) {
      super(
          URI.create(
              "generated:///"
                  + source.binaryName().replace('.', '/').replace("$", "%24")
                  + Kind.SOURCE.extension),
          Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source.text();
    }
  }
}
