package dev.weft.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Writes generic signatures (JVMS 4.7.9.1); none where the descriptor says it all. */
final class Signatures {
  private final TypeReader names;
  private final StringBuilder text = new StringBuilder();
  private boolean generic;

  /** Where no class around brings more, the only type parameters that may be mentioned. */
  private @Nullable Set<TypeParameterElement> known;

  private Signatures(TypeReader names) {
    this.names = names;
  }

  static Optional<String> ofClass(TypeReader names, TypeElement type) {
    Signatures signature = new Signatures(names);
    List<TypeParameterElement> parameters = new ArrayList<>(names.borrowed(type));
    parameters.addAll(type.getTypeParameters());
    signature.parameters(parameters);
    if (type.getSuperclass().getKind() == TypeKind.NONE) {
      signature.text.append("Ljava/lang/Object;");
    } else {
      signature.type(type.getSuperclass());
    }
    type.getInterfaces().forEach(signature::type);
    return signature.result();
  }

  static Optional<String> ofMethod(
      TypeReader names,
      List<? extends TypeParameterElement> typeParameters,
      List<? extends TypeMirror> parameters,
      TypeMirror result,
      List<? extends TypeMirror> thrown) {
    return new Signatures(names).method(typeParameters, parameters, result, thrown);
  }

  /**
   * The same of a static method. A local class that borrows other type parameters than those of the
   * method is mentioned as a raw type.
   */
  static Optional<String> ofStaticMethod(
      TypeReader names,
      List<? extends TypeParameterElement> typeParameters,
      List<? extends TypeMirror> parameters,
      TypeMirror result,
      List<? extends TypeMirror> thrown) {
    Signatures signature = new Signatures(names);
    signature.known = Set.copyOf(typeParameters);
    return signature.method(typeParameters, parameters, result, thrown);
  }

  static Optional<String> ofType(TypeReader names, TypeMirror type) {
    Signatures signature = new Signatures(names);
    signature.type(type);
    return signature.result();
  }

  private Optional<String> method(
      List<? extends TypeParameterElement> typeParameters,
      List<? extends TypeMirror> parameters,
      TypeMirror result,
      List<? extends TypeMirror> thrown) {
    parameters(typeParameters);
    text.append('(');
    parameters.forEach(this::type);
    text.append(')');
    type(result);
    if (thrown.stream().anyMatch(type -> type.getKind() == TypeKind.TYPEVAR)) {
      for (TypeMirror type : thrown) {
        text.append('^');
        type(type);
      }
    }
    return result();
  }

  private Optional<String> result() {
    return generic ? Optional.of(text.toString()) : Optional.empty();
  }

  private void parameters(List<? extends TypeParameterElement> parameters) {
    if (parameters.isEmpty()) {
      return;
    }
    generic = true;
    text.append('<');
    for (TypeParameterElement parameter : parameters) {
      text.append(parameter.getSimpleName());
      bounds(parameter);
    }
    text.append('>');
  }

  private void bounds(TypeParameterElement parameter) {
    boolean first = true;
    for (TypeMirror bound : parameter.getBounds()) {
      boolean isInterface =
          bound instanceof DeclaredType declared && declared.asElement().getKind().isInterface();
      text.append(first && isInterface ? "::" : ":");
      type(bound);
      first = false;
    }
    if (first) {
      text.append(":Ljava/lang/Object;");
    }
  }

  private void type(TypeMirror type) {
    switch (type.getKind()) {
      case ARRAY -> {
        text.append('[');
        type(((ArrayType) type).getComponentType());
      }
      case TYPEVAR -> {
        generic = true;
        text.append('T').append(((TypeVariable) type).asElement().getSimpleName()).append(';');
      }
      case WILDCARD -> wildcard((WildcardType) type);
      case DECLARED -> {
        text.append('L');
        classType((DeclaredType) type);
        text.append(';');
      }
      default -> text.append(names.descriptor(type));
    }
  }

  private void wildcard(WildcardType type) {
    if (type.getExtendsBound() != null) {
      text.append('+');
      type(type.getExtendsBound());
    } else if (type.getSuperBound() != null) {
      text.append('-');
      type(type.getSuperBound());
    } else {
      text.append('*');
    }
  }

  private void classType(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    if (type.getEnclosingType() instanceof DeclaredType outer
        && names.isParameterized(outer)
        && !Enclosing.isLocalOrAnonymous(element)) {
      classType(outer);
      text.append('.').append(element.getSimpleName());
    } else {
      text.append(names.internalName(element));
    }
    List<TypeMirror> arguments = new ArrayList<>();
    List<TypeParameterElement> borrowed = names.borrowed(element);
    boolean isRaw = type.getTypeArguments().size() != element.getTypeParameters().size();
    if (!isRaw && (known == null || known.containsAll(borrowed))) {
      borrowed.forEach(parameter -> arguments.add(parameter.asType()));
    }
    arguments.addAll(type.getTypeArguments());
    if (!arguments.isEmpty()) {
      generic = true;
      text.append('<');
      arguments.forEach(this::type);
      text.append('>');
    }
  }
}
