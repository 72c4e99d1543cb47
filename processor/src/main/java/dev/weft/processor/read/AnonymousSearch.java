package dev.weft.processor.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Finds the anonymous classes of a body that need a name: a variable that lives across awaits or is
 * handed over to an async lambda, or a value that has to wait while something beside it is awaited,
 * is of such a type.
 */
final class AnonymousSearch extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private final Reading reading;
  private final Map<TypeElement, TreePath> found = new HashMap<>();
  private final Set<Element> handedOver = new HashSet<>();

  private AnonymousSearch(Reading reading) {
    this.reading = reading;
  }

  /** The creations in the body of a method or async lambda, by class. */
  static Map<TypeElement, TreePath> in(TreePath body, Reading reading) {
    AnonymousSearch search = new AnonymousSearch(reading);
    search.findHandedOver(body);
    search.scan(body, null);
    return search.found;
  }

  private void findHandedOver(TreePath body) {
    new TreePathScanner<@Nullable Void, Boolean>() {
      @Override
      public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Boolean isInside) {
        boolean isAsync = AsyncLambdas.asyncMethod(getCurrentPath(), reading.context()).isPresent();
        return super.visitLambdaExpression(tree, isInside || isAsync);
      }

      @Override
      public @Nullable Void visitIdentifier(IdentifierTree tree, Boolean isInside) {
        if (isInside) {
          reading.element(getCurrentPath()).ifPresent(handedOver::add);
        }
        return null;
      }
    }.scan(body, false);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
    if (tree.getClassBody() != null) {
      TypeElement type =
          (TypeElement)
              reading.element(new TreePath(getCurrentPath(), tree.getClassBody())).orElseThrow();
      if (canStandAlone(tree, type) && needsName(getCurrentPath(), type)) {
        found.put(type, getCurrentPath());
      }
    }
    return super.visitNewClass(tree, null);
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    return null;
  }

  /** Whether its superclass needs no instance around it. */
  private static boolean canStandAlone(NewClassTree tree, TypeElement type) {
    if (tree.getEnclosingExpression() != null
        || !(type.getSuperclass() instanceof DeclaredType declared)) {
      return false;
    }
    TypeElement superclass = (TypeElement) declared.asElement();
    return superclass.getNestingKind() == NestingKind.TOP_LEVEL
        || (superclass.getNestingKind() == NestingKind.MEMBER
            && superclass.getModifiers().contains(Modifier.STATIC));
  }

  private boolean needsName(TreePath creation, TypeElement type) {
    for (TreePath p = creation; ; p = p.getParentPath()) {
      TreePath parent = p.getParentPath();
      Tree tree = parent.getLeaf();
      if (tree instanceof VariableTree) {
        return (reading.isApart(parent.getParentPath().getLeaf())
                || handedOver.contains(reading.variable(parent)))
            && isOfType(parent, type);
      } else if (tree instanceof EnhancedForLoopTree loop) {
        TreePath variable = new TreePath(parent, loop.getVariable());
        return reading.isApart(loop) && isOfType(variable, type);
      } else if (!(tree instanceof ExpressionTree)) {
        return false;
      }
      if (reading.isApart(tree)
          && (isBesideAwait(tree, p.getLeaf()) || mentions(reading.mirror(parent), type))) {
        return true;
      }
    }
  }

  /** Only {@code var} can be of such a type. */
  private boolean isOfType(TreePath variable, TypeElement type) {
    return mentions(reading.variable(variable).asType(), type);
  }

  private boolean isBesideAwait(Tree parent, Tree child) {
    boolean[] found = {false};
    parent.accept(
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void scan(Tree tree, @Nullable Void unused) {
            found[0] |= tree != null && tree != child && reading.isApart(tree);
            return null;
          }
        },
        null);
    return found[0];
  }

  private static boolean mentions(TypeMirror type, Element element) {
    if (type instanceof ArrayType array) {
      return mentions(array.getComponentType(), element);
    }
    return type instanceof DeclaredType declared
        && (Objects.equals(declared.asElement(), element)
            || declared.getTypeArguments().stream()
                .anyMatch(argument -> mentions(argument, element)));
  }
}
