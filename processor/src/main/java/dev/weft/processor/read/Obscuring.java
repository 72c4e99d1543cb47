package dev.weft.processor.read;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names that no local may have, because a class or package of that name stands before a
 * dot in the new home, where a variable would be preferred (JLS 6.4.2).
 */
final class Obscuring extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private final Trees trees;

  /** At first those before a dot in what generated code says by itself. */
  private final Set<String> names = new HashSet<>(Set.of("Frame", "Objects", "UnaryOperator"));

  private Obscuring(Trees trees) {
    this.trees = trees;
  }

  static Set<String> namesIn(TreePath path, Trees trees) {
    Obscuring scanner = new Obscuring(trees);
    scanner.scan(path, null);
    return scanner.names;
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
    Element element = trees.getElement(getCurrentPath());
    if (element == null) {
      return null;
    }
    boolean isMember =
        (element.getKind().isField() || element.getKind() == ElementKind.METHOD)
            && element.getModifiers().contains(Modifier.STATIC);
    if (isMember && element.getEnclosingElement() instanceof TypeElement owner) {
      names.add(TypeReader.simpleNames(owner).get(0));
      hosts();
    } else if (element instanceof TypeElement type) {
      names.add(TypeReader.simpleNames(type).get(0));
    } else if (element.getKind() == ElementKind.PACKAGE) {
      names.add(tree.getName().toString());
    }
    return null;
  }

  /** An inherited static member is named through the class that inherits it. */
  private void hosts() {
    for (TreePath p = getCurrentPath(); p != null; p = p.getParentPath()) {
      Tree tree = p.getLeaf();
      if (tree instanceof com.sun.source.tree.ClassTree
          && trees.getElement(p) instanceof TypeElement type) {
        names.add(TypeReader.simpleNames(type).get(0));
      }
    }
  }
}
