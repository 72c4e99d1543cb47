package dev.weft.processor.read;

import dev.weft.processor.model.Accessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
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
  private final Map<String, Accessor> byKey = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<Accessor> wanted = new LinkedHashSet<>();

  public Accessors(Elements elements, Types types, TypeReader names) {
    this.elements = elements;
    this.types = types;
    this.names = names;
  }

  /** From now on those of another state machine are asked for. */
  public void begin() {
    wanted.clear();
  }

  /** The accessors asked for since the beginning, in that order. */
  public List<Accessor> wanted() {
    return List.copyOf(wanted);
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
        names.descriptor(field.asType()),
        List.of());
  }

  /**
   * The constructor of a local class, which in front of its arguments takes what the class captures
   * and the instance around the new object.
   */
  String creation(ExecutableElement constructor, List<VariableElement> captured) {
    TypeElement host = (TypeElement) Objects.requireNonNull(constructor.getEnclosingElement());
    names.localNames(host);
    List<TypeParameterElement> typeParameters = typeParameters(host);
    typeParameters.addAll(constructor.getTypeParameters());
    List<TypeMirror> added = new ArrayList<>();
    outerInstance(host).ifPresent(added::add);
    constructor.getParameters().stream()
        .map(parameter -> within(typeParameters, parameter.asType()))
        .forEach(added::add);
    List<TypeMirror> parameters = new ArrayList<>();
    captured.forEach(variable -> parameters.add(types.erasure(variable.asType())));
    parameters.addAll(added);
    return add(
        host,
        Accessor.Kind.CREATION,
        "new$",
        parameters(parameters) + names.descriptor(host.asType()),
        Signatures.ofStaticMethod(
            names, typeParameters, parameters, host.asType(), constructor.getThrownTypes()),
        constructor.getThrownTypes().stream().map(names::internalName).toList(),
        host,
        constructor,
        parameters(added) + "V",
        captured.stream().map(variable -> variable.getSimpleName().toString()).toList());
  }

  /** The type, or its erasure where it mentions others than these type parameters. */
  private TypeMirror within(List<TypeParameterElement> known, TypeMirror type) {
    return known.containsAll(Borrowing.variables(type)) ? type : types.erasure(type);
  }

  /** Those that a class which is no longer inside another needs, from the outermost. */
  private List<TypeParameterElement> typeParameters(TypeElement type) {
    List<TypeParameterElement> all = new ArrayList<>(names.borrowed(type));
    if (!Enclosing.isLocalOrAnonymous(type) && Enclosing.hasOuterInstance(type)) {
      all.addAll(typeParameters(Objects.requireNonNull(Enclosing.of(type))));
    }
    all.addAll(type.getTypeParameters());
    return all;
  }

  /** The instance around a member of a local class says that one's type arguments too. */
  private Optional<TypeMirror> outerInstance(TypeElement created) {
    return Optional.ofNullable(Enclosing.of(created))
        .filter(ignored -> Enclosing.hasOuterInstance(created))
        .map(
            outer ->
                Enclosing.isLocalOrAnonymous(created)
                    ? types.erasure(outer.asType())
                    : outer.asType());
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
        names.descriptor(method),
        List.of());
  }

  private String descriptor(ExecutableType type) {
    return parameters(type.getParameterTypes()) + names.descriptor(type.getReturnType());
  }

  private String parameters(List<? extends TypeMirror> types) {
    return types.stream().map(names::descriptor).collect(Collectors.joining("", "(", ")"));
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
      String memberDescriptor,
      List<String> captured) {
    String hostName = elements.getBinaryName(host).toString();
    String ownerName = names.internalName(owner);
    String key = String.join(" ", hostName, ownerName, wish, descriptor);
    Accessor accessor =
        byKey.computeIfAbsent(
            key,
            absent ->
                new Accessor(
                    hostName,
                    kind,
                    freeName(hostName, wish),
                    descriptor,
                    signature,
                    exceptions,
                    ownerName,
                    member.getSimpleName().toString(),
                    memberDescriptor,
                    owner.getKind().isInterface(),
                    member instanceof ExecutableElement method && method.isVarArgs(),
                    captured));
    wanted.add(accessor);
    return accessor.name();
  }

  private String freeName(String host, String wish) {
    String name = wish;
    for (int i = 2; !taken.add(host + "." + name); i++) {
      name = wish + i;
    }
    return name;
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
