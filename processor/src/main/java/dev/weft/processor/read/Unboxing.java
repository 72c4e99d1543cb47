package dev.weft.processor.read;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;

/** Says where a boxed value is unboxed by what stands right around it (JLS 5.1.8). */
final class Unboxing {
  private Unboxing() {}

  /** Whether the expression around takes the primitive value; false where that is not certain. */
  static boolean around(TreePath path, Reading reading) {
    TreePath parent = path.getParentPath();
    Tree tree = parent.getLeaf();
    if (tree instanceof ParenthesizedTree) {
      return around(parent, reading);
    } else if (tree instanceof BinaryTree) {
      return isPrimitive(parent, reading) && !isEquality(tree);
    } else if (tree instanceof CompoundAssignmentTree || tree instanceof UnaryTree) {
      return isPrimitive(parent, reading);
    } else if (tree instanceof AssignmentTree assignment) {
      return isPrimitive(new TreePath(parent, assignment.getVariable()), reading);
    } else if (tree instanceof VariableTree) {
      return reading.variable(parent).asType().getKind().isPrimitive();
    }
    return false;
  }

  private static boolean isPrimitive(TreePath path, Reading reading) {
    return reading.mirror(path).getKind().isPrimitive();
  }

  private static boolean isEquality(Tree tree) {
    return tree.getKind() == Tree.Kind.EQUAL_TO || tree.getKind() == Tree.Kind.NOT_EQUAL_TO;
  }
}
