package dev.weft.processor.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type parameters of others that a local or anonymous class mentions in what can be seen
 * of it. Where the class stands as a top-level one it has them itself.
 */
final class Borrowing extends SimpleTypeVisitor14<@Nullable Void, @Nullable Void> {
  private final Set<Element> variables = new HashSet<>();
  private final Set<TypeElement> localClasses = new LinkedHashSet<>();
  private List<TypeParameterElement> parameters = List.of();

  private Borrowing() {}

  static Borrowing of(TypeElement localClass) {
    Borrowing borrowing = new Borrowing();
    borrowing.localClasses.add(localClass);
    borrowing.see(localClass);
    borrowing.parameters =
        around(localClass).stream().filter(borrowing.variables::contains).toList();
    return borrowing;
  }

  /** The type variables that a type mentions, those of captures among them (JLS 5.1.10). */
  static Set<Element> variables(TypeMirror type) {
    Borrowing borrowing = new Borrowing();
    borrowing.visit(type);
    return borrowing.variables;
  }

  /** Those that it borrows, from the outermost. */
  List<TypeParameterElement> parameters() {
    return parameters;
  }

  /** The class itself, and the local and anonymous classes that it mentions. */
  Set<TypeElement> localClasses() {
    return localClasses;
  }

  /** Those that the class may mention and does not hide. */
  private static List<TypeParameterElement> around(TypeElement type) {
    if (isStatic(type)) {
      return List.of();
    }
    Set<String> hidden = new HashSet<>();
    type.getTypeParameters().forEach(own -> hidden.add(own.getSimpleName().toString()));
    List<TypeParameterElement> around = Enclosing.typeParameters(type.getEnclosingElement());
    List<TypeParameterElement> seen = new ArrayList<>();
    for (int i = around.size() - 1; i >= 0; i--) {
      if (hidden.add(around.get(i).getSimpleName().toString())) {
        seen.add(0, around.get(i));
      }
    }
    return seen;
  }

  /** Local records, enums and interfaces are static (JLS 8.9, 8.10, 9.1.1.3). */
  static boolean isStatic(TypeElement type) {
    return type.getModifiers().contains(Modifier.STATIC) || type.getKind() != ElementKind.CLASS;
  }

  private void see(TypeElement type) {
    visit(type.getSuperclass());
    type.getInterfaces().forEach(this::visit);
    type.getTypeParameters().forEach(parameter -> visit(parameter.asType()));
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof TypeElement inner) {
        see(inner);
      } else {
        visit(member.asType());
      }
    }
  }

  @Override
  public @Nullable Void visitDeclared(DeclaredType type, @Nullable Void unused) {
    TypeElement element = (TypeElement) type.asElement();
    if (Enclosing.isLocalOrAnonymous(element) && localClasses.add(element)) {
      see(element);
    }
    type.getTypeArguments().forEach(this::visit);
    return Enclosing.isLocalOrAnonymous(element) ? null : visit(type.getEnclosingType());
  }

  @Override
  public @Nullable Void visitArray(ArrayType type, @Nullable Void unused) {
    return visit(type.getComponentType());
  }

  @Override
  public @Nullable Void visitTypeVariable(TypeVariable type, @Nullable Void unused) {
    if (variables.add(type.asElement())) {
      visit(type.getUpperBound());
      visit(type.getLowerBound());
    }
    return null;
  }

  @Override
  public @Nullable Void visitWildcard(WildcardType type, @Nullable Void unused) {
    if (type.getExtendsBound() != null) {
      visit(type.getExtendsBound());
    }
    return type.getSuperBound() == null ? null : visit(type.getSuperBound());
  }

  @Override
  public @Nullable Void visitIntersection(IntersectionType type, @Nullable Void unused) {
    type.getBounds().forEach(this::visit);
    return null;
  }

  @Override
  public @Nullable Void visitExecutable(ExecutableType type, @Nullable Void unused) {
    visit(type.getReturnType());
    type.getParameterTypes().forEach(this::visit);
    type.getThrownTypes().forEach(this::visit);
    type.getTypeVariables().forEach(this::visit);
    return null;
  }
}
