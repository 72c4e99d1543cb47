package dev.weft.processor.model;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

/** A type as generated source has to spell it. */
public sealed interface TypeRef {

  /** {@code int}, {@code boolean}, {@code void} ... */
  record Primitive(String keyword) implements TypeRef {
    // Written out, as in Local.
    @Override
    public boolean equals(Object other) {
      return other instanceof Primitive primitive && keyword.equals(primitive.keyword);
    }

    @Override
    public int hashCode() {
      return keyword.hashCode();
    }

    @Override
    public String toString() {
      return keyword;
    }
  }

  /**
   * A class or interface, perhaps with type arguments.
   *
   * @param enclosing the parameterized enclosing type of an inner class ({@code Outer<A>.Inner}),
   *     else empty
   * @param packageName empty for the unnamed package
   * @param simpleNames from the top-level class inward, {@code [Map, Entry]}; just the own name
   *     where {@code enclosing} is present
   */
  record Declared(
      Optional<Declared> enclosing,
      String packageName,
      List<String> simpleNames,
      List<TypeRef> arguments)
      implements TypeRef {
    public Declared {
      simpleNames = List.copyOf(simpleNames);
      arguments = List.copyOf(arguments);
    }

    // Written out, as in Local.
    @Override
    public boolean equals(Object other) {
      return other instanceof Declared declared
          && simpleNames.equals(declared.simpleNames)
          && packageName.equals(declared.packageName)
          && arguments.equals(declared.arguments)
          && enclosing.equals(declared.enclosing);
    }

    @Override
    public int hashCode() {
      return simpleNames.hashCode();
    }

    @Override
    public String toString() {
      String prefix =
          enclosing
              .map(outer -> outer + ".")
              .orElse(packageName.isEmpty() ? "" : packageName + ".");
      return prefix
          + String.join(".", simpleNames)
          + (arguments.isEmpty()
              ? ""
              : arguments.stream().map(TypeRef::toString).collect(joining(", ", "<", ">")));
    }
  }

  /** A type variable of the generated class. */
  record Variable(String name) implements TypeRef {
    @Override
    public String toString() {
      return name;
    }
  }

  /** An array type. */
  record Array(TypeRef component) implements TypeRef {
    @Override
    public String toString() {
      return component + "[]";
    }
  }

  /** A wildcard type argument; at most one of the bounds is present. */
  record Wildcard(Optional<TypeRef> extendsBound, Optional<TypeRef> superBound) implements TypeRef {
    @Override
    public String toString() {
      return extendsBound
          .map(bound -> "? extends " + bound)
          .or(() -> superBound.map(bound -> "? super " + bound))
          .orElse("?");
    }
  }

  /**
   * A type that no declaration can spell: an intersection, or what mentions one. A {@code var} has
   * it; a field has the first bound, and what is read from it is cast to all of them, or goes
   * through a method whose type is inferred.
   *
   * @param bounds of an intersection, as a cast spells them; else one type that a field can have
   * @param inferred how javac comes to the type where no cast does
   */
  record NonDenotable(String description, List<TypeRef> bounds, Optional<Inferred> inferred)
      implements TypeRef {
    public NonDenotable {
      bounds = List.copyOf(bounds);
    }

    /** An intersection that a cast can spell. */
    public NonDenotable(String description, List<TypeRef> bounds) {
      this(description, bounds, Optional.empty());
    }

    @Override
    public String toString() {
      return "<" + description + ">";
    }
  }

  /**
   * The result of a generic method that says nothing of its type parameters: javac takes for each
   * the greatest type within its bounds, which is the intersection (JLS 18.4).
   */
  record Inferred(List<Intersection> parameters, TypeRef type) {
    public Inferred {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * A type parameter that stands for an intersection.
   *
   * @param variables bounds that a declaration cannot name beside others (JLS 4.4)
   */
  record Intersection(String name, List<TypeRef> bounds, List<Variable> variables) {
    public Intersection {
      bounds = List.copyOf(bounds);
      variables = List.copyOf(variables);
    }
  }

  /** A class type without type arguments. */
  static Declared declared(String packageName, String... simpleNames) {
    return new Declared(Optional.empty(), packageName, List.of(simpleNames), List.of());
  }

  /** Whether this is a primitive type other than {@code void}. */
  default boolean isPrimitive() {
    return this instanceof Primitive primitive && !primitive.keyword().equals("void");
  }
}
