package dev.weft.processor.read;

import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Code.Access;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Prints what stands before a dot or a double colon, and the name behind it. */
final class MemberPrinter {
  private final Printer.Context context;
  private final TreePrinter expressions;
  private final NamePrinter names;
  private final LocalCreations locals;
  private final CodeBuffer out;

  MemberPrinter(
      Printer.Context context,
      TreePrinter expressions,
      NamePrinter names,
      LocalCreations locals,
      CodeBuffer out) {
    this.context = context;
    this.expressions = expressions;
    this.names = names;
    this.locals = locals;
    this.out = out;
  }

  /** Prints what stands before the member and gives its name. */
  String select(MemberSelectTree tree, TreePath path) {
    String name = tree.getIdentifier().toString();
    Element element = context.trees().getElement(path);
    if (name.equals("this") || name.equals("super") || name.equals("class")) {
      return special(tree, path, name);
    }
    if (element instanceof TypeElement type) {
      if (isGeneric(tree.getExpression())) {
        expressions.print(path, tree.getExpression());
        return "." + name;
      }
      names.type(path, type, name);
      return "";
    }
    if (element != null && element.getKind() == ElementKind.PACKAGE) {
      return tree.toString();
    }
    TreePath target = new TreePath(path, tree.getExpression());
    Optional<String> superMember = superMember(target, element);
    if (superMember.isPresent()) {
      return superMember.get();
    }
    boolean isType = context.trees().getElement(target) instanceof TypeElement;
    if (isType && element != null && names.isNamedConstant(element)) {
      return Literals.constant(((VariableElement) element).getConstantValue());
    }
    Optional<TypeElement> accessor =
        element == null ? Optional.empty() : names.accessorHost(element, target);
    if (accessor.isPresent() && isType) {
      return names.staticAccessor(accessor.get(), element);
    }
    if (accessor.isPresent() && !names.isInstance(target, accessor.get())) {
      evaluatedOnly(target, accessor.get());
    } else {
      expressions.print(target);
    }
    out.text(".");
    return accessor.isPresent() ? names.accessor(accessor.get(), element) : name;
  }

  /**
   * What stands before a static member is evaluated and its value dropped (JLS 15.11.1, 15.12.4.1):
   * so it may be null, and then also a null of the class that has the accessor.
   */
  private void evaluatedOnly(TreePath target, TypeElement host) {
    out.text("(");
    expressions.print(target);
    out.text(" == null ? (").type(names.raw(host)).text(") null : null)");
  }

  /** {@code Outer<String>} or {@code Outer<String>.Inner} (JLS 4.8). */
  private static boolean isGeneric(Tree type) {
    return type instanceof ParameterizedTypeTree
        || (type instanceof MemberSelectTree select && isGeneric(select.getExpression()));
  }

  private String special(MemberSelectTree tree, TreePath path, String name) {
    TreePath target = new TreePath(path, tree.getExpression());
    if (name.equals("this") && context.trees().getElement(target) instanceof TypeElement type) {
      out.piece(new Code.Use(context.scope().receiver(type), Access.READ, expressions.captured()));
      return "";
    }
    expressions.print(target);
    return "." + name;
  }

  /** {@code super.x} of the host; in a class of the printed code it stays as it is. */
  private Optional<String> superMember(TreePath target, @Nullable Element element) {
    if (!names.isHostSuper(target)) {
      return Optional.empty();
    }
    Optional<TypeElement> qualifier = names.qualifiedSuper(target);
    if (element instanceof ExecutableElement method) {
      String accessor = names.superMethod(method, qualifier, expressions.captured());
      out.text(".");
      return Optional.of(accessor);
    }
    return Optional.of(
        superField(
            qualifier.orElse(context.host()), (VariableElement) Objects.requireNonNull(element)));
  }

  private String superField(TypeElement host, VariableElement field) {
    Code.Use self =
        new Code.Use(context.scope().receiver(host), Access.READ, expressions.captured());
    if (names.needsAccessor(field)) {
      out.piece(self).text(".");
      return names.accessor(host, field);
    }
    // Fields are not virtual: the static type chooses (JLS 15.11.2).
    out.text("((").type(names.superclass(host)).text(") ").piece(self).text(").");
    return field.getSimpleName().toString();
  }

  /** All of a call before its arguments. */
  void callee(MethodInvocationTree tree, TreePath path) {
    TreePath method = new TreePath(path, tree.getMethodSelect());
    String name =
        method.getLeaf() instanceof MemberSelectTree select
            ? select(select, method)
            : names.identifier(method, Access.READ, expressions.captured());
    if (!tree.getTypeArguments().isEmpty()) {
      out.text("<");
      expressions.list(path, tree.getTypeArguments());
      out.text(">");
    }
    out.text(name);
  }

  /** {@code a::b} and {@code A::new}. */
  void reference(MemberReferenceTree tree, TreePath path) {
    TreePath qualifier = new TreePath(path, tree.getQualifierExpression());
    Element element = context.trees().getElement(path);
    String name = tree.getName().contentEquals("<init>") ? "new" : tree.getName().toString();
    if (element instanceof ExecutableElement constructor
        && name.equals("new")
        && locals.needsLambda(constructor)) {
      locals.reference(path, constructor);
      return;
    }
    if (names.isHostSuper(qualifier) && element instanceof ExecutableElement method) {
      name = names.superMethod(method, names.qualifiedSuper(qualifier), expressions.captured());
      out.text("::");
    } else {
      Optional<TypeElement> accessor = protectedReference(tree, path, element);
      if (accessor.isPresent() && element.getModifiers().contains(Modifier.STATIC)) {
        out.type(names.raw(accessor.get()));
      } else {
        expressions.print(qualifier);
      }
      out.text("::");
      name = accessor.map(host -> names.accessor(host, element)).orElse(name);
    }
    if (tree.getTypeArguments() != null && !tree.getTypeArguments().isEmpty()) {
      out.text("<");
      expressions.list(path, tree.getTypeArguments());
      out.text(">");
    }
    out.text(name);
  }

  private Optional<TypeElement> protectedReference(
      MemberReferenceTree tree, TreePath path, @Nullable Element element) {
    TreePath qualifier = new TreePath(path, tree.getQualifierExpression());
    return element instanceof ExecutableElement
            && tree.getMode() == MemberReferenceTree.ReferenceMode.INVOKE
        ? names.accessorHost(element, qualifier)
        : Optional.empty();
  }
}
