package dev.weft.processor;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.weft.processor.read.LambdaSites;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Finds the async methods with bodies in a top-level class, those of its inner classes included,
 * and the async lambdas outside them.
 */
final class AsyncMethodFinder extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private static final String ASYNC = "dev.weft.Async";

  private final Trees trees;
  private final Elements elements;
  private final List<TreePath> found = new ArrayList<>();

  private boolean inside;

  private AsyncMethodFinder(Trees trees, Elements elements) {
    this.trees = trees;
    this.elements = elements;
  }

  static List<TreePath> find(TreePath topLevel, Trees trees, Elements elements) {
    AsyncMethodFinder finder = new AsyncMethodFinder(trees, elements);
    finder.scan(topLevel, null);
    return finder.found;
  }

  /** The path of a class in the file, where it is one of the top-level classes there. */
  static Optional<TreePath> path(TypeElement topLevel, CompilationUnitTree unit, Trees trees) {
    TreePath root = new TreePath(unit);
    for (Tree tree : unit.getTypeDecls()) {
      TreePath path = new TreePath(root, tree);
      if (tree instanceof ClassTree && topLevel.equals(trees.getElement(path))) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
    Element element = trees.getElement(getCurrentPath());
    if (method.getBody() != null && element != null && isAsync(element)) {
      found.add(getCurrentPath());
      return inside(() -> super.visitMethod(method, null));
    }
    return super.visitMethod(method, null);
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
    if (!inside && LambdaSites.asyncMethod(getCurrentPath(), trees, elements).isPresent()) {
      found.add(getCurrentPath());
      return inside(() -> super.visitLambdaExpression(tree, null));
    }
    return super.visitLambdaExpression(tree, null);
  }

  /** A class in an async body has methods and lambdas of its own. */
  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    boolean outer = inside;
    inside = false;
    super.visitClass(tree, null);
    inside = outer;
    return null;
  }

  /** Lambdas in an async body are compiled with it. */
  private @Nullable Void inside(Runnable walk) {
    boolean outer = inside;
    inside = true;
    walk.run();
    inside = outer;
    return null;
  }

  private static boolean isAsync(Element method) {
    return method.getAnnotationMirrors().stream()
        .map(mirror -> (TypeElement) mirror.getAnnotationType().asElement())
        .anyMatch(type -> type.getQualifiedName().contentEquals(ASYNC));
  }
}
