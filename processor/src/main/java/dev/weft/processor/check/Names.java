package dev.weft.processor.check;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Recognises what belongs to Weft. */
final class Names {
  private static final String COROUTINES = "dev.weft.Coroutines";
  private static final String ASYNC = "dev.weft.Async";

  private Names() {}

  static boolean isAwait(@Nullable Element element) {
    return isOfCoroutines(element, "await");
  }

  /** Whether the element is a method of {@code Coroutines} with the name. */
  static boolean isOfCoroutines(@Nullable Element element, String name) {
    return element != null
        && element.getKind() == ElementKind.METHOD
        && element.getSimpleName().contentEquals(name)
        && element.getEnclosingElement() instanceof TypeElement owner
        && owner.getQualifiedName().contentEquals(COROUTINES);
  }

  static boolean isAsync(@Nullable Element method) {
    if (method == null) {
      return false;
    }
    for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
      if (isNamed(mirror.getAnnotationType(), ASYNC)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the type is a functional interface whose method is async. */
  static boolean isAsyncLambda(@Nullable TypeMirror type, Elements elements) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && elements.getAllMembers(element).stream()
            .filter(member -> member.getModifiers().contains(Modifier.ABSTRACT))
            .anyMatch(Names::isAsync);
  }

  static boolean isNamed(@Nullable TypeMirror type, String name) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getQualifiedName().contentEquals(name);
  }
}
