package dev.weft.processor.read;

import dev.weft.processor.model.Accessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Collects the accessors that hosts need, one for each member reached, and names them. */
public final class Accessors {
  private final Elements elements;
  private final Types types;
  private final TypeReader names;
  private final Map<String, Accessor> byKey = new LinkedHashMap<>();

  public Accessors(Elements elements, Types types, TypeReader names) {
    this.elements = elements;
    this.types = types;
    this.names = names;
  }

  /** All accessors asked for so far, in that order. */
  public List<Accessor> all() {
    return new ArrayList<>(byKey.values());
  }

  /** {@code super.m()}; the interface is given for {@code I.super.m()}. */
  String superCall(TypeElement host, ExecutableElement method, Optional<TypeElement> qualifier) {
    // invokespecial names the direct supertype (JVMS 6.5, JLS 15.12.3)
    TypeElement owner = qualifier.orElseGet(() -> superclass(host));
    return call(host, method, Accessor.Kind.SUPER_CALL, "super$", owner);
  }

  /** A protected method that only the host may call. */
  String call(TypeElement host, ExecutableElement method) {
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    return isStatic
        ? call(host, method, Accessor.Kind.STATIC_CALL, "static$", host)
        : call(host, method, Accessor.Kind.PROTECTED_CALL, "call$", host);
  }

  /** A protected field that only the host may name. */
  String field(TypeElement host, VariableElement field) {
    TypeMirror type = memberType(host, field);
    return add(
        host,
        isStatic(field) ? Accessor.Kind.STATIC_FIELD : Accessor.Kind.FIELD,
        "field$" + field.getSimpleName(),
        names.descriptor(type),
        names.signature(type),
        List.of(),
        // Not the host, which may have a field of the same name: super.x (JLS 15.11.2).
        (TypeElement) Objects.requireNonNull(field.getEnclosingElement()),
        field,
        names.descriptor(field.asType()));
  }

  private String call(
      TypeElement host,
      ExecutableElement method,
      Accessor.Kind kind,
      String prefix,
      TypeElement owner) {
    ExecutableType type =
        kind.isStatic()
            ? (ExecutableType) method.asType()
            : (ExecutableType) types.asMemberOf((DeclaredType) host.asType(), method);
    return add(
        host,
        kind,
        prefix + method.getSimpleName(),
        descriptor(type),
        Signatures.ofMethod(
            names,
            method.getTypeParameters(),
            type.getParameterTypes(),
            type.getReturnType(),
            type.getThrownTypes()),
        method.getThrownTypes().stream().map(names::internalName).toList(),
        owner,
        method,
        names.descriptor(method));
  }

  private String descriptor(ExecutableType type) {
    return type.getParameterTypes().stream()
            .map(names::descriptor)
            .collect(Collectors.joining("", "(", ")"))
        + names.descriptor(type.getReturnType());
  }

  private String add(
      TypeElement host,
      Accessor.Kind kind,
      String wish,
      String descriptor,
      Optional<String> signature,
      List<String> exceptions,
      TypeElement owner,
      Element member,
      String memberDescriptor) {
    String hostName = elements.getBinaryName(host).toString();
    String ownerName = names.internalName(owner);
    String key = String.join(" ", hostName, ownerName, wish, descriptor);
    Accessor known = byKey.get(key);
    if (known != null) {
      return known.name();
    }
    String name = wish;
    for (int i = 2; taken(hostName, name); i++) {
      name = wish + i;
    }
    byKey.put(
        key,
        new Accessor(
            hostName,
            kind,
            name,
            descriptor,
            signature,
            exceptions,
            ownerName,
            member.getSimpleName().toString(),
            memberDescriptor,
            owner.getKind().isInterface(),
            member instanceof ExecutableElement method && method.isVarArgs()));
    return name;
  }

  private boolean taken(String host, String name) {
    return byKey.values().stream()
        .anyMatch(accessor -> accessor.host().equals(host) && accessor.name().equals(name));
  }

  private TypeMirror memberType(TypeElement host, VariableElement field) {
    return isStatic(field) ? field.asType() : types.asMemberOf((DeclaredType) host.asType(), field);
  }

  private static boolean isStatic(Element element) {
    return element.getModifiers().contains(Modifier.STATIC);
  }

  private static TypeElement superclass(TypeElement host) {
    return (TypeElement) ((DeclaredType) host.getSuperclass()).asElement();
  }
}
