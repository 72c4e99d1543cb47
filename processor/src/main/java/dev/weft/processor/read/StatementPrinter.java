package dev.weft.processor.read;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
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
import dev.weft.processor.model.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints statements; a jump out of the printed tree becomes an exit ({@link JumpPrinter}). */
final class StatementPrinter extends SimpleTreeVisitor<@Nullable Void, TreePath> {
  private final Printer.Context context;
  private final TreePrinter expressions;
  private final CodeBuffer out;
  private final VariablePrinter variables;
  private final SwitchPrinter switches;
  private final JumpPrinter jumps;

  StatementPrinter(
      Printer.Context context, TreePath root, TreePrinter expressions, CodeBuffer out) {
    this.context = context;
    this.expressions = expressions;
    this.out = out;
    this.variables = new VariablePrinter(context, expressions, out);
    this.switches = new SwitchPrinter(expressions, this, out);
    this.jumps = new JumpPrinter(context, root, expressions, this, out);
  }

  /** Prints a statement, without a newline at its end. */
  void print(TreePath path) {
    int line = context.line(path.getLeaf());
    if (line > 0) {
      out.piece(new Code.Line(line));
    }
    path.getLeaf().accept(this, path);
  }

  private void print(TreePath parent, Tree child) {
    print(new TreePath(parent, child));
  }

  /** A switch statement or expression. */
  void switchOn(ExpressionTree selector, List<? extends CaseTree> cases, TreePath path) {
    switches.print(selector, cases, path);
  }

  @Override
  protected @Nullable Void defaultAction(Tree tree, TreePath path) {
    throw Unsupported.newer(path);
  }

  /** A block or a statement in braces. */
  void block(TreePath path) {
    if (path.getLeaf() instanceof BlockTree block) {
      statements(path, block.getStatements());
    } else if (path.getLeaf() instanceof EmptyStatementTree) {
      out.text("{}");
    } else {
      out.open().newline();
      print(path);
      out.close();
    }
  }

  private void block(TreePath parent, Tree child) {
    block(new TreePath(parent, child));
  }

  /** Local classes are left to javac, which has made them. */
  private void statements(TreePath path, List<? extends StatementTree> all) {
    List<? extends StatementTree> statements =
        all.stream().filter(statement -> !(statement instanceof ClassTree)).toList();
    if (statements.isEmpty()) {
      out.text("{}");
      return;
    }
    out.open();
    for (StatementTree statement : statements) {
      out.newline();
      print(path, statement);
    }
    out.close();
  }

  /** An expression in the one pair of parentheses that a statement asks for. */
  void condition(TreePath path, ExpressionTree condition) {
    if (condition instanceof ParenthesizedTree) {
      expressions.print(path, condition);
    } else {
      out.text("(");
      expressions.print(path, condition);
      out.text(")");
    }
  }

  @Override
  public @Nullable Void visitBlock(BlockTree tree, TreePath path) {
    block(path);
    return null;
  }

  @Override
  public @Nullable Void visitEmptyStatement(EmptyStatementTree tree, TreePath path) {
    out.text(";");
    return null;
  }

  @Override
  public @Nullable Void visitExpressionStatement(ExpressionStatementTree tree, TreePath path) {
    expressions.print(path, tree.getExpression());
    out.text(";");
    return null;
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, TreePath path) {
    variables.declaration(tree, path);
    out.text(";");
    return null;
  }

