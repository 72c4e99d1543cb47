package dev.weft.processor.read;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.SimpleTreeVisitor;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.Target;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Reads loops that hold an await; the enhanced {@code for} becomes what JLS 14.14.2 says it means.
 */
final class LoopReader extends SimpleTreeVisitor<List<Stmt>, TreePath> {
  private final Reading reading;
  private final ExpressionReader expressions;
  private final StatementReader statements;
  private final JumpReader jumps;

  LoopReader(
      Reading reading, ExpressionReader expressions, StatementReader statements, JumpReader jumps) {
    this.reading = reading;
    this.expressions = expressions;
    this.statements = statements;
    this.jumps = jumps;
  }

  List<Stmt> read(TreePath path) {
    return path.getLeaf().accept(this, path);
  }

  @Override
  protected List<Stmt> defaultAction(Tree tree, TreePath path) {
    throw new AssertionError("no loop: " + tree.getKind());
  }

  private Optional<Expr> condition(TreePath loop, ExpressionTree tree) {
    TreePath condition = new TreePath(loop, tree);
    return reading.isTrue(condition) ? Optional.empty() : Optional.of(expressions.value(condition));
  }

  @Override
  public List<Stmt> visitWhileLoop(WhileLoopTree tree, TreePath path) {
    Target breaks = jumps.leaving(path, "while");
    Target continues = jumps.continuing(path, "while");
    return List.of(
        new Stmt.Loop(
            true,
            List.of(),
            condition(path, tree.getCondition()),
            statements.body(path, tree.getStatement()),
            List.of(),
            breaks,
            continues,
            reading.line(path)));
  }

  @Override
  public List<Stmt> visitDoWhileLoop(DoWhileLoopTree tree, TreePath path) {
    Target breaks = jumps.leaving(path, "do");
    Target continues = jumps.continuing(path, "do");
    Stmt body = statements.body(path, tree.getStatement());
    return List.of(
        new Stmt.Loop(
            false,
            List.of(),
            condition(path, tree.getCondition()),
            body,
            List.of(),
            breaks,
            continues,
            reading.line(path)));
  }

  @Override
  public List<Stmt> visitForLoop(ForLoopTree tree, TreePath path) {
    Target breaks = jumps.leaving(path, "for");
    Target continues = jumps.continuing(path, "for");
    int line = reading.line(path);
    List<Stmt> all = new ArrayList<>(each(path, tree.getInitializer()));
    Optional<Expr> condition =
        tree.getCondition() == null ? Optional.empty() : condition(path, tree.getCondition());
    Stmt body = statements.body(path, tree.getStatement());
    List<Stmt> update = each(path, tree.getUpdate());
    all.add(new Stmt.Loop(true, List.of(), condition, body, update, breaks, continues, line));
    return scoped(all, line);
  }

  private List<Stmt> each(TreePath parent, List<? extends StatementTree> trees) {
    List<Stmt> read = new ArrayList<>();
    trees.forEach(tree -> read.addAll(statements.read(new TreePath(parent, tree))));
    return read;
  }

  private static List<Stmt> scoped(List<Stmt> statements, int line) {
    return statements.size() == 1 ? statements : List.of(new Stmt.Block(statements, line));
  }

  @Override
  public List<Stmt> visitEnhancedForLoop(EnhancedForLoopTree tree, TreePath path) {
    if (reading.symbols().isEach(new TreePath(path, tree.getExpression()))) {
      return overAwaited(tree, path);
    }
    // A label would stay behind, outside the plain code whose jumps name it.
    boolean isLabeled = path.getParentPath().getLeaf() instanceof LabeledStatementTree;
    if (!isLabeled && !reading.isApart(tree.getStatement())) {
      String name =
          reading.mirror(new TreePath(path, tree.getExpression())).getKind() == TypeKind.ARRAY
              ? "array"
              : "iterable";
      return statements.withTemporary(name, path, tree.getExpression());
    }
    return reading.mirror(new TreePath(path, tree.getExpression())).getKind() == TypeKind.ARRAY
        ? overArray(tree, path)
        : overIterable(tree, path);
  }

  private List<Stmt> overArray(EnhancedForLoopTree tree, TreePath path) {
    int line = reading.line(path);
    TreePath expression = new TreePath(path, tree.getExpression());
    TypeRef type = reading.type(expression);
    Local array = reading.temporary("array", type);
    Local index = reading.temporary("index", KnownTypes.INT);
    Expr zero = new Expr.Plain(Code.of("0"), KnownTypes.INT, Expr.Effect.NONE);
    Code more =
        new CodeBuffer()
            .code(Code.read(index))
            .text(" < ")
            .code(Code.read(array))
            .text(".length")
            .toCode();
    Code element =
        new CodeBuffer().code(Code.read(array)).text("[").code(Code.read(index)).text("]").toCode();
    Code next =
        new CodeBuffer()
            .piece(new Code.Use(index, Code.Access.READ_WRITE, false))
            .text("++")
            .toCode();
    Stmt advance = new Stmt.Evaluate(new Expr.Plain(next, KnownTypes.INT, Expr.Effect.ANY), line);
    Expr init = expressions.value(expression);
    return List.of(
        new Stmt.Block(
            List.of(
                new Stmt.Declare(array, Optional.of(init), isNameless(type), line),
                new Stmt.Declare(index, Optional.of(zero), false, line),
                loop(path, more, element, List.of(advance))),
            line));
  }

