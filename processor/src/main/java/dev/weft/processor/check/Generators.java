package dev.weft.processor.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.diag.Message;
import dev.weft.processor.diag.Position;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The rules for generators: who emits what, and who may await. */
final class Generators {
  private final Trees trees;
  private final Types types;
  private final Diagnostics diagnostics;
  private final Function<TreePath, Position> positions;

  Generators(
      Trees trees, Types types, Diagnostics diagnostics, Function<TreePath, Position> positions) {
    this.trees = trees;
    this.types = types;
    this.diagnostics = diagnostics;
    this.positions = positions;
  }

  /** Checks a call in the place. */
  void check(TreePath path, @Nullable Place place) {
    MethodInvocationTree call = (MethodInvocationTree) path.getLeaf();
    String name = name(call);
    if (!name.equals("emit") && !name.equals("end") && !name.equals("await")) {
      return;
    }
    Element method = trees.getElement(path);
    if (!Names.isOfCoroutines(method, name)) {
      return;
    }
    TypeMirror generator = generator(path);
    if (name.equals("await")) {
      if (Names.isNamed(generator, "dev.weft.Generator")) {
        diagnostics.report(Message.AWAIT_IN_GENERATOR, positions.apply(path));
      }
    } else if (generator != null && place == Place.SYNCHRONIZED) {
      if (name.equals("emit")) {
        diagnostics.report(Message.AWAIT_IN_SYNCHRONIZED, positions.apply(path), name);
      }
    } else if (generator == null || place == null || place.message() != null) {
      diagnostics.report(Message.EMIT_OUTSIDE_GENERATOR, positions.apply(path), name);
    } else if (name.equals("emit")) {
      value(path, call, (DeclaredType) generator);
      scope(path);
    }
  }

  /**
   * A scope that cancels belongs to the task that opened it. Between two values that task runs code
   * of whoever asked for them, which would be cancelled instead (PEP 789).
   */
  private void scope(TreePath path) {
    for (TreePath p = path; !(p.getLeaf() instanceof MethodTree); p = p.getParentPath()) {
      TreePath around = p.getParentPath();
      if (around.getLeaf() instanceof TryTree guarded && p.getLeaf().equals(guarded.getBlock())) {
        guarded.getResources().stream()
            .map(resource -> trees.getTypeMirror(new TreePath(around, resource)))
            .filter(this::cancels)
            .findFirst()
            .ifPresent(
                type ->
                    diagnostics.report(
                        Message.EMIT_IN_SCOPE, positions.apply(path), types.erasure(type)));
      }
    }
  }

  private boolean cancels(@Nullable TypeMirror type) {
    return type != null
        && (Names.isNamed(type, "dev.weft.TaskGroup")
            || Names.isNamed(type, "dev.weft.TimeoutScope")
            || types.directSupertypes(type).stream().anyMatch(this::cancels));
  }

  private void value(TreePath path, MethodInvocationTree call, DeclaredType generator) {
    TreePath argument = new TreePath(path, call.getArguments().get(0));
    TypeMirror value = trees.getTypeMirror(argument);
    if (generator.getTypeArguments().isEmpty() || value == null) {
      return;
    }
    TypeMirror expected = generator.getTypeArguments().get(0);
    if (!types.isAssignable(value, expected)) {
      diagnostics.report(Message.EMIT_WRONG_TYPE, positions.apply(argument), value, expected);
    }
  }

  /** The return type of the async method around the path, if that is a generator. */
  private @Nullable TypeMirror generator(TreePath path) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof LambdaExpressionTree || p.getLeaf() instanceof ClassTree) {
        return null;
      }
      if (p.getLeaf() instanceof MethodTree) {
        return trees.getElement(p) instanceof ExecutableElement method
                && Names.isAsync(method)
                && isGenerator(method.getReturnType())
            ? method.getReturnType()
            : null;
      }
    }
    return null;
  }

  private static boolean isGenerator(TypeMirror type) {
    return Names.isNamed(type, "dev.weft.AsyncGenerator")
        || Names.isNamed(type, "dev.weft.Generator");
  }

  private static String name(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        ? select.getIdentifier().toString()
        : call.getMethodSelect() instanceof IdentifierTree identifier
            ? identifier.getName().toString()
            : "";
  }
}
