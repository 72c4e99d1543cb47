package dev.weft.processor.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
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

  /**
   * Type parameters of others that a local or anonymous class may use. Where the class stands as a
   * top-level one it has them itself.
   */
  static List<TypeParameterElement> borrowed(TypeElement type) {
    if (!isLocalOrAnonymous(type) || type.getModifiers().contains(Modifier.STATIC)) {
      return List.of();
    }
    Set<String> hidden = new HashSet<>();
    type.getTypeParameters().forEach(own -> hidden.add(own.getSimpleName().toString()));
    List<TypeParameterElement> borrowed = new ArrayList<>();
    List<TypeParameterElement> around = typeParameters(type.getEnclosingElement());
    for (int i = around.size() - 1; i >= 0; i--) {
      if (hidden.add(around.get(i).getSimpleName().toString())) {
        borrowed.add(0, around.get(i));
      }
    }
    return borrowed;
  }
}
