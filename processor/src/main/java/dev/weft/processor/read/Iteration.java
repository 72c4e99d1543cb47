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
  private final Optional<TypeMirror> element;

  /** The iteration over what the expression gives. */
  Iteration(Reading reading, TreePath expression) {
    this.reading = reading;
    this.types = reading.context().types();
    this.element = elementType(types.capture(reading.mirror(expression)));
  }

  /** The type of the iterator: raw where the iterable is. */
  TypeRef iterator() {
    TypeElement iterator = reading.typeElement("java.util.Iterator");
    return reading.ref(
        element
            .map(argument -> types.getDeclaredType(iterator, argument))
            .orElseGet(() -> types.getDeclaredType(iterator)));
  }

  /** The type of the iterator of an async loop. */
  TypeRef asyncIterator() {
    TypeElement iterator = reading.typeElement("dev.weft.AsyncIterator");
    return reading.ref(
        element
            .map(argument -> types.getDeclaredType(iterator, argument))
            .orElseGet(() -> types.getDeclaredType(iterator)));
  }

  /** The cast that {@code next()} needs to fit the loop's variable, often none. */
  Code cast(TypeMirror variable, TypeRef type, TreePath place) {
    if (variable.getKind().isPrimitive() || type.equals(KnownTypes.OBJECT) || !isLossy()) {
      return Code.EMPTY;
    }
    if (type.isNameless()) {
      throw new Unsupported(
          place, "a loop over elements of a type without a name", "give the variable a type");
    }
    return Code.cast(type);
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
