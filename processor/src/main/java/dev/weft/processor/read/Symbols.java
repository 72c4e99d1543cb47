package dev.weft.processor.read;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.jspecify.annotations.Nullable;

/** Recognises the methods that mean something to the compiler of async bodies. */
final class Symbols {
  static final String ASYNC = "dev.weft.Async";
  static final String COROUTINE = "dev.weft.Coroutine";

  /** What an async method may return. */
  static final Set<String> RETURNED =
      Set.of(
          COROUTINE,
          "dev.weft.AsyncGenerator",
          "dev.weft.Generator",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.CompletionStage");

  static final String ASYNC_SCOPE = "dev.weft.AsyncScope";
  private static final String COROUTINES = "dev.weft.Coroutines";

  private final Trees trees;

  Symbols(Trees trees) {
    this.trees = trees;
  }

  /** Whether the tree is a call of {@code Coroutines.await}, of any overload. */
  boolean isAwait(TreePath path) {
    return isCall(path, "await");
  }

  /** Whether the tree is a call of {@code Coroutines.done}. */
  boolean isDone(TreePath path) {
    return isCall(path, "done");
  }

  /** Whether the tree is a call of {@code Coroutines.emit}. */
  boolean isEmit(TreePath path) {
    return isCall(path, "emit");
  }

  /** Whether the tree is a call of {@code Coroutines.end}. */
  boolean isEnd(TreePath path) {
    return isCall(path, "end");
  }

  /** Whether returning the expression awaits nothing: done, end, or a choice among such. */
  boolean isCompletion(TreePath expression) {
    TreePath value = peeled(expression);
    return value.getLeaf() instanceof ConditionalExpressionTree choice
        ? isCompletion(new TreePath(value, choice.getTrueExpression()))
            && isCompletion(new TreePath(value, choice.getFalseExpression()))
        : isDone(value) || isEnd(value);
  }

  /** Whether the type is of generators. */
  static boolean isGenerator(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && (element.getQualifiedName().contentEquals("dev.weft.AsyncGenerator")
            || element.getQualifiedName().contentEquals("dev.weft.Generator"));
  }

  /** Whether the tree is a call of {@code Coroutines.each}. */
  boolean isEach(TreePath path) {
    return isCall(path, "each");
  }

  /** Whether a resource of a try statement is an {@code AsyncScope}. */
  boolean isScope(TreePath resource) {
    TypeMirror type =
        resource.getLeaf() instanceof VariableTree
            ? Objects.requireNonNull(trees.getElement(resource)).asType()
            : trees.getTypeMirror(resource);
    return isScope(type);
  }

  private boolean isScope(@Nullable TypeMirror type) {
    if (type instanceof TypeVariable variable) {
      return isScope(variable.getUpperBound());
    }
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && (element.getQualifiedName().contentEquals(ASYNC_SCOPE)
            || isScope(element.getSuperclass())
            || element.getInterfaces().stream().anyMatch(this::isScope));
  }

  /** An expression without its parentheses, and without casts of what awaits nothing. */
  TreePath peeled(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree inner) {
      return peeled(new TreePath(path, inner.getExpression()));
    } else if (tree instanceof TypeCastTree cast) {
      TreePath operand = peeled(new TreePath(path, cast.getExpression()));
      return isCompletion(operand) ? operand : path;
    }
    return path;
  }

  private boolean isCall(TreePath path, String name) {
    if (!(path.getLeaf() instanceof MethodInvocationTree call)) {
      return false;
    }
    Element method = trees.getElement(new TreePath(path, call.getMethodSelect()));
    return method != null
        && method.getKind() == ElementKind.METHOD
        && method.getSimpleName().contentEquals(name)
        && method.getEnclosingElement() instanceof TypeElement owner
        && owner.getQualifiedName().contentEquals(COROUTINES);
  }
}
