package dev.weft.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * Finds the awaited calls that can run the body of an async method at once, without the coroutine
 * that the call would give: calls of a method of the same class, on the same instance, that no
 * subclass can override. So the class is initialized (JLS 12.4.1) and the instance is there.
 */
final class DirectCalls {
  private static final Set<Modifier> FIXED =
      Set.of(Modifier.STATIC, Modifier.PRIVATE, Modifier.FINAL);

  /** The JVM takes 255 slots (JVMS 4.11), and a direct call needs some of its own. */
  private static final int MOST_PARAMETERS = 100;

  private final Trees trees;

  DirectCalls(Trees trees) {
    this.trees = trees;
  }

  /** The methods that calls of that kind in the class may call. */
  Set<ExecutableElement> calledIn(TypeElement host) {
    Set<ExecutableElement> called = new HashSet<>();
    TreePath path = trees.getPath(host);
    if (path != null && canHaveSuch(host)) {
      new TreePathScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitMethodInvocation(
            MethodInvocationTree tree, @Nullable Void unused) {
          callee(getCurrentPath(), host).ifPresent(called::add);
          return super.visitMethodInvocation(tree, null);
        }
      }.scan(path, null);
    }
    return called;
  }

  private static boolean canHaveSuch(TypeElement host) {
    return host.getEnclosedElements().stream()
        .anyMatch(member -> member instanceof ExecutableElement method && canBeCalled(method));
  }

  /** The async method that is called, if the call in the class is of that kind. */
  Optional<ExecutableElement> callee(TreePath path, TypeElement host) {
    if (path.getLeaf() instanceof MethodInvocationTree call
        && trees.getElement(new TreePath(path, call.getMethodSelect()))
            instanceof ExecutableElement method
        && isOnTheSame(call.getMethodSelect(), method)
        && host.equals(method.getEnclosingElement())
        && canBeCalled(method)
        && call.getTypeArguments().isEmpty()
        && call.getArguments().stream().allMatch(DirectCalls::isSimple)) {
      return Optional.of(method);
    }
    return Optional.empty();
  }

  private boolean isOnTheSame(ExpressionTree select, ExecutableElement method) {
    if (select instanceof IdentifierTree) {
      return true;
    }
    return select instanceof MemberSelectTree member
        && member.getExpression() instanceof IdentifierTree qualifier
        && (qualifier.getName().contentEquals("this")
            || (method.getModifiers().contains(Modifier.STATIC)
                && qualifier.getName().contentEquals(MachineNames.host(method).getSimpleName())));
  }

  /** Whether a method is one whose body can be called directly. */
  static boolean canBeCalled(ExecutableElement method) {
    TypeElement host = MachineNames.host(method);
    return MachineNames.isAsync(method)
        && isCoroutine(method)
        && !method.isVarArgs()
        && method.getParameters().size() <= MOST_PARAMETERS
        && method.getTypeParameters().isEmpty()
        && host.getTypeParameters().isEmpty()
        && isOutermost(host)
        && isFixed(method, host);
  }

  private static boolean isFixed(ExecutableElement method, TypeElement host) {
    return method.getModifiers().stream().anyMatch(FIXED::contains)
        || host.getModifiers().contains(Modifier.FINAL)
        || host.getKind() == ElementKind.RECORD;
  }

  private static boolean isOutermost(TypeElement host) {
    return host.getNestingKind() == NestingKind.TOP_LEVEL
        || (host.getNestingKind() == NestingKind.MEMBER
            && host.getModifiers().contains(Modifier.STATIC));
  }

  private static boolean isCoroutine(ExecutableElement method) {
    return method.getReturnType() instanceof DeclaredType type
        && ((TypeElement) type.asElement()).getQualifiedName().contentEquals(Symbols.COROUTINE)
        && type.getTypeArguments().size() == 1
        && type.getTypeArguments().get(0).getKind() != TypeKind.WILDCARD;
  }

  /** Whether printing an argument twice does no harm: nothing in it is declared. */
  static boolean isSimple(Tree argument) {
    return !Boolean.TRUE.equals(argument.accept(new Declaring(), null));
  }

  private static final class Declaring extends TreeScanner<Boolean, @Nullable Void> {
    @Override
    public Boolean reduce(Boolean one, Boolean other) {
      return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
    }

    @Override
    public Boolean visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
      return true;
    }

    @Override
    public Boolean visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
      return true;
    }

    @Override
    public Boolean visitNewClass(NewClassTree tree, @Nullable Void unused) {
      return true;
    }

    @Override
    public Boolean visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void unused) {
      return true;
    }

    @Override
    public Boolean visitInstanceOf(InstanceOfTree tree, @Nullable Void unused) {
      return true;
    }
  }
}
