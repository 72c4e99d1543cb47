package dev.weft.processor.read;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.SimpleTreeVisitor;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.Target;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.VariableElement;

/**
 * Reads statements. Those without await stay whole; jumps, declarations and assignments to locals
 * are told apart all the same where they stand in a block that holds an await, for there they are
 * what later phases look for.
 */
final class StatementReader extends SimpleTreeVisitor<List<Stmt>, TreePath> {
  private final Reading reading;
  private final ExpressionReader expressions;
  private final JumpReader jumps;
  private final LoopReader loops;
  private final SwitchReader switches;
  private final TryReader tries;
  private final AssertReader asserts;

  StatementReader(Reading reading, ExpressionReader expressions, JumpReader jumps) {
    this.reading = reading;
    this.expressions = expressions;
    this.jumps = jumps;
    this.loops = new LoopReader(reading, expressions, this, jumps);
    this.switches = new SwitchReader(reading, expressions, this, jumps);
    this.asserts = new AssertReader(reading, expressions);
    expressions.readSwitchesWith(switches);
    this.tries = new TryReader(reading, expressions, this);
  }

  /** Reads the statements of a block; what cannot be compiled is told, and the rest is read. */
  List<Stmt> all(TreePath parent, List<? extends StatementTree> statements) {
    List<Stmt> read = new ArrayList<>();
    for (StatementTree statement : statements) {
      try {
        read.addAll(read(new TreePath(parent, statement)));
      } catch (Unsupported unsupported) {
        reading.refuse(unsupported);
      }
    }
    return read;
  }

  /** Reads one statement, with the declarations it needs before it. */
  List<Stmt> read(TreePath path) {
    return reading.withDeclarations(() -> path.getLeaf().accept(this, path));
  }

  /** Reads a block, or a statement in place of one. */
  Stmt.Block body(TreePath parent, Tree child) {
    TreePath path = new TreePath(parent, child);
    List<Stmt> statements =
        child instanceof BlockTree block ? all(path, block.getStatements()) : read(path);
    return new Stmt.Block(statements, reading.line(path));
  }

  @Override
  protected List<Stmt> defaultAction(Tree tree, TreePath path) {
    if (!reading.isApart(tree)) {
      return List.of(reading.plainStatement(path));
    }
    throw Unsupported.newer(path);
  }

  /** Javac has made the class, which stays the one that it is. */
  @Override
  public List<Stmt> visitClass(ClassTree tree, TreePath path) {
    return List.of();
  }

  @Override
  public List<Stmt> visitEmptyStatement(EmptyStatementTree tree, TreePath path) {
    return List.of();
  }

  @Override
  public List<Stmt> visitVariable(VariableTree tree, TreePath path) {
    VariableElement variable = reading.variable(path);
    if (Constants.isConstantLocal(variable)) {
      reading.scope().constant(variable);
      return List.of();
    }
    Local local = reading.declare(path, reading.ref(variable.asType()));
    Optional<Expr> init =
        tree.getInitializer() == null
            ? Optional.empty()
            : Optional.of(expressions.initializer(path));
    return List.of(new Stmt.Declare(local, init, isInferred(tree), reading.line(path)));
  }

  /** Whether the user wrote {@code var}. */
  boolean isInferred(VariableTree tree) {
    return tree.getType() == null || !reading.context().isWritten(tree.getType());
  }

  @Override
  public List<Stmt> visitExpressionStatement(ExpressionStatementTree tree, TreePath path) {
    ExpressionTree expression = tree.getExpression();
    TreePath at = new TreePath(path, expression);
    if (expression instanceof AssignmentTree assignment) {
      Optional<Local> local = reading.local(new TreePath(at, assignment.getVariable()));
      if (local.isPresent()) {
        Expr value = expressions.value(new TreePath(at, assignment.getExpression()));
        return List.of(new Stmt.Assign(local.get(), value, reading.line(path)));
      }
    }
    return reading.isApart(tree)
        ? List.of(new Stmt.Evaluate(expressions.value(at), reading.line(path)))
        : List.of(reading.plainStatement(path));
  }

  @Override
  public List<Stmt> visitBlock(BlockTree tree, TreePath path) {
    if (!reading.isApart(tree)) {
      return List.of(reading.plainStatement(path));
    }
    return List.of(new Stmt.Block(all(path, tree.getStatements()), reading.line(path)));
  }

