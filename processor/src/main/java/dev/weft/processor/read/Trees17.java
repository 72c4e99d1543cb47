package dev.weft.processor.read;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reaches the parts of the public tree API that came after Java 17, by name, since this code is
 * compiled against 17.
 */
final class Trees17 {
  private Trees17() {}

  /** The cases of a switch statement or expression. */
  static List<? extends CaseTree> cases(Tree tree) {
    return tree instanceof SwitchTree choice
        ? choice.getCases()
        : ((SwitchExpressionTree) tree).getCases();
  }

  /** The labels of a case; constants stand as their expressions. */
  static List<? extends Tree> labels(CaseTree tree) {
    if (Runtime.version().feature() < 21) {
      return tree.getExpressions();
    }
    List<?> labels = (List<?>) Objects.requireNonNull(call(CaseTree.class, tree, "getLabels"));
    return labels.stream().map(Tree.class::cast).map(Trees17::constantOrSelf).toList();
  }

  /** The guard of a case, if it has one. */
  static @Nullable Tree guard(CaseTree tree) {
    return Runtime.version().feature() < 21 ? null : (Tree) call(CaseTree.class, tree, "getGuard");
  }

  /** Whether the case is, or holds, the default. */
  static boolean isDefault(CaseTree tree) {
    if (Runtime.version().feature() < 21) {
      return tree.getExpressions().isEmpty();
    }
    return labels(tree).stream().anyMatch(label -> is(label, "DEFAULT_CASE_LABEL"));
  }

  /** Whether a tree is of a kind that 17 does not know. */
  static boolean is(Tree tree, String kind) {
    return tree.getKind().name().equals(kind);
  }

  /** A child of a tree of a newer kind. */
  static @Nullable Object child(Tree tree, String getter) {
    return call(tree.getKind().asInterface(), tree, getter);
  }

  private static Tree constantOrSelf(Tree label) {
    if (is(label, "CONSTANT_CASE_LABEL")) {
      Tree constant = (Tree) child(label, "getConstantExpression");
      return constant == null ? label : constant;
    }
    return label;
  }

  private static @Nullable Object call(Class<?> type, Tree tree, String name) {
    try {
      Method method = type.getMethod(name);
      return method.invoke(tree);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new LinkageError("no " + name + " in " + type, e);
    } catch (InvocationTargetException e) {
      throw new LinkageError(name + " failed in " + type, e);
    }
  }
}
