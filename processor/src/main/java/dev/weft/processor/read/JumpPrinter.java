package dev.weft.processor.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Stmt;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * Prints {@code return}, {@code yield}, {@code break} and {@code continue}, which become exits
 * where they leave the printed tree, and monitors, which an exit must not leave by itself.
 */
final class JumpPrinter {
  private final Printer.Context context;
  private final TreePath root;
  private final TreePrinter expressions;
  private final StatementPrinter statements;
  private final CodeBuffer out;
  private @Nullable Detour detour;

  JumpPrinter(
      Printer.Context context,
      TreePath root,
      TreePrinter expressions,
      StatementPrinter statements,
      CodeBuffer out) {
    this.context = context;
    this.root = root;
    this.expressions = expressions;
    this.statements = statements;
    this.out = out;
  }

  void leaveMethod(ReturnTree tree, TreePath path) {
    if (!isInnerCode(path)) {
      if (tree.getExpression() == null) {
        exit(context.jumps().resolve(path));
      } else {
        leaveWith(new TreePath(path, tree.getExpression()));
      }
      return;
    }
    out.text("return");
    if (tree.getExpression() != null) {
      out.text(" ");
      expressions.print(path, tree.getExpression());
    }
    out.text(";");
  }

  /**
   * {@code return c ? done(a) : done(b);} returns a or b, whose types may have nothing in common.
   */
  private void leaveWith(TreePath expression) {
    TreePath value = new Symbols(context.trees()).peeled(expression);
    if (value.getLeaf() instanceof ConditionalExpressionTree choice) {
      out.text("if ");
      statements.condition(value, choice.getCondition());
      out.text(" ").open().newline();
      leaveWith(new TreePath(value, choice.getTrueExpression()));
      out.close().text(" else ").open().newline();
      leaveWith(new TreePath(value, choice.getFalseExpression()));
      out.close();
    } else {
      exit(context.jumps().returned(value));
    }
  }

  /** Whether a return ends a lambda or a method of the printed code. */
  private boolean isInnerCode(TreePath path) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof LambdaExpressionTree || p.getLeaf() instanceof ClassTree) {
        return true;
      }
      if (p.getLeaf() == root.getLeaf()) {
        return false;
      }
    }
    return false;
  }

  void leaveSwitch(YieldTree tree, TreePath path) {
    if (Detour.isInside(JumpTargets.of(path), path, root.getLeaf())) {
      out.text("yield ");
      expressions.print(path, tree.getValue());
      out.text(";");
      return;
    }
    out.piece(new Code.Use(context.jumps().yielded(path), Code.Access.WRITE, false)).text(" = ");
    expressions.print(path, tree.getValue());
    out.text(";").newline();
    exit(context.jumps().resolve(path));
  }

  /** {@code break} or {@code continue}. */
  void jump(TreePath path, String keyword, @Nullable Name label) {
    if (staysInside(path, keyword, label)) {
      out.text(keyword + (label == null ? "" : " " + label) + ";");
    } else {
      exit(context.jumps().resolve(path));
    }
  }

  private boolean staysInside(TreePath path, String keyword, @Nullable Name label) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (isTarget(p.getLeaf(), keyword, label)) {
        return true;
      }
      if (p.getLeaf() == root.getLeaf()) {
        return false;
      }
    }
    return false;
  }

  private static boolean isTarget(Tree tree, String keyword, @Nullable Name label) {
    if (label != null) {
      return tree instanceof LabeledStatementTree labeled && labeled.getLabel().equals(label);
    }
    return tree instanceof WhileLoopTree
        || tree instanceof DoWhileLoopTree
        || tree instanceof ForLoopTree
        || tree instanceof EnhancedForLoopTree
        || (tree instanceof SwitchTree && keyword.equals("break"));
  }

  /** A jump out of the printed code. */
  private void exit(Stmt.Jump jump) {
    if (detour == null) {
      out.piece(new Code.Exit(jump));
    } else {
      detour.leave(jump, out);
    }
  }

  /** A block with a monitor, which a jump out of the printed code has to leave first. */
  void monitor(SynchronizedTree tree, TreePath path) {
    if (detour == null && Detour.isNeeded(path, root.getLeaf())) {
      Detour own = new Detour(context.scope());
      detour = own;
      own.begin(out);
      block(tree, path);
      own.end(out, new Completion(context.trees()).of(path));
      detour = null;
    } else {
      block(tree, path);
    }
  }

  private void block(SynchronizedTree tree, TreePath path) {
    out.text("synchronized ");
    statements.condition(path, tree.getExpression());
    out.text(" ");
    statements.block(new TreePath(path, tree.getBlock()));
  }
}
