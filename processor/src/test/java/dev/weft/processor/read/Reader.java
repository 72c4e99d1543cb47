package dev.weft.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.model.Body;
import dev.weft.processor.read.MethodReader.ReadMethod;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Reads the async methods of a source given as text. */
public final class Reader {
  private final List<ReadMethod> methods;
  private final List<String> messages;

  private Reader(List<ReadMethod> methods, List<String> messages) {
    this.methods = methods;
    this.messages = messages;
  }

  /** Reads all async methods of the sources. */
  static Reader of(String... sources) {
    return of(List.of(), sources);
  }

  static Reader of(List<String> options, String... sources) {
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    List<Source> units = new ArrayList<>();
    for (String source : sources) {
      units.add(new Source(name(source), source));
    }
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    arguments.add("-proc:none");
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(new StringWriter(), null, collector, arguments, null, units);
    List<ReadMethod> methods = new ArrayList<>();
    int said;
    try {
      List<CompilationUnitTree> trees = new ArrayList<>();
      task.parse().forEach(trees::add);
      task.analyze();
      List<String> errors = errors(collector).stream().filter(Reader::isJavac).toList();
      if (!errors.isEmpty()) {
        throw new WrongSource(errors);
      }
      said = errors(collector).size();
      Finder finder = new Finder(task);
      trees.forEach(unit -> finder.scan(new TreePath(unit), null));
      methods.addAll(finder.found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> all = errors(collector);
    return new Reader(methods, all.subList(said, all.size()));
  }

  /** The members of a class {@code u.Demo}, in a file with the usual imports; line 1 is theirs. */
  static Reader ofMembers(String members) {
    return of(
        "package u; import java.util.*; import java.util.function.*; import dev.weft.*;"
            + " import static dev.weft.Coroutines.*; class Demo { "
            + members.strip()
            + "\n"
            + """
            static native Coroutine<Integer> number(Object... arguments);
            static native Coroutine<String> text(Object... arguments);
            static native Coroutine<Boolean> test(Object... arguments);
            static native Coroutine<int[]> numbers(Object... arguments);
            static native Coroutine<List<String>> texts(Object... arguments);
            static native <T> T any(Object... arguments);
            static native int plain(Object... arguments);
            static native void act(Object... arguments);
            int field; static int shared; int[] array; Demo next; String name;
            Integer box;
            }
            """);
  }

  /**
   * The statements of a static method that returns a {@code Coroutine<Object>}, printed. Where they
   * can complete, a return is added, which is not printed.
   */
  static String body(String statements) {
    return completed("@Async static Coroutine<Object> body() throws Throwable {\n", statements);
  }

  /** The model of a static method with these statements, which end it, and parameters. */
  public static Body model(String parameters, String statements) {
    String head = "@Async static Coroutine<Object> body(" + parameters + ") throws Throwable {\n";
    return ofMembers(head + statements + "}").only().method().body();
  }

  /** The same of an instance method. */
  static String instanceBody(String statements) {
    return completed("@Async Coroutine<Object> body() throws Throwable {\n", statements);
  }

  private static String completed(String head, String statements) {
    try {
      return ofMembers(head + statements + "}").onlyBody();
    } catch (WrongSource completes) {
      String body = ofMembers(head + statements + "return done(null);}").onlyBody();
      return body.substring(0, body.lastIndexOf("return `null`="));
    }
  }

  /** The test's own source does not compile. */
  private static final class WrongSource extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongSource(List<String> errors) {
      super(String.join("\n", errors));
    }
  }

  /** The lines of the statements of a method, the first being 1. */
  static String lines(String statements) {
    return ofMembers("@Async static Coroutine<Object> body() {" + statements + "return done(1);}")
        .only()
        .method()
        .body()
        .statements()
        .statements()
        .stream()
        .map(statement -> String.valueOf(statement.line()))
        .collect(Collectors.joining(" "));
  }

  /** What is said about the statements of a method. */
  static List<String> refusals(String statements) {
    return ofMembers(
            "@Async Coroutine<Object> body() throws Throwable {\n"
                + statements
                + "return done(null);}")
        .messages();
  }

  ReadMethod only() {
    if (methods.size() != 1) {
      throw new AssertionError(methods.size() + " methods were read: " + messages);
    }
    return methods.get(0);
  }

  String onlyBody() {
    return ModelPrinter.print(only().method().body());
  }

  List<ReadMethod> methods() {
    return methods;
  }

  List<String> messages() {
    return messages;
  }

  private static List<String> errors(DiagnosticCollector<JavaFileObject> collector) {
    return collector.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(each -> each.getLineNumber() + ": " + each.getMessage(Locale.ROOT))
        .collect(Collectors.toList());
  }

  /** javac finds Weft's plugin on the tests' class path, which has things to say, too. */
  private static boolean isJavac(String message) {
    return !message.contains("[weft]");
  }

  private static String name(String source) {
    String home =
        Stream.of(source.split("package ", 2))
            .skip(1)
            .map(rest -> rest.substring(0, rest.indexOf(';')).replace('.', '/') + "/")
            .findFirst()
            .orElse("");
    java.util.regex.Matcher type =
        java.util.regex.Pattern.compile("(?:class|interface|enum|record) (\\w+)").matcher(source);
    if (!type.find()) {
      throw new IllegalArgumentException(source);
    }
    return home + type.group(1);
  }

  private static final class Finder extends TreePathScanner<Void, Void> {
    private final JavacTask task;
    private final MethodReader reader;
    private final List<ReadMethod> found = new ArrayList<>();

    Finder(JavacTask task) {
      this.task = task;
      this.reader =
          new MethodReader(
              Trees.instance(task), task.getElements(), task.getTypes(), SourceVersion.latest());
    }

    @Override
    public Void visitMethod(MethodTree tree, Void unused) {
      Element method = Trees.instance(task).getElement(getCurrentPath());
      if (method instanceof ExecutableElement && MachineNames.isAsync(method)) {
        reader
            .read(getCurrentPath(), getCurrentPath().getCompilationUnit(), new Diagnostics())
            .ifPresent(found::add);
      }
      return super.visitMethod(tree, null);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("text:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
