package dev.weft.processor.read;

import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Names state machines: {@code Outer$Inner$$fetch}, the second overload {@code
 * Outer$Inner$$fetch2}, and never like a class of the user's.
 */
final class MachineNames {
  private final Trees trees;
  private final Elements elements;
  private final Map<ExecutableElement, String> known = new HashMap<>();

  MachineNames(Trees trees, Elements elements) {
    this.trees = trees;
    this.elements = elements;
  }

  /** The simple binary name of the state machine of a method. */
  String of(ExecutableElement method) {
    return known.computeIfAbsent(method, this::find);
  }

  private String find(ExecutableElement method) {
    TypeElement host = host(method);
    Set<String> taken = new HashSet<>();
    for (Element member : host.getEnclosedElements()) {
      if (member.getKind() == ElementKind.METHOD && isAsync(member)) {
        String name = free(host, member.getSimpleName().toString(), taken);
        if (member.equals(method)) {
          return name;
        }
        taken.add(name);
      }
    }
    throw new AssertionError(method + " is not an async method of " + host);
  }

  /**
   * The simple binary name of the state machine of a lambda outside async methods, {@code
   * Demo$$mainLambda}; it is one of the names taken from then on.
   */
  String ofLambda(TypeElement host, String enclosing, Set<String> lambdas) {
    Set<String> taken = new HashSet<>(lambdas);
    for (Element member : host.getEnclosedElements()) {
      if (member.getKind() == ElementKind.METHOD && isAsync(member)) {
        taken.add(free(host, member.getSimpleName().toString(), taken));
      }
    }
    String name = free(host, enclosing + "Lambda", taken);
    lambdas.add(name);
    return name;
  }

  /** The class that declares a method. */
  static TypeElement host(ExecutableElement method) {
    return (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
  }

  static boolean isAsync(Element method) {
    return method.getAnnotationMirrors().stream()
        .anyMatch(
            mirror ->
                ((TypeElement) mirror.getAnnotationType().asElement())
                    .getQualifiedName()
                    .contentEquals(Symbols.ASYNC));
  }

  private String free(TypeElement host, String method, Set<String> taken) {
    String wish = simpleBinaryName(host) + "$$" + method;
    String name = wish;
    for (int i = 2; taken.contains(name) || isUsers(host, name); i++) {
      name = wish + i;
    }
    return name;
  }

  private String simpleBinaryName(TypeElement type) {
    String binary = elements.getBinaryName(type).toString();
    return binary.substring(binary.lastIndexOf('.') + 1);
  }

  /**
   * Whether the sources being compiled declare such a class. What an earlier build left in the
   * class output does not count, or names would change from build to build.
   */
  private boolean isUsers(TypeElement host, String name) {
    String packageName = elements.getPackageOf(host).getQualifiedName().toString();
    // Asked for without a module, javac would also look for sources on the class path.
    TypeElement known =
        elements.getTypeElement(
            elements.getModuleOf(host), packageName.isEmpty() ? name : packageName + "." + name);
    boolean isMember =
        host.getEnclosedElements().stream()
            .filter(TypeElement.class::isInstance)
            .anyMatch(type -> simpleBinaryName((TypeElement) type).equals(name));
    return isMember || (known != null && trees.getPath(known) != null);
  }
}
