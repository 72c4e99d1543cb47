package dev.weft.processor.stub;

import java.lang.module.ModuleFinder;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * Turns what async bodies mention into the set of types that the nested javac needs stubs of, and
 * the members these stubs show. Types of the JDK need none.
 */
public final class Closure {
  /** Members that the language itself calls. */
  private static final Set<String> IMPLICIT =
      Set.of("<init>", "iterator", "close", "values", "valueOf", "ordinal", "value");

  private final Elements elements;
  private final Extent extent;
  private final Set<String> names = new HashSet<>();
  private final Map<String, Map<String, TypeElement>> packages = new TreeMap<>();
  private final Set<TypeElement> types = new HashSet<>();
  private final Set<PackageElement> platformPackages = new HashSet<>();
  private final Set<String> hiddenPackages = new TreeSet<>();

  private Closure(Elements elements, Extent extent) {
    this.elements = elements;
    this.extent = extent;
  }

  /** Computes the closure of the mentions, and of the types that generated code names itself. */
  public static Closure of(
      Collection<Mentions> mentions,
      Collection<TypeElement> more,
      Elements elements,
      Extent extent) {
    Closure closure = new Closure(elements, extent);
    Deque<TypeElement> open = new ArrayDeque<>(more);
    for (Mentions mention : mentions) {
      closure.names.addAll(mention.names());
      open.addAll(mention.types());
    }
    closure.close(open);
    return closure;
  }

  private void close(Deque<TypeElement> open) {
    Set<TypeElement> seen = new HashSet<>();
    while (!open.isEmpty()) {
      TypeElement type = open.remove();
      if (!seen.add(type)) {
        continue;
      }
      if (isPlatform(type)) {
        noteHidden(type);
        continue;
      }
      types.add(type);
      packages
          .computeIfAbsent(packageName(type), key -> new TreeMap<>())
          .put(elements.getBinaryName(type).toString(), type);
      open.addAll(neededBy(type));
    }
  }

  /** The types of one package that need stubs, by binary name. */
  Map<String, TypeElement> inPackage(String name) {
    return packages.getOrDefault(name, Map.of());
  }

  boolean contains(TypeElement type) {
    return types.contains(type);
  }

  /** Packages of the JDK that are mentioned though not exported to all: {@code module/package}. */
  Set<String> hiddenPackages() {
    return hiddenPackages;
  }

  /** Whether the stub of its class shows the member. */
  boolean shows(Element member) {
    if (extent == Extent.ALL) {
      return true;
    }
    String name = member.getSimpleName().toString();
    if (isOurs(member)) {
      return isVisible(member) || (names.contains(name) && !name.equals("<init>"));
    }
    return names.contains(name)
        || IMPLICIT.contains(name)
        || member.getKind() == ElementKind.ENUM_CONSTANT
        || (member.getEnclosingElement() instanceof TypeElement owner
            && owner.getKind() == ElementKind.RECORD)
        || (member instanceof ExecutableElement
            && member.getModifiers().contains(Modifier.ABSTRACT));
  }

  /** Generated code calls the runtime by names that the user's code does not hold. */
  private boolean isOurs(Element member) {
    String name = elements.getPackageOf(member).getQualifiedName().toString();
    return name.equals("dev.weft") || name.equals("dev.weft.frame");
  }

  /** What users cannot see of the runtime would bring most of its classes with it. */
  private static boolean isVisible(Element member) {
    return member.getModifiers().contains(Modifier.PUBLIC)
        || member.getModifiers().contains(Modifier.PROTECTED);
  }

  private Set<TypeElement> neededBy(TypeElement type) {
    Set<TypeElement> needed = new LinkedHashSet<>();
    TypeCollector collector = new TypeCollector(needed);
    collector.add(type.getSuperclass());
    collector.addAll(type.getInterfaces());
    if (type.getKind() != ElementKind.ENUM) {
      collector.addAll(type.getPermittedSubclasses());
    }
    for (TypeParameterElement parameter : type.getTypeParameters()) {
      collector.addAll(parameter.getBounds());
    }
    if (type.getEnclosingElement() instanceof TypeElement outer) {
      needed.add(outer);
    }
    if (type.getKind() == ElementKind.ANNOTATION_TYPE) {
      containers(type).forEach(collector::add);
    }
    for (Element member : type.getEnclosedElements()) {
      if (!(member instanceof TypeElement) && shows(member)) {
        collector.add(member.asType());
      }
    }
    return needed;
  }

  /** The containing types of a repeatable annotation (JLS 9.6.3). */
  private static List<TypeMirror> containers(TypeElement annotation) {
    return annotation.getAnnotationMirrors().stream()
        .flatMap(mirror -> mirror.getElementValues().values().stream())
        .map(AnnotationValue::getValue)
        .filter(TypeMirror.class::isInstance)
        .map(TypeMirror.class::cast)
        .toList();
  }

  private boolean isPlatform(TypeElement type) {
    ModuleElement module = elements.getModuleOf(type);
    return module != null
        && !module.isUnnamed()
        && isPlatform(module.getQualifiedName().toString());
  }

  /** Most types are of {@code java.base}; finding all the others takes its time on a cold JVM. */
  private static boolean isPlatform(String module) {
    return module.equals("java.base") || ModuleFinder.ofSystem().find(module).isPresent();
  }

  private void noteHidden(TypeElement type) {
    PackageElement home = elements.getPackageOf(type);
    if (!platformPackages.add(home)) {
      return;
    }
    ModuleElement module = elements.getModuleOf(type);
    boolean exported =
        module.getDirectives().stream()
            .filter(ModuleElement.ExportsDirective.class::isInstance)
            .map(ModuleElement.ExportsDirective.class::cast)
            .anyMatch(
                export -> export.getPackage().equals(home) && export.getTargetModules() == null);
    if (!exported) {
      hiddenPackages.add(module.getQualifiedName() + "/" + home.getQualifiedName());
    }
  }

  private String packageName(TypeElement type) {
    return elements.getPackageOf(type).getQualifiedName().toString();
  }
}
