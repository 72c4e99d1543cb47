package dev.weft.processor.stub;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/** Turns types into the classes and interfaces that they name. */
final class TypeCollector extends SimpleTypeVisitor14<Void, Void> {
  private final Set<TypeElement> into;
  private final Set<Element> variables = new HashSet<>();

  TypeCollector(Set<TypeElement> into) {
    this.into = into;
  }

  void add(TypeMirror type) {
    type.accept(this, null);
  }

  void addAll(List<? extends TypeMirror> types) {
    types.forEach(this::add);
  }

  @Override
  public Void visitDeclared(DeclaredType type, Void unused) {
    into.add((TypeElement) type.asElement());
    addAll(type.getTypeArguments());
    add(type.getEnclosingType());
    return null;
  }

  @Override
  public Void visitError(ErrorType type, Void unused) {
    // Missing from the class path: there is nothing to make a stub of.
    return null;
  }

  @Override
  public Void visitArray(ArrayType type, Void unused) {
    add(type.getComponentType());
    return null;
  }

  @Override
  public Void visitWildcard(WildcardType type, Void unused) {
    if (type.getExtendsBound() != null) {
      add(type.getExtendsBound());
    }
    if (type.getSuperBound() != null) {
      add(type.getSuperBound());
    }
    return null;
  }

  @Override
  public Void visitTypeVariable(TypeVariable type, Void unused) {
    if (variables.add(type.asElement())) {
      add(type.getUpperBound());
      add(type.getLowerBound());
    }
    return null;
  }

  @Override
  public Void visitIntersection(IntersectionType type, Void unused) {
    addAll(type.getBounds());
    return null;
  }

  @Override
  public Void visitUnion(UnionType type, Void unused) {
    addAll(type.getAlternatives());
    return null;
  }

  @Override
  public Void visitExecutable(ExecutableType type, Void unused) {
    add(type.getReturnType());
    addAll(type.getParameterTypes());
    addAll(type.getThrownTypes());
    addAll(type.getTypeVariables());
    return null;
  }
}