  @Override
  public List<Stmt> visitIf(IfTree tree, TreePath path) {
    if (!reading.isApart(tree)) {
      return List.of(reading.plainStatement(path));
    }
    int line = reading.line(path);
    Expr condition = expressions.value(new TreePath(path, tree.getCondition()));
    Stmt then = body(path, tree.getThenStatement());
    Stmt otherwise =
        tree.getElseStatement() == null
            ? new Stmt.Block(List.of(), line)
            : body(path, tree.getElseStatement());
    return List.of(new Stmt.If(condition, then, otherwise, line));
  }

  @Override
  public List<Stmt> visitLabeledStatement(LabeledStatementTree tree, TreePath path) {
    if (!reading.isApart(tree)) {
      return List.of(reading.plainStatement(path));
    }
    StatementTree body = tree.getStatement();
    if (JumpTargets.isLoop(JumpTargets.unlabeled(tree))) {
      return read(new TreePath(path, body));
    }
    Target target = jumps.leaving(path, tree.getLabel().toString());
    return List.of(new Stmt.Labeled(target, body(path, body), reading.line(path)));
  }

  @Override
  public List<Stmt> visitReturn(ReturnTree tree, TreePath path) {
    return List.of(jumps.readReturn(path));
  }

  @Override
  public List<Stmt> visitBreak(BreakTree tree, TreePath path) {
    return List.of(jumps.read(path));
  }

  @Override
  public List<Stmt> visitContinue(ContinueTree tree, TreePath path) {
    return List.of(jumps.read(path));
  }

  @Override
  public List<Stmt> visitYield(YieldTree tree, TreePath path) {
    return jumps.readYield(path);
  }

  @Override
  public List<Stmt> visitThrow(ThrowTree tree, TreePath path) {
    Expr exception = expressions.value(new TreePath(path, tree.getExpression()));
    return List.of(new Stmt.Throw(exception, reading.line(path)));
  }

  @Override
  public List<Stmt> visitAssert(AssertTree tree, TreePath path) {
    return reading.isApart(tree) ? asserts.read(path) : List.of(reading.plainStatement(path));
  }

  /** To wait for the object to lock is fine; to wait while it is locked is not. */
  @Override
  public List<Stmt> visitSynchronized(SynchronizedTree tree, TreePath path) {
    if (!reading.isApart(tree)) {
      return List.of(reading.plainStatement(path));
    }
    if (reading.isApart(tree.getBlock())) {
      throw new AssertionError("an await in a synchronized block was not refused");
    }
    return withTemporary("monitor", path, tree.getExpression());
  }

  /** A statement of which only the expression at its head awaits: the rest stays as it is. */
  List<Stmt> withTemporary(String name, TreePath path, ExpressionTree head) {
    TreePath expression = new TreePath(path, head);
    if (head instanceof ParenthesizedTree inner) {
      expression = new TreePath(expression, inner.getExpression());
    }
    TypeRef type = reading.type(expression);
    Local temporary = reading.temporary(name, type);
    int line = reading.line(path);
    Expr value = expressions.value(expression);
    boolean isInferred = type instanceof TypeRef.NonDenotable;
    return List.of(
        new Stmt.Declare(temporary, Optional.of(value), isInferred, line),
        reading.plainStatement(path, expression.getLeaf(), temporary));
  }

  @Override
  public List<Stmt> visitWhileLoop(WhileLoopTree tree, TreePath path) {
    return reading.isApart(tree) ? loops.read(path) : List.of(reading.plainStatement(path));
  }

  @Override
  public List<Stmt> visitDoWhileLoop(DoWhileLoopTree tree, TreePath path) {
    return reading.isApart(tree) ? loops.read(path) : List.of(reading.plainStatement(path));
  }

  @Override
  public List<Stmt> visitForLoop(ForLoopTree tree, TreePath path) {
    return reading.isApart(tree) ? loops.read(path) : List.of(reading.plainStatement(path));
  }

  @Override
  public List<Stmt> visitEnhancedForLoop(EnhancedForLoopTree tree, TreePath path) {
    return reading.isApart(tree) ? loops.read(path) : List.of(reading.plainStatement(path));
  }

  @Override
  public List<Stmt> visitSwitch(SwitchTree tree, TreePath path) {
    return reading.isApart(tree) ? switches.read(path) : List.of(reading.plainStatement(path));
  }

  @Override
  public List<Stmt> visitTry(TryTree tree, TreePath path) {
    return reading.isApart(tree) ? tries.read(path) : List.of(reading.plainStatement(path));
  }
}
