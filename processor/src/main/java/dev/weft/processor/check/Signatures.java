package dev.weft.processor.check;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.diag.Message;
import dev.weft.processor.diag.Position;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;

/** The rules for the declaration of an async method. An abstract one promises nothing by itself. */
final class Signatures {
  private static final String COROUTINE = "dev.weft.Coroutine";
  private static final Set<String> OTHERS =
      Set.of(
          "dev.weft.AsyncGenerator",
          "dev.weft.Generator",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.CompletionStage");

  private final Trees trees;
  private final Diagnostics diagnostics;
  private final Function<TreePath, Position> positions;

  Signatures(Trees trees, Diagnostics diagnostics, Function<TreePath, Position> positions) {
    this.trees = trees;
    this.diagnostics = diagnostics;
    this.positions = positions;
  }

  void check(TreePath path) {
    MethodTree tree = (MethodTree) path.getLeaf();
    if (!(trees.getElement(path) instanceof ExecutableElement method)) {
      return;
    }
    Set<Modifier> modifiers = method.getModifiers();
    if (modifiers.contains(Modifier.SYNCHRONIZED)) {
      diagnostics.report(Message.ASYNC_SYNCHRONIZED, positions.apply(path));
    }
    if (modifiers.contains(Modifier.NATIVE)) {
      diagnostics.report(Message.ASYNC_NATIVE, positions.apply(path));
    }
    returnType(path, tree.getReturnType(), method.getReturnType());
  }

  private void returnType(TreePath path, Tree tree, TypeMirror type) {
    boolean isOther = OTHERS.stream().anyMatch(other -> Names.isNamed(type, other));
    if (Names.isNamed(type, COROUTINE) || isOther || tree == null) {
      return;
    }
    diagnostics.report(Message.WRONG_RETURN_TYPE, positions.apply(new TreePath(path, tree)), type);
  }
}
