package dev.weft.processor.check;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Finds the trees that await without a call of await: an awaitable that is returned, what {@code
 * each} loops over, and a resource that is an async scope.
 */
final class UnsaidAwaits {
  private final Trees trees;
  private final Elements elements;
  private final Types types;

  UnsaidAwaits(Trees trees, Elements elements, Types types) {
    this.trees = trees;
    this.elements = elements;
    this.types = types;
  }

  List<TreePath> of(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ReturnTree leave && leave.getExpression() != null) {
      return returned(new TreePath(path, leave.getExpression())).toList();
    } else if (tree instanceof EnhancedForLoopTree loop) {
      TreePath source = new TreePath(path, loop.getExpression());
      return isCall(source, "each") ? List.of(source) : List.of();
    } else if (tree instanceof TryTree guarded) {
      return guarded.getResources().stream()
          .map(resource -> new TreePath(path, resource))
          .filter(this::isScope)
          .toList();
    }
    return List.of();
  }

  /** What a message calls the tree. */
  static String describe(TreePath path) {
    Tree around = path.getParentPath().getLeaf();
    return around instanceof TryTree
        ? "an async scope"
        : around instanceof EnhancedForLoopTree ? "an async loop" : "returning an awaitable";
  }

  private Stream<TreePath> returned(TreePath value) {
    Tree tree = value.getLeaf();
    if (tree instanceof ParenthesizedTree inner) {
      return returned(new TreePath(value, inner.getExpression()));
    } else if (tree instanceof TypeCastTree cast) {
      return returned(new TreePath(value, cast.getExpression()));
    } else if (tree instanceof ConditionalExpressionTree choice) {
      return Stream.concat(
          returned(new TreePath(value, choice.getTrueExpression())),
          returned(new TreePath(value, choice.getFalseExpression())));
    }
    return isCall(value, "done") || isCall(value, "end") ? Stream.empty() : Stream.of(value);
  }

  private boolean isCall(TreePath path, String name) {
    return Names.isOfCoroutines(trees.getElement(path), name);
  }

  private boolean isScope(TreePath resource) {
    Element variable =
        resource.getLeaf() instanceof VariableTree ? trees.getElement(resource) : null;
    @Nullable TypeMirror type =
        variable == null ? trees.getTypeMirror(resource) : variable.asType();
    TypeElement scope = elements.getTypeElement("dev.weft.AsyncScope");
    return type != null
        && scope != null
        && types.isSubtype(types.erasure(type), types.erasure(scope.asType()));
  }
}
