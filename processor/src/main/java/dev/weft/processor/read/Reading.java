package dev.weft.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.diag.Position;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** What the readers of one body share. */
final class Reading {
  private final Printer.Context context;
  private final Printer printer;
  private final Symbols symbols;
  private final Apart apart;
  private final Bindings bindings;
  private final Completion completion;
  private final Constants constants;
  private final TypeRef result;
  private final Diagnostics diagnostics;
  private List<Stmt> pending = new ArrayList<>();
  private boolean failed;
  private boolean hasScopes;

  Reading(Printer.Context context, TreePath method, TypeRef result, Diagnostics diagnostics) {
    this.result = result;
    this.context = context;
    this.printer = new Printer(context);
    this.symbols = new Symbols(context.trees());
    this.apart = Apart.of(symbols, method);
    this.bindings = Bindings.of(context.trees(), method);
    this.completion = new Completion(context.trees());
    this.constants = new Constants(context.trees());
    this.diagnostics = diagnostics;
  }

  Printer.Context context() {
    return context;
  }

  Printer printer() {
    return printer;
  }

  Symbols symbols() {
    return symbols;
  }

  Scope scope() {
    return context.scope();
  }

  Completion completion() {
    return completion;
  }

  /** What awaiting the coroutine gives. */
  TypeRef result() {
    return result;
  }

  /** Whether something was found that cannot be compiled. */
  boolean failed() {
    return failed;
  }

  /** Tells the user of something that cannot be compiled. */
  void refuse(Unsupported unsupported) {
    failed = true;
    diagnostics.report(
        unsupported.reason(), position(unsupported.place().getLeaf()), unsupported.argument());
  }

  private Position position(Tree tree) {
    return new TreePosition(context.trees(), context.unit(), tree);
  }

  boolean isApart(Tree tree) {
    return apart.contains(tree);
  }

  boolean isTrue(TreePath condition) {
    return constants.isTrue(condition);
  }

  int line(TreePath path) {
    return context.line(path.getLeaf());
  }

  TypeMirror mirror(TreePath expression) {
    return Objects.requireNonNull(context.trees().getTypeMirror(expression));
  }

  TypeRef type(TreePath expression) {
    return ref(mirror(expression));
  }

  TypeRef ref(TypeMirror type) {
    return context.typeReader().exact(type);
  }

  Optional<Element> element(TreePath path) {
    return Optional.ofNullable(context.trees().getElement(path));
  }

  VariableElement variable(TreePath declaration) {
    return (VariableElement) element(declaration).orElseThrow();
  }

  /** Whether a resource is an async scope, whose end is awaited. */
  boolean isScope(TreePath resource) {
    return symbols.isScope(resource);
  }

  /** Notes that the body holds an async scope. */
  void foundScope() {
    hasScopes = true;
  }

  /** Whether an async scope was found so far. */
  boolean hasScopes() {
    return hasScopes;
  }

  /** Makes a variable of the user's a local of the body. */
  Local declare(TreePath declaration, TypeRef type) {
    return context.scope().declare(variable(declaration), type, Local.Kind.VARIABLE);
  }

  /** The local that an expression names, where it names one. */
  Optional<Local> local(TreePath expression) {
    if (expression.getLeaf() instanceof ParenthesizedTree inner) {
      return local(new TreePath(expression, inner.getExpression()));
    }
    return expression.getLeaf() instanceof IdentifierTree
        ? element(expression).flatMap(context.scope()::local)
        : Optional.empty();
  }

  /** A local of ours. */
  Local temporary(String name, TypeRef type) {
    return context.scope().temporary(name, type);
  }

  /** An expression without await, as it stands. */
  Expr.Plain plain(TreePath path) {
    declareOutliving(path);
    return new Expr.Plain(printer.expression(path), type(path), printer.effect(path));
  }

  /** A statement without await, as it stands. */
  Stmt.Plain plainStatement(TreePath path) {
    declareOutliving(path);
    return new Stmt.Plain(printer.statement(path), completion.of(path), line(path));
  }

  /** The same with the value of a local in place of one of its expressions. */
  Stmt.Plain plainStatement(TreePath path, Tree replaced, Local local) {
    declareOutliving(path);
    Code code = printer.statement(path, replaced, Code.read(local));
    return new Stmt.Plain(code, completion.of(path), line(path));
  }

  /**
   * Makes pattern variables of the tree locals where they are used outside it too; they are
   * declared before the statement that is read.
   */
  void declareOutliving(TreePath root) {
    for (TreePath variable : bindings.outliving(root)) {
      VariableElement element = bindings.element(variable);
      if (context.scope().local(element).isEmpty()) {
        Local local = declare(variable, ref(element.asType()));
        pending.add(new Stmt.Declare(local, Optional.empty(), false, line(variable)));
      }
    }
  }

  /** Something that reads a statement. */
  interface StatementSource {
    List<Stmt> read();
  }

  /** Reads a statement and puts the pattern variables that outlive parts of it before it. */
  List<Stmt> withDeclarations(StatementSource source) {
    List<Stmt> outer = pending;
    pending = new ArrayList<>();
    try {
      List<Stmt> statements = source.read();
      List<Stmt> all = new ArrayList<>(pending);
      all.addAll(statements);
      return all;
    } finally {
      pending = outer;
    }
  }

  /** Whether the tree is evaluated, rather than naming a type, a package or {@code super}. */
  boolean isEvaluated(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof IdentifierTree name) {
      return !name.getName().contentEquals("super")
          && !name.getName().contentEquals("this")
          && isVariable(path);
    } else if (tree instanceof MemberSelectTree select) {
      return !select.getIdentifier().contentEquals("super")
          && (select.getIdentifier().contentEquals("this")
              || select.getIdentifier().contentEquals("class")
              || isVariable(path));
    }
    return tree instanceof ExpressionTree && !isTypeTree(tree);
  }

  private boolean isVariable(TreePath path) {
    return element(path).filter(VariableElement.class::isInstance).isPresent();
  }

  private static boolean isTypeTree(Tree tree) {
    return switch (tree.getKind()) {
      case ANNOTATED_TYPE, ARRAY_TYPE, PARAMETERIZED_TYPE, PRIMITIVE_TYPE -> true;
      default -> false;
    };
  }

  TypeElement typeElement(String name) {
    return Objects.requireNonNull(context.elements().getTypeElement(name));
  }
}
