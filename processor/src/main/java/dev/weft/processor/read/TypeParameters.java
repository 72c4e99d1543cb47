package dev.weft.processor.read;

import dev.weft.processor.model.AsyncMethod.TypeParameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeParameterElement;

/**
 * Finds the type parameters that the state machine of a method repeats: those of the method, and
 * for an instance method those of the host and of the classes whose instances are around it.
 */
final class TypeParameters {
  private final TypeReader types;
  private final Set<String> obscuring;

  /**
   * For one method.
   *
   * @param obscuring names of classes that the body mentions
   */
  TypeParameters(TypeReader types, Set<String> obscuring) {
    this.types = types;
    this.obscuring = obscuring;
  }

  List<TypeParameter> of(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.STATIC)
        ? ofStatic(Optional.of(method))
        : of(MachineNames.host(method), Optional.of(method));
  }

  /** Those in scope in an instance of the class, and in a method of it. */
  List<TypeParameter> of(Element host, Optional<ExecutableElement> method) {
    List<TypeParameterElement> inScope = new ArrayList<>();
    inScope.addAll(Enclosing.typeParameters(host));
    return read(inScope, method);
  }

  /** Those in scope where there is no instance. */
  List<TypeParameter> ofStatic(Optional<ExecutableElement> method) {
    return read(new ArrayList<>(), method);
  }

  private List<TypeParameter> read(
      List<TypeParameterElement> inScope, Optional<ExecutableElement> method) {
    method.ifPresent(found -> inScope.addAll(found.getTypeParameters()));
    renameHidden(inScope);
    return inScope.stream().map(this::read).toList();
  }

  /** The innermost keeps its name (JLS 6.4.1), if no class goes by it. */
  private void renameHidden(List<TypeParameterElement> parameters) {
    Set<String> taken = new HashSet<>();
    parameters.forEach(parameter -> taken.add(parameter.getSimpleName().toString()));
    Set<String> seen = new HashSet<>(obscuring);
    for (int i = parameters.size() - 1; i >= 0; i--) {
      String wish = parameters.get(i).getSimpleName().toString();
      String name = wish;
      for (int n = 2; !seen.add(name); n++) {
        name = taken.contains(wish + n) ? name : wish + n;
      }
      types.rename(parameters.get(i), name);
    }
  }

  private TypeParameter read(TypeParameterElement parameter) {
    return new TypeParameter(
        types.name(parameter), parameter.getBounds().stream().map(types::ref).toList());
  }
}