  @Override
  public @Nullable Void visitIf(IfTree tree, TreePath path) {
    out.text("if ");
    condition(path, tree.getCondition());
    out.text(" ");
    block(path, tree.getThenStatement());
    StatementTree otherwise = tree.getElseStatement();
    if (otherwise instanceof IfTree) {
      out.text(" else ");
      otherwise.accept(this, new TreePath(path, otherwise));
    } else if (otherwise != null) {
      out.text(" else ");
      block(path, otherwise);
    }
    return null;
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree tree, TreePath path) {
    out.text("while ");
    condition(path, tree.getCondition());
    out.text(" ");
    block(path, tree.getStatement());
    return null;
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, TreePath path) {
    out.text("do ");
    block(path, tree.getStatement());
    out.text(" while ");
    condition(path, tree.getCondition());
    out.text(";");
    return null;
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, TreePath path) {
    out.text("for (");
    variables.initializers(tree.getInitializer(), path);
    out.text(";");
    if (tree.getCondition() != null) {
      out.text(" ");
      expressions.print(path, tree.getCondition());
    }
    out.text(";");
    String separator = " ";
    for (ExpressionStatementTree update : tree.getUpdate()) {
      out.text(separator);
      expressions.print(new TreePath(path, update), update.getExpression());
      separator = ", ";
    }
    out.text(") ");
    block(path, tree.getStatement());
    return null;
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, TreePath path) {
    out.text("for (");
    variables.declaration(tree.getVariable(), new TreePath(path, tree.getVariable()));
    out.text(" : ");
    expressions.print(path, tree.getExpression());
    out.text(") ");
    block(path, tree.getStatement());
    return null;
  }

  @Override
  public @Nullable Void visitLabeledStatement(LabeledStatementTree tree, TreePath path) {
    context.scope().innerName(tree.getLabel().toString());
    out.text(tree.getLabel() + ": ");
    StatementTree body = tree.getStatement();
    boolean isLoop =
        body instanceof WhileLoopTree
            || body instanceof DoWhileLoopTree
            || body instanceof ForLoopTree
            || body instanceof EnhancedForLoopTree
            || body instanceof LabeledStatementTree;
    if (isLoop) {
      body.accept(this, new TreePath(path, body));
    } else {
      block(path, body);
    }
    return null;
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree tree, TreePath path) {
    switches.print(tree.getExpression(), tree.getCases(), path);
    return null;
  }

  @Override
  public @Nullable Void visitThrow(ThrowTree tree, TreePath path) {
    out.text("throw ");
    expressions.print(path, tree.getExpression());
    out.text(";");
    return null;
  }

  @Override
  public @Nullable Void visitAssert(AssertTree tree, TreePath path) {
    out.text("assert ");
    expressions.print(path, tree.getCondition());
    if (tree.getDetail() != null) {
      out.text(" : ");
      expressions.print(path, tree.getDetail());
    }
    out.text(";");
    return null;
  }

  @Override
  public @Nullable Void visitTry(TryTree tree, TreePath path) {
    out.text("try ");
    if (!tree.getResources().isEmpty()) {
      resources(tree, path);
    }
    block(path, tree.getBlock());
    for (CatchTree clause : tree.getCatches()) {
      TreePath at = new TreePath(path, clause);
      out.text(" catch (");
      variables.declaration(clause.getParameter(), new TreePath(at, clause.getParameter()));
      out.text(") ");
      block(at, clause.getBlock());
    }
    if (tree.getFinallyBlock() != null) {
      out.text(" finally ");
      block(path, tree.getFinallyBlock());
    }
    return null;
  }

  private void resources(TryTree tree, TreePath path) {
    String separator = "";
    out.text("(");
    for (Tree resource : tree.getResources()) {
      out.text(separator);
      if (resource instanceof VariableTree variable) {
        variables.declaration(variable, new TreePath(path, variable));
      } else {
        expressions.print(path, resource);
      }
      separator = "; ";
    }
    out.text(") ");
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree tree, TreePath path) {
    jumps.monitor(tree, path);
    return null;
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, TreePath path) {
    jumps.leaveMethod(tree, path);
    return null;
  }

  @Override
  public @Nullable Void visitYield(YieldTree tree, TreePath path) {
    jumps.leaveSwitch(tree, path);
    return null;
  }

  @Override
  public @Nullable Void visitBreak(BreakTree tree, TreePath path) {
    jumps.jump(path, "break", tree.getLabel());
    return null;
  }

  @Override
  public @Nullable Void visitContinue(ContinueTree tree, TreePath path) {
    jumps.jump(path, "continue", tree.getLabel());
    return null;
  }
}
