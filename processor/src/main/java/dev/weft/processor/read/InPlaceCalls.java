package dev.weft.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.TypeRef;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Finds the awaited calls that the library can do without the coroutine that they would give. */
public final class InPlaceCalls {
  private static final String IN_PLACE = "dev.weft.frame.InPlace";

  private final Reading reading;

  InPlaceCalls(Reading reading) {
    this.reading = reading;
  }

  /** The call instead of one of a method that says so, if there is one; with the same meaning. */
  Optional<Code.Direct> of(TreePath path, Code plain) {
    if (path.getLeaf() instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select
        && element(new TreePath(path, select)) instanceof ExecutableElement method
        && isValue(new TreePath(new TreePath(path, select), select.getExpression()))
        && DirectCalls.isSimple(select.getExpression())
        && call.getArguments().stream().allMatch(DirectCalls::isSimple)) {
      return place(method)
          .map(
              type ->
                  new Code.Direct(
                      new CodeBuffer().type(name(type)).text("." + method.getSimpleName()).toCode(),
                      arguments(path, select, call.getArguments()),
                      /* unboxes= */ false,
                      plain));
    }
    return Optional.empty();
  }

  /** The class that has the static method to call instead, for the methods that have one. */
  public static Optional<TypeElement> place(ExecutableElement method) {
    return method.getAnnotationMirrors().stream()
        .filter(InPlaceCalls::isInPlace)
        .flatMap(mirror -> mirror.getElementValues().values().stream())
        .map(AnnotationValue::getValue)
        .filter(DeclaredType.class::isInstance)
        .map(type -> (TypeElement) ((DeclaredType) type).asElement())
        .findFirst();
  }

  private TypeRef name(TypeElement type) {
    String home = reading.context().elements().getPackageOf(type).getQualifiedName().toString();
    return TypeRef.declared(home, type.getSimpleName().toString());
  }

  private static boolean isInPlace(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement())
        .getQualifiedName()
        .contentEquals(IN_PLACE);
  }

  private boolean isValue(TreePath receiver) {
    boolean isSuper =
        (receiver.getLeaf() instanceof IdentifierTree name && name.getName().contentEquals("super"))
            || (receiver.getLeaf() instanceof MemberSelectTree member
                && member.getIdentifier().contentEquals("super"));
    return !isSuper && !(element(receiver) instanceof TypeElement);
  }

  private Element element(TreePath path) {
    return reading.context().trees().getElement(path);
  }

  private Code arguments(
      TreePath path, MemberSelectTree select, List<? extends ExpressionTree> rest) {
    TreePath receiver = new TreePath(new TreePath(path, select), select.getExpression());
    CodeBuffer all = new CodeBuffer().code(reading.plain(receiver).code());
    for (ExpressionTree argument : rest) {
      all.text(", ").code(reading.plain(new TreePath(path, argument)).code());
    }
    return all.toCode();
  }
}
