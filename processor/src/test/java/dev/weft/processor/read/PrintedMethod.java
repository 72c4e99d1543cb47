package dev.weft.processor.read;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.model.Accessor;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Prints the method {@code body} of the sources given. Its parameters are locals, and so are its
 * variables called {@code kept}; a local shows as its name with a number, which counts parameters
 * first. An exit shows as {@code <return value>}, {@code <break>} or {@code <continue>}.
 */
final class PrintedMethod {
  private static final String IMPORTS = "import java.util.*; import java.util.function.*; ";

  private final Printer.Context context;
  private final Accessors accessors;
  private final TreePath method;

  private PrintedMethod(
      Trees trees, Elements elements, Types types, CompilationUnitTree unit, TreePath method) {
    ExecutableElement element =
        (ExecutableElement) Objects.requireNonNull(trees.getElement(method));
    TypeElement host = MachineNames.host(element);
    TypeReader typeReader = new TypeReader(elements, types);
    new TypeParameters(typeReader, Set.of()).of(element);
    this.method = method;
    this.accessors = new Accessors(elements, types, typeReader);
    this.context =
        new Printer.Context(
            trees,
            elements,
            types,
            typeReader,
            new Scope(host, typeReader),
            host,
            jumps(),
            accessors,
            new MachineNames(trees, elements),
            new AsyncLambdas("body", new Diagnostics()),
            LocalClasses.around(method, trees),
            SourceVersion.latest(),
            unit);
    declareLocals(element);
  }

  /** Prints the body of a method with these members beside it, and the method among them. */
  static String printed(String members) {
    return of("class Host { " + members + " }").text();
  }

  /** Prints the statements of an instance method without parameters. */
  static String statements(String statements) {
    return printed("void body() throws Exception { " + statements + " }");
  }

  /** Prints an expression of a type. */
  static String expression(String type, String expression) {
    return statements(type + " it = " + expression + ";");
  }

  /** Reads sources, which stand in the package {@code p} if they do not name another. */
  static PrintedMethod of(String... sources) {
    return of(List.of(), sources);
  }

  static PrintedMethod of(List<String> options, String... sources) {
    List<JavaFileObject> files =
        Stream.of(sources)
            .map(text -> text.startsWith("package") ? text : "package p; " + IMPORTS + text)
            .<JavaFileObject>map(Source::new)
            .toList();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-proc:none", "-classpath", System.getProperty("java.class.path")));
    JavacTask task = (JavacTask) compiler.getTask(null, null, errors, all, null, files);
    try {
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      task.analyze();
      if (errors.getDiagnostics().stream()
          .anyMatch(each -> each.getKind() == javax.tools.Diagnostic.Kind.ERROR)) {
        throw new IllegalArgumentException(errors.getDiagnostics().toString());
      }
      return find(Trees.instance(task), task.getElements(), task.getTypes(), units);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PrintedMethod find(
      Trees trees, Elements elements, Types types, List<CompilationUnitTree> units) {
    for (CompilationUnitTree unit : units) {
      TreePath method = new BodyFinder().scan(new TreePath(unit), null);
      if (method != null) {
        return new PrintedMethod(trees, elements, types, unit, method);
      }
    }
    throw new IllegalArgumentException("no method called body");
  }

  private void declareLocals(ExecutableElement element) {
    for (VariableElement parameter : element.getParameters()) {
      declare(parameter, Local.Kind.PARAMETER);
    }
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        if (tree.getName().contentEquals("kept")) {
          VariableElement variable =
              (VariableElement)
                  Objects.requireNonNull(context.trees().getElement(getCurrentPath()));
          declare(variable, Local.Kind.VARIABLE);
        }
        return super.visitVariable(tree, null);
      }
    }.scan(method, null);
  }

  private void declare(VariableElement variable, Local.Kind kind) {
    context.scope().declare(variable, context.typeReader().ref(variable.asType()), kind);
  }