  private List<Stmt> overIterable(EnhancedForLoopTree tree, TreePath path) {
    int line = reading.line(path);
    TreePath expression = new TreePath(path, tree.getExpression());
    TypeMirror variable = reading.variable(new TreePath(path, tree.getVariable())).asType();
    Iteration iteration = new Iteration(reading, variable, expression);
    TypeRef type = iteration.iterator();
    Local iterator = reading.temporary("iterator", type);
    Expr init = iterator(expression, type);
    Code more = Code.join(Code.read(iterator), Code.of(".hasNext()"));
    Code next = Code.join(iteration.cast(), Code.read(iterator), Code.of(".next()"));
    return List.of(
        new Stmt.Block(
            List.of(
                new Stmt.Declare(iterator, Optional.of(init), isNameless(type), line),
                loop(path, more, next, List.of())),
            line));
  }

  private static boolean isNameless(TypeRef type) {
    return type instanceof TypeRef.NonDenotable;
  }

  /**
   * A loop over {@code each(source)} awaits before each turn whether there is one. Whatever leaves
   * it closes the iterator first.
   */
  private List<Stmt> overAwaited(EnhancedForLoopTree tree, TreePath path) {
    int line = reading.line(path);
    TreePath each = new TreePath(path, tree.getExpression());
    TypeMirror variable = reading.variable(new TreePath(path, tree.getVariable())).asType();
    Iteration iteration = new Iteration(reading, variable, each);
    TypeRef type = iteration.asyncIterator();
    Local iterator = reading.temporary("iterator", type);
    MethodInvocationTree call = (MethodInvocationTree) each.getLeaf();
    Expr init = iterator(new TreePath(each, call.getArguments().get(0)), type);
    Code more = Code.join(Code.read(iterator), Code.of(".hasNext()"));
    Code next = Code.join(iteration.cast(), Code.read(iterator), Code.of(".next()"));
    TypeRef coroutine = TypeRef.declared("dev.weft", "Coroutine");
    Expr hasNext =
        new Expr.Await(
            new Expr.Plain(more, coroutine, Expr.Effect.ANY),
            TypeRef.declared("java.lang", "Boolean"),
            line);
    Stmt.Resource closed =
        new Stmt.Resource(
            iterator,
            init,
            isNameless(type),
            Code.join(Code.read(iterator), Code.of(".close()")),
            Stmt.Closing.AWAIT,
            line);
    Stmt loop = loop(path, hasNext, next, List.of());
    return List.of(new Stmt.Try(List.of(closed), loop, List.of(), Optional.empty(), line));
  }

  private Expr iterator(TreePath expression, TypeRef type) {
    Expr iterable = expressions.value(expression);
    if (iterable instanceof Expr.Plain plain) {
      Code code =
          isPrimary(expression.getLeaf())
              ? plain.code()
              : Code.join(Code.of("("), plain.code(), Code.of(")"));
      return new Expr.Plain(Code.join(code, Code.of(".iterator()")), type, Expr.Effect.ANY);
    }
    boolean isSimple = iterable instanceof Expr.Await || isPrimary(expression.getLeaf());
    List<Expr.Part> parts = new ArrayList<>();
    if (!isSimple) {
      parts.add(new Expr.Fixed(Code.of("(")));
    }
    parts.add(new Expr.Operand(iterable));
    parts.add(new Expr.Fixed(Code.of(isSimple ? ".iterator()" : ").iterator()")));
    return new Expr.Strict(parts, type);
  }

  /** Whether a call may follow; parentheses are not there any more. */
  private static boolean isPrimary(Tree tree) {
    return switch (tree.getKind()) {
      case PARENTHESIZED -> isPrimary(((ParenthesizedTree) tree).getExpression());
      case IDENTIFIER, MEMBER_SELECT, METHOD_INVOCATION, ARRAY_ACCESS, NEW_CLASS -> true;
      default -> false;
    };
  }

  /** Each iteration has a variable of its own, as lambdas that capture it require. */
  private Stmt loop(TreePath path, Code condition, Code element, List<Stmt> update) {
    Expr more = new Expr.Plain(condition, KnownTypes.BOOLEAN, Expr.Effect.ANY);
    return loop(path, more, element, update);
  }

  private Stmt loop(TreePath path, Expr condition, Code element, List<Stmt> update) {
    EnhancedForLoopTree tree = (EnhancedForLoopTree) path.getLeaf();
    int line = reading.line(path);
    Target breaks = jumps.leaving(path, "for");
    Target continues = jumps.continuing(path, "for");
    TreePath declaration = new TreePath(path, tree.getVariable());
    VariableTree variable = tree.getVariable();
    TypeRef type = reading.ref(reading.variable(declaration).asType());
    Local local = reading.declare(declaration, type);
    List<Stmt> body = new ArrayList<>();
    body.add(
        new Stmt.Declare(
            local,
            Optional.of(new Expr.Plain(element, type, Expr.Effect.ANY)),
            statements.isInferred(variable),
            line));
    body.addAll(statements.body(path, tree.getStatement()).statements());
    return new Stmt.Loop(
        true,
        List.of(),
        Optional.of(condition),
        new Stmt.Block(body, line),
        update,
        breaks,
        continues,
        line);
  }
}
