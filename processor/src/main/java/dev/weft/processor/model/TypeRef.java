package dev.weft.processor.model;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

/** A type as generated source has to spell it. */
public sealed interface TypeRef {

  /** {@code int}, {@code boolean}, {@code void} ... */
  record Primitive(String keyword) implements TypeRef {
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
   * A type that no declaration can spell: of an anonymous class, an intersection. A {@code var} has
   * it; a field has the first bound, and what is read from it is cast to all of them.
   *
   * @param bounds of an intersection, as a cast spells them; empty where there is no name at all,
   *     so that no field can take its place
   */
  record NonDenotable(String description, List<TypeRef> bounds) implements TypeRef {
    public NonDenotable {
      bounds = List.copyOf(bounds);
    }

    /** A type that cannot be spelled at all. */
    public NonDenotable(String description) {
      this(description, List.of());
    }

    @Override
    public String toString() {
      return "<" + description + ">";
    }
  }

  /** A class type without type arguments. */
  static Declared declared(String packageName, String... simpleNames) {
    return new Declared(Optional.empty(), packageName, List.of(simpleNames), List.of());
  }

  /** Whether no declaration and no cast can say the type, so that only {@code var} can keep it. */
  default boolean isNameless() {
    return this instanceof NonDenotable none && none.bounds().isEmpty();
  }

  /** Whether this is a primitive type other than {@code void}. */
  default boolean isPrimitive() {
    return this instanceof Primitive primitive && !primitive.keyword().equals("void");
  }
}
