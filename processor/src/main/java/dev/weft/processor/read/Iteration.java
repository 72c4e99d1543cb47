package dev.weft.processor.read;

import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.TypeRef;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Types;

/** The types that an enhanced {@code for} over an {@code Iterable} works with (JLS 14.14.2). */
final class Iteration {
  private final Reading reading;
  private final Types types;
  private final TypeMirror variable;
  private final TypeRef variableType;
  private final Optional<TypeMirror> element;

  /** Whether the variable has a type that no cast can spell. */
  private final boolean isExact;

  /** The iteration of a variable over what the expression gives. */
  Iteration(Reading reading, TypeMirror variable, TreePath expression) {
    this.reading = reading;
    this.variable = variable;
    this.variableType = reading.ref(variable);
    this.isExact = variableType instanceof TypeRef.NonDenotable type && type.inferred().isPresent();
    this.types = reading.context().types();
    this.element = elementType(types.capture(reading.mirror(expression)));
  }

  /** The type of the iterator: raw where the iterable is. */
  TypeRef iterator() {
    return iterator("java.util.Iterator");
  }

  /** The type of the iterator of an async loop. */
  TypeRef asyncIterator() {
    return iterator("dev.weft.AsyncIterator");
  }

  private TypeRef iterator(String name) {
    TypeElement iterator = reading.typeElement(name);
    DeclaredType type =
        element
            .map(argument -> types.getDeclaredType(iterator, argument))
            .orElseGet(() -> types.getDeclaredType(iterator));
    return isExact ? reading.ref(type) : reading.context().typeReader().ref(type);
  }

  /** The cast that {@code next()} needs to fit the loop's variable, often none. */
  Code cast() {
    boolean isNeeded =
        !isExact
            && !variable.getKind().isPrimitive()
            && !variableType.equals(KnownTypes.OBJECT)
            && isLossy();
    return isNeeded ? Code.cast(variableType) : Code.EMPTY;
  }

  /** Whether the iterator's type, as source can spell it, says less than javac knows. */
  private boolean isLossy() {
    return element
        .map(type -> type instanceof TypeVariable variable ? variable.getUpperBound() : type)
        .filter(type -> type.getKind() == TypeKind.INTERSECTION)
        .isPresent();
  }

  /** The type argument of {@code Iterable} among the supertypes; empty for the raw type. */
  private Optional<TypeMirror> elementType(TypeMirror type) {
    return iterable(type)
        .map(DeclaredType::getTypeArguments)
        .map(List::stream)
        .flatMap(arguments -> arguments.findFirst().map(TypeMirror.class::cast));
  }

  private Optional<DeclaredType> iterable(TypeMirror type) {
    if (type instanceof DeclaredType declared
        && ((TypeElement) declared.asElement())
            .getQualifiedName()
            .contentEquals("java.lang.Iterable")) {
      return Optional.of(declared);
    }
    return types.directSupertypes(type).stream()
        .map(this::iterable)
        .flatMap(Optional::stream)
        .findFirst();
  }
}
