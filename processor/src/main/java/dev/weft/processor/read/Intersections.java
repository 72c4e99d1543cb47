package dev.weft.processor.read;

import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/**
 * Turns a type that mentions intersections into a generic method's result from which javac infers
 * that very type.
 *
 * <pre>
 * List&lt;A &amp; B&gt;  -&gt;  &lt;T extends A &amp; B&gt; List&lt;T&gt;
 * </pre>
 */
final class Intersections {
  private final TypeReader types;
  private final List<TypeRef.Intersection> parameters = new ArrayList<>();

  private Intersections(TypeReader types) {
    this.types = types;
  }

  /** Whether the type is an intersection or has one as a type argument or component. */
  static boolean isIn(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isIn(array.getComponentType());
    } else if (type instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() != null && isIn(wildcard.getExtendsBound());
    }
    return isIntersection(type)
        || (type instanceof DeclaredType declared
            && declared.getTypeArguments().stream().anyMatch(Intersections::isIn));
  }

  /** Not by class: an intersection of javac's is a declared type too. */
  private static boolean isIntersection(TypeMirror type) {
    return type.getKind() == TypeKind.INTERSECTION;
  }

  /** How javac infers the type; empty where a cast spells it. */
  static Optional<TypeRef.Inferred> of(TypeMirror type, TypeReader types) {
    Intersections intersections = new Intersections(types);
    TypeRef result = intersections.ref(type);
    boolean isCast = isIntersection(type) && intersections.parameters.get(0).variables().isEmpty();
    return isCast
        ? Optional.empty()
        : Optional.of(new TypeRef.Inferred(intersections.parameters, result));
  }

  private TypeRef ref(TypeMirror type) {
    if (!isIn(type)) {
      return types.ref(type);
    } else if (type instanceof ArrayType array) {
      return new TypeRef.Array(ref(array.getComponentType()));
    } else if (type instanceof WildcardType wildcard) {
      return new TypeRef.Wildcard(Optional.of(ref(wildcard.getExtendsBound())), Optional.empty());
    }
    return isIntersection(type) ? parameter(type) : ref((DeclaredType) type);
  }

  /** What a local class borrows stands in front of its own arguments and stays. */
  private TypeRef ref(DeclaredType type) {
    TypeRef.Declared spelled = (TypeRef.Declared) types.ref(type);
    List<TypeRef> arguments = new ArrayList<>(spelled.arguments());
    int first = arguments.size() - type.getTypeArguments().size();
    for (int i = first; i < arguments.size(); i++) {
      TypeMirror argument = type.getTypeArguments().get(i - first);
      if (isIn(argument)) {
        arguments.set(i, ref(argument));
      }
    }
    return new TypeRef.Declared(
        spelled.enclosing(), spelled.packageName(), spelled.simpleNames(), arguments);
  }

  private TypeRef parameter(TypeMirror type) {
    List<TypeRef> bounds = ((TypeRef.NonDenotable) types.ref(type)).bounds();
    TypeRef.Intersection parameter =
        new TypeRef.Intersection(
            "T$" + (parameters.size() + 1),
            bounds.stream().filter(bound -> !(bound instanceof TypeRef.Variable)).toList(),
            bounds.stream()
                .filter(TypeRef.Variable.class::isInstance)
                .map(TypeRef.Variable.class::cast)
                .toList());
    parameters.add(parameter);
    return new TypeRef.Variable(parameter.name());
  }
}
