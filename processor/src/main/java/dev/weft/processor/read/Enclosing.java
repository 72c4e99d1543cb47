package dev.weft.processor.read;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Says what is around a class, also where methods stand between it and the next class. */
final class Enclosing {
  private Enclosing() {}

  /** The class around a class. */
  static @Nullable TypeElement of(TypeElement type) {
    Element e = type.getEnclosingElement();
    while (e != null && !(e instanceof TypeElement) && !(e instanceof PackageElement)) {
      e = e.getEnclosingElement();
    }
    return e instanceof TypeElement outer ? outer : null;
  }

  /** The top-level class around a class. */
  static TypeElement topLevel(TypeElement type) {
    TypeElement top = type;
    for (TypeElement each = type; each != null; each = of(each)) {
      top = each;
    }
    return top;
  }

  /** Whether the element is the other, or has it around. */
  static boolean isAround(Element outer, Element inner) {
    for (Element e = inner; e != null; e = e.getEnclosingElement()) {
      if (e.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  static boolean isLocalOrAnonymous(TypeElement type) {
    return type.getNestingKind() == NestingKind.LOCAL
        || type.getNestingKind() == NestingKind.ANONYMOUS;
  }

  /** The type parameters in scope at a place in an element, from the outermost (JLS 8.5.1). */
  static List<TypeParameterElement> typeParameters(@Nullable Element element) {
    List<TypeParameterElement> found = new ArrayList<>();
    for (Element e = element; e != null && !(e instanceof PackageElement); ) {
      if (e instanceof Parameterizable generic) {
        found.addAll(0, generic.getTypeParameters());
      }
      e = e.getModifiers().contains(Modifier.STATIC) ? null : e.getEnclosingElement();
    }
    return found;
  }

  /** Whether objects of the class have an instance of another around them (JLS 8.1.3). */
  static boolean hasOuterInstance(TypeElement type) {
    return type.asType() instanceof DeclaredType declared
        && declared.getEnclosingType().getKind() == TypeKind.DECLARED;
  }
}
