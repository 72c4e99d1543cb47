package dev.weft.processor.read;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import java.util.function.Predicate;
import javax.lang.model.element.Name;

/**
 * Finds the statement that a {@code break} leaves or a {@code continue} goes on with, and the
 * switch that a {@code yield} gives its value.
 */
final class JumpTargets {
  private JumpTargets() {}

  /**
   * The statement aimed at: the labelled statement where a break has a label, the loop itself for
   * every continue.
   */
  static Tree of(TreePath jump) {
    if (jump.getLeaf() instanceof BreakTree leave) {
      Name label = leave.getLabel();
      return label == null
          ? around(jump, tree -> isLoop(tree) || tree instanceof SwitchTree)
          : around(jump, tree -> hasLabel(tree, label));
    } else if (jump.getLeaf() instanceof ContinueTree again) {
      Name label = again.getLabel();
      return label == null
          ? around(jump, JumpTargets::isLoop)
          : unlabeled((LabeledStatementTree) around(jump, tree -> hasLabel(tree, label)));
    }
    if (jump.getLeaf() instanceof YieldTree) {
      return around(jump, SwitchExpressionTree.class::isInstance);
    }
    throw new AssertionError(jump.getLeaf().getKind());
  }

  /** The statement behind one or more labels. */
  static StatementTree unlabeled(LabeledStatementTree labeled) {
    StatementTree body = labeled.getStatement();
    return body instanceof LabeledStatementTree inner ? unlabeled(inner) : body;
  }

  static boolean isLoop(Tree tree) {
    return tree instanceof WhileLoopTree
        || tree instanceof DoWhileLoopTree
        || tree instanceof ForLoopTree
        || tree instanceof EnhancedForLoopTree;
  }

  private static boolean hasLabel(Tree tree, Name label) {
    return tree instanceof LabeledStatementTree labeled && labeled.getLabel().equals(label);
  }

  private static Tree around(TreePath jump, Predicate<Tree> isTarget) {
    for (TreePath p = jump.getParentPath(); p != null; p = p.getParentPath()) {
      if (isTarget.test(p.getLeaf())) {
        return p.getLeaf();
      }
    }
    throw new AssertionError("a jump without target: " + jump.getLeaf());
  }
}
