package dev.weft.processor.check;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * Finds labels that were a preview in Java 17 to 20. The tree API of those versions shows them
 * another way than that of 21, and {@code getExpressions} does not show them at all.
 */
final class PreviewLabels {
  private static final int PATTERNS_ARE_FINAL = 21;

  private PreviewLabels() {}

  static Optional<Tree> find(CaseTree tree) {
    List<Tree> labels = Runtime.version().feature() < PATTERNS_ARE_FINAL ? labels(tree) : List.of();
    return labels.stream()
        .filter(label -> !(label instanceof ExpressionTree))
        .filter(label -> labels.size() > 1 || !isDefault(label))
        .findFirst();
  }

  private static boolean isDefault(Tree label) {
    return label.getKind().name().equals("DEFAULT_CASE_LABEL");
  }

  private static List<Tree> labels(CaseTree tree) {
    try {
      List<?> labels = (List<?>) CaseTree.class.getMethod("getLabels").invoke(tree);
      return labels.stream().map(Tree.class::cast).toList();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no labels in " + CaseTree.class, e);
    }
  }
}
