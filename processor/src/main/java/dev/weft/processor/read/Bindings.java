package dev.weft.processor.read;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Knows where the pattern variables of a body are declared and used (JLS 6.3). */
final class Bindings {
  private final Trees trees;
  private final Map<Element, List<TreePath>> uses = new HashMap<>();

  private Bindings(Trees trees) {
    this.trees = trees;
  }

  static Bindings of(Trees trees, TreePath method) {
    Bindings bindings = new Bindings(trees);
    bindings.new Collector().scan(method, null);
    return bindings;
  }

  /** The paths of the pattern variables declared in a tree but used outside it too. */
  List<TreePath> outliving(TreePath root) {
    if (uses.isEmpty()) {
      return List.of();
    }
    List<TreePath> found = new ArrayList<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitBindingPattern(BindingPatternTree tree, @Nullable Void unused) {
        TreePath variable = new TreePath(getCurrentPath(), tree.getVariable());
        if (outlives(element(variable), root.getLeaf())) {
          found.add(variable);
        }
        return null;
      }
    }.scan(root, null);
    return found;
  }

  VariableElement element(TreePath variable) {
    return (VariableElement) Objects.requireNonNull(trees.getElement(variable));
  }

  private boolean outlives(Element variable, Tree root) {
    return uses.getOrDefault(variable, List.of()).stream().anyMatch(use -> !isIn(use, root));
  }

  private static boolean isIn(TreePath path, Tree root) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (p.getLeaf() == root) {
        return true;
      }
    }
    return false;
  }

  private final class Collector extends TreePathScanner<@Nullable Void, @Nullable Void> {
    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
      Element element = trees.getElement(getCurrentPath());
      if (element != null && element.getKind() == ElementKind.BINDING_VARIABLE) {
        uses.computeIfAbsent(element, ignored -> new ArrayList<>()).add(getCurrentPath());
      }
      return null;
    }
  }
}
