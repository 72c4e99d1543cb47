package dev.weft.processor.read;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WildcardTree;
import com.sun.source.util.TreePath;

/** Tells the places where a type may have type arguments from those where a class is just named. */
final class TypeUses {
  private TypeUses() {}

  /**
   * Whether the type at the path is that of a variable, a cast or a type argument. A pattern tests
   * the class alone: what it tests may be of any type (JLS 5.5).
   */
  static boolean isTypeUse(TreePath path) {
    TreePath parent = path.getParentPath();
    Tree tree = parent.getLeaf();
    if (tree instanceof VariableTree) {
      return !(parent.getParentPath().getLeaf() instanceof BindingPatternTree);
    } else if (tree instanceof ParameterizedTypeTree generic) {
      return generic.getTypeArguments().contains(path.getLeaf());
    } else if (tree instanceof MethodInvocationTree call) {
      return call.getTypeArguments().contains(path.getLeaf());
    } else if (tree instanceof TypeCastTree cast) {
      return cast.getType() == path.getLeaf();
    } else if (tree instanceof ArrayTypeTree) {
      return isTypeUse(parent);
    }
    return tree instanceof WildcardTree;
  }
}
