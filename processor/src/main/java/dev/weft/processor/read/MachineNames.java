package dev.weft.processor.read;

import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Names state machines: {@code Outer$Inner$$fetch}, the second overload {@code
 * Outer$Inner$$fetch2}, and never like a class of the user's.
 */
final class MachineNames {
  private final Trees trees;
  private final Elements elements;
  private final Map<TypeElement, Host> hosts = new HashMap<>();

  MachineNames(Trees trees, Elements elements) {
    this.trees = trees;
    this.elements = elements;
  }

  /** What is taken in a class: first by its member classes and its async methods. */
  private record Host(Set<String> taken, Map<ExecutableElement, String> methods) {}

  /** The simple binary name of the state machine of a method. */
  String of(ExecutableElement method) {
    String name = known(host(method)).methods.get(method);
    if (name == null) {
      throw new AssertionError(method + " is not an async method of " + host(method));
    }
    return name;
  }

  private Host known(TypeElement host) {
    return hosts.computeIfAbsent(host, this::name);
  }

  private Host name(TypeElement type) {
    Host host = new Host(new HashSet<>(), new HashMap<>());
    ElementFilter.typesIn(type.getEnclosedElements())
        .forEach(member -> host.taken.add(simpleBinaryName(member)));
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (isAsync(method)) {
        host.methods.put(method, free(type, method.getSimpleName().toString(), host.taken));
      }
    }
    return host;
  }

  /**
   * The simple binary name of the state machine of a lambda outside async methods, {@code
   * Demo$$mainLambda}; it is one of the names taken from then on.
   */
  String ofLambda(TypeElement host, String enclosing) {
    return free(host, enclosing + "Lambda", known(host).taken);
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

  /** A name that was not taken and is from now on. */
  private String free(TypeElement host, String method, Set<String> taken) {
    String wish = simpleBinaryName(host) + "$$" + method;
    String name = wish;
    for (int i = 2; !taken.add(name) || isUsers(host, name); i++) {
      name = wish + i;
    }
    return name;
  }

  private String simpleBinaryName(TypeElement type) {
    String binary = elements.getBinaryName(type).toString();
    return binary.substring(binary.lastIndexOf('.') + 1);
  }

  /**
   * Whether the sources being compiled declare such a top-level class. What an earlier build left
   * in the class output does not count, or names would change from build to build.
   */
  private boolean isUsers(TypeElement host, String name) {
    String packageName = elements.getPackageOf(host).getQualifiedName().toString();
    // Asked for without a module, javac would also look for sources on the class path.
    TypeElement known =
        elements.getTypeElement(
            elements.getModuleOf(host), packageName.isEmpty() ? name : packageName + "." + name);
    return known != null && trees.getPath(known) != null;
  }
}
