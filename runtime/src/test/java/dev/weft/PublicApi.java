package dev.weft;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users can call, found by reflection, so that tests of rules miss nothing that is new. */
final class PublicApi {
  private static final Set<String> PACKAGES = Set.of("dev.weft", "dev.weft.net", "dev.weft.sync");

  private PublicApi() {}

  /** The public types of the exported packages, in the order of their names. */
  static List<Class<?>> types() {
    return new ClassFileImporter()
        .withImportOption(new DoNotIncludeTests()).importPackages(PACKAGES).stream()
            .filter(type -> PACKAGES.contains(type.getPackageName()))
            .map(JavaClass::reflect)
            .filter(PublicApi::isVisible)
            .sorted(Comparator.comparing(Class::getName))
            .<Class<?>>map(type -> type)
            .toList();
  }

  /** The public methods and constructors with code. */
  static List<Executable> executables() {
    return types().stream()
        .flatMap(
            type -> Stream.<Executable>concat(methods(type).stream(), constructors(type).stream()))
        .toList();
  }

  /** The public methods with code that a type declares. */
  static List<Method> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !Modifier.isAbstract(method.getModifiers()) && !method.isSynthetic())
        .sorted(Comparator.comparing(Method::toString))
        .toList();
  }

  /** A short name for messages: {@code Promise.onDone(Consumer)}. */
  static String name(Executable executable) {
    String owner = executable.getDeclaringClass().getSimpleName();
    String name =
        executable instanceof Method ? owner + "." + executable.getName() : "new " + owner;
    return Arrays.stream(executable.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  private static List<Constructor<?>> constructors(Class<?> type) {
    return Modifier.isAbstract(type.getModifiers())
        ? List.of()
        : Arrays.stream(type.getDeclaredConstructors())
            .filter(constructor -> Modifier.isPublic(constructor.getModifiers()))
            .sorted(Comparator.comparing(Constructor::toString))
            .toList();
  }

  private static boolean isVisible(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      if (!Modifier.isPublic(each.getModifiers())) {
        return false;
      }
    }
    return !type.isAnonymousClass() && !type.isSynthetic();
  }
}
