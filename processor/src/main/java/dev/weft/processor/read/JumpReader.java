package dev.weft.processor.read;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.Target;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads {@code return}, {@code break}, {@code continue} and {@code yield}. */
final class JumpReader {
  private final Reading reading;
  private final ExpressionReader expressions;
  private final AwaitReader awaits;
  private final TargetTyping typing;
  private final IdentityHashMap<Tree, Target> breaks = new IdentityHashMap<>();
  private final IdentityHashMap<Tree, Target> continues = new IdentityHashMap<>();
  private final IdentityHashMap<Tree, Local> yielded = new IdentityHashMap<>();

  JumpReader(Reading reading, ExpressionReader expressions) {
    this.reading = reading;
    this.expressions = expressions;
    this.awaits = new AwaitReader(reading, expressions);
    this.typing = new TargetTyping(reading);
  }

  /** A new place to go on after the statement, for breaks out of it. */
  Target leaving(TreePath statement, String wish) {
    Target target = reading.scope().target(name(statement, wish));
    breaks.put(statement.getLeaf(), target);
    for (TreePath p = statement.getParentPath();
        p.getLeaf() instanceof LabeledStatementTree;
        p = p.getParentPath()) {
      breaks.put(p.getLeaf(), target);
    }
    return target;
  }

  /** A new place to go on after a switch expression, for yields of its value. */
  Target yielding(TreePath choice, Local value) {
    Target target = reading.scope().target("switch");
    breaks.put(choice.getLeaf(), target);
    yielded.put(choice.getLeaf(), value);
    return target;
  }

  /** A new place to go on with the loop, for continues. */
  Target continuing(TreePath loop, String wish) {
    Target target = reading.scope().target(name(loop, wish));
    continues.put(loop.getLeaf(), target);
    return target;
  }

  private static String name(TreePath statement, String wish) {
    return statement.getParentPath().getLeaf() instanceof LabeledStatementTree labeled
        ? labeled.getLabel().toString()
        : wish;
  }

  /** {@code yield}: the switch expression has its value and ends. */
  List<Stmt> readYield(TreePath path) {
    Tree choice = JumpTargets.of(path);
    TreePath value = new TreePath(path, ((YieldTree) path.getLeaf()).getValue());
    return yielded(choice, value, reading.line(path));
  }

  /** The same of an arrow with an expression behind it. */
  List<Stmt> yielded(Tree choice, TreePath value, int line) {
    return List.of(
        new Stmt.Assign(
            Objects.requireNonNull(yielded.get(choice)), expressions.value(value), line),
        new Stmt.Break(Objects.requireNonNull(breaks.get(choice)), line));
  }

  /** What a yield assigns. */
  Local yielded(TreePath path) {
    return Objects.requireNonNull(yielded.get(JumpTargets.of(path)));
  }

  /** Reads a jump out of plain code. */
  Stmt.Jump read(TreePath jump) {
    if (jump.getLeaf() instanceof ReturnTree) {
      return simple(readReturn(jump));
    }
    Tree target = JumpTargets.of(jump);
    return jump.getLeaf() instanceof BreakTree || jump.getLeaf() instanceof YieldTree
        ? new Stmt.Break(Objects.requireNonNull(breaks.get(target)), reading.line(jump))
        : new Stmt.Continue(Objects.requireNonNull(continues.get(target)), reading.line(jump));
  }

  /** Reads what returning the expression means, in plain code. */
  Stmt.Return readReturned(TreePath expression) {
    return simple(returned(expression, reading.line(expression)));
  }

  private static Stmt.Return simple(Stmt statement) {
    if (statement instanceof Stmt.Return leave) {
      return leave;
    }
    throw new AssertionError("a return that awaits in plain code");
  }

  /** {@code return}: of {@code done(...)}, of another awaitable, or of a choice among such. */
  Stmt readReturn(TreePath path) {
    ReturnTree tree = (ReturnTree) path.getLeaf();
    return tree.getExpression() == null
        ? new Stmt.Return(Optional.empty(), reading.line(path))
        : returned(new TreePath(path, tree.getExpression()), reading.line(path));
  }

  /** What returning the expression means. */
  Stmt returned(TreePath expression, int line) {
    TreePath value = reading.symbols().peeled(expression);
    if (reading.symbols().isEnd(value)) {
      return new Stmt.Return(Optional.empty(), line);
    }
    if (reading.symbols().isDone(value)) {
      return done(value, line);
    }
    if (value.getLeaf() instanceof ConditionalExpressionTree choice && choosesDone(value)) {
      return new Stmt.If(
          expressions.value(new TreePath(value, choice.getCondition())),
          branch(new TreePath(value, choice.getTrueExpression()), line),
          branch(new TreePath(value, choice.getFalseExpression()), line),
          line);
    }
    Expr awaited = new Expr.Await(awaits.operand(value), reading.result(), line);
    return new Stmt.Return(Optional.of(awaited), line);
  }

  private Stmt branch(TreePath expression, int line) {
    return new Stmt.Block(List.of(returned(expression, line)), line);
  }

  private boolean choosesDone(TreePath value) {
    TreePath peeled = reading.symbols().peeled(value);
    return peeled.getLeaf() instanceof ConditionalExpressionTree choice
        ? choosesDone(new TreePath(peeled, choice.getTrueExpression()))
            || choosesDone(new TreePath(peeled, choice.getFalseExpression()))
        : reading.symbols().isDone(peeled);
  }

  private Stmt done(TreePath call, int line) {
    MethodInvocationTree tree = (MethodInvocationTree) call.getLeaf();
    if (tree.getArguments().isEmpty()) {
      return new Stmt.Return(Optional.empty(), line);
    }
    TreePath value = new TreePath(call, tree.getArguments().get(0));
    return new Stmt.Return(Optional.of(typing.keep(expressions.value(value), value)), line);
  }
}