  private Jumps jumps() {
    return new Jumps() {
      @Override
      public Stmt.Jump resolve(TreePath jumpStatement) {
        return jump(jumpStatement);
      }

      @Override
      public Stmt.Jump returned(TreePath expression) {
        return new Stmt.Return(Optional.of(plain(expression)), context.line(expression.getLeaf()));
      }

      @Override
      public Local yielded(TreePath yieldStatement) {
        throw new AssertionError("a yield leaves no statement");
      }
    };
  }

  private Stmt.Jump jump(TreePath path) {
    int line = context.line(path.getLeaf());
    if (path.getLeaf() instanceof ReturnTree) {
      return new Stmt.Return(Optional.empty(), line);
    }
    return path.getLeaf() instanceof BreakTree
        ? new Stmt.Break(context.scope().target("break"), line)
        : new Stmt.Continue(context.scope().target("continue"), line);
  }

  private Expr plain(TreePath path) {
    return new Expr.Plain(
        printer().expression(path),
        context.typeReader().ref(context.trees().getTypeMirror(path)),
        printer().effect(path));
  }

  private Printer printer() {
    return new Printer(context);
  }

  private TreePath block() {
    return new TreePath(method, ((MethodTree) method.getLeaf()).getBody());
  }

  private List<TreePath> paths() {
    return ((BlockTree) block().getLeaf())
        .getStatements().stream()
            .filter(statement -> !isKeptDeclaration(statement))
            .map(statement -> new TreePath(block(), statement))
            .toList();
  }

  private static boolean isKeptDeclaration(StatementTree statement) {
    return statement instanceof VariableTree variable && variable.getName().contentEquals("kept");
  }

  /** The code of each statement. */
  List<Code> codes() {
    return paths().stream().map(printer()::statement).toList();
  }

  /** The code of all statements as text. */
  String text() {
    StringBuilder text = new StringBuilder();
    codes().forEach(code -> text.append(code.map(PrintedMethod::shown)));
    return text.toString();
  }

  /** The lines of the user's that the printed lines say they come from. */
  List<String> lines() {
    StringBuilder text = new StringBuilder();
    for (Code code : codes()) {
      text.append(
          code.map(
              piece ->
                  piece instanceof Code.Line line
                      ? new Code.Text("@" + line.line() + " ")
                      : shown(piece)));
    }
    return text.toString().lines().toList();
  }

  private static Code.Piece shown(Code.Piece piece) {
    if (!(piece instanceof Code.Exit exit)) {
      return piece;
    } else if (exit.jump() instanceof Stmt.Return leave) {
      return new Code.Text(
          leave.value() instanceof Expr.Plain value ? "<return " + value.code() + ">" : "<return>");
    }
    return new Code.Text(exit.jump() instanceof Stmt.Break ? "<break>" : "<continue>");
  }

  /** All mentions of locals. */
  List<Code.Use> uses() {
    return codes().stream().flatMap(code -> code.uses().stream()).toList();
  }

  Scope scope() {
    return context.scope();
  }

  /** The accessors that printing asked for. */
  List<Accessor> accessors() {
    return accessors.wanted();
  }

  /** The effect of the initializer of the last variable. */
  Expr.Effect effect() {
    List<TreePath> all = paths();
    TreePath last = all.get(all.size() - 1);
    ExpressionTree value = ((VariableTree) last.getLeaf()).getInitializer();
    return printer().effect(new TreePath(last, value));
  }

  private static final class BodyFinder
      extends TreePathScanner<@Nullable TreePath, @Nullable Void> {
    @Override
    public @Nullable TreePath visitMethod(MethodTree tree, @Nullable Void unused) {
      return tree.getName().contentEquals("body") && tree.getBody() != null
          ? getCurrentPath()
          : super.visitMethod(tree, null);
    }

    @Override
    public @Nullable TreePath reduce(@Nullable TreePath one, @Nullable TreePath other) {
      return one == null ? other : one;
    }
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
      return type.group(1);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
