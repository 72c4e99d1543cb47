package dev.weft.processor.read;

import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Turns javac's types into types as source spells them. */
public final class TypeReader {
  private final Elements elements;
  private final Types types;
  private final Map<TypeParameterElement, String> renamed = new HashMap<>();
  private final Map<TypeElement, List<TypeParameterElement>> borrowed = new HashMap<>();

  public TypeReader(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** Gives a type parameter another name than its own, where a nearer one hides it. */
  void rename(TypeParameterElement parameter, String name) {
    renamed.put(parameter, name);
  }

  /**
   * The names of a local or anonymous class, or of a member of one: it goes by its binary name, for
   * the state machine is not where the class is known.
   */
  Optional<List<String>> localNames(TypeElement type) {
    List<String> names = new ArrayList<>();
    for (Element e = type; e instanceof TypeElement each; e = e.getEnclosingElement()) {
      if (Enclosing.isLocalOrAnonymous(each)) {
        borrow(each);
        names.add(0, simpleBinaryName(each));
        return Optional.of(names);
      }
      names.add(0, each.getSimpleName().toString());
    }
    return Optional.empty();
  }

  private void borrow(TypeElement localClass) {
    if (!borrowed.containsKey(localClass)) {
      Borrowing borrowing = Borrowing.of(localClass);
      borrowed.put(localClass, borrowing.parameters());
      borrowing.localClasses().forEach(this::borrow);
    }
  }

  private String simpleBinaryName(TypeElement type) {
    String name = elements.getBinaryName(type).toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** How a type parameter is called in generated source. */
  String name(TypeParameterElement parameter) {
    return renamed.getOrDefault(parameter, parameter.getSimpleName().toString());
  }

  /** The type as source can spell it; a captured type variable becomes its upper bound. */
  public TypeRef ref(TypeMirror type) {
    return ref(type, 0);
  }

  /** The same, with how to come to the exact type where source cannot spell it. */
  TypeRef exact(TypeMirror type) {
    TypeRef spelled = ref(type);
    Optional<TypeRef.Inferred> inferred =
        Intersections.isIn(type) ? Intersections.of(type, this) : Optional.empty();
    if (inferred.isEmpty()) {
      return spelled;
    }
    List<TypeRef> bounds =
        spelled instanceof TypeRef.NonDenotable intersection
            ? intersection.bounds()
            : List.of(spelled);
    return new TypeRef.NonDenotable(type.toString(), bounds, inferred);
  }

  /** The same, boxed where it is primitive; {@code void} becomes {@code Void}. */
  public TypeRef boxed(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return ref(types.boxedClass(types.getPrimitiveType(type.getKind())).asType());
    }
    return type.getKind() == TypeKind.VOID ? TypeRef.declared("java.lang", "Void") : ref(type);
  }

  private TypeRef ref(TypeMirror type, int depth) {
    if (depth > 12) {
      return KnownTypes.OBJECT; // an f-bounded capture has no finite name
    }
    return switch (type.getKind()) {
      case DECLARED -> declared((DeclaredType) type, depth);
      case ARRAY -> array((ArrayType) type, depth);
      case TYPEVAR -> variable((TypeVariable) type, depth);
      case WILDCARD -> wildcard((WildcardType) type, depth);
      case NULL -> KnownTypes.OBJECT;
      case INTERSECTION -> intersection((IntersectionType) type, depth);
      case BOOLEAN, BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE, VOID ->
          new TypeRef.Primitive(type.getKind().name().toLowerCase(Locale.ROOT));
      case UNION -> ref(common((UnionType) type), depth + 1);
      default -> new TypeRef.NonDenotable(type.toString(), List.of()); // not of a value
    };
  }

  /** The class that the exceptions of a multi-catch share. */
  private TypeMirror common(UnionType union) {
    TypeMirror common = union.getAlternatives().get(0);
    while (!isSupertype(common, union)) {
      common = ((TypeElement) ((DeclaredType) common).asElement()).getSuperclass();
    }
    return common;
  }

  private boolean isSupertype(TypeMirror type, UnionType union) {
    return union.getAlternatives().stream().allMatch(each -> types.isSubtype(each, type));
  }

  private TypeRef array(ArrayType type, int depth) {
    TypeRef component = ref(type.getComponentType(), depth + 1);
    return new TypeRef.Array(
        component instanceof TypeRef.NonDenotable none ? none.bounds().get(0) : component);
  }

  /** In casts Object is no bound among others, and one class comes first (JLS 15.16). */
  private TypeRef intersection(IntersectionType type, int depth) {
    List<TypeRef> bounds =
        type.getBounds().stream()
            .map(bound -> ref(bound, depth + 1))
            .filter(bound -> !bound.equals(KnownTypes.OBJECT))
            .toList();
    String description = bounds.stream().map(TypeRef::toString).collect(Collectors.joining(" & "));
    return new TypeRef.NonDenotable(description, bounds);
  }

  private TypeRef variable(TypeVariable type, int depth) {
    // Captured variables have no declaring element of their own (JLS 5.1.10).
    if (isCaptured(type)) {
      return ref(type.getUpperBound(), depth + 1);
    }
    return new TypeRef.Variable(name((TypeParameterElement) type.asElement()));
  }

  private static boolean isCaptured(TypeVariable type) {
    // A captured variable is owned by nothing that source can name.
    return !(type.asElement() instanceof TypeParameterElement parameter
        && (parameter.getGenericElement() instanceof TypeElement
            || parameter.getGenericElement() instanceof ExecutableElement));
  }

  private TypeRef wildcard(WildcardType type, int depth) {
    return new TypeRef.Wildcard(
        Optional.ofNullable(type.getExtendsBound())
            .map(bound -> ref(bound, depth + 1))
            .flatMap(TypeReader::asBound),
        Optional.ofNullable(type.getSuperBound()).map(bound -> ref(bound, depth + 1)));
  }

  private TypeRef declared(DeclaredType type, int depth) {
    TypeElement element = (TypeElement) type.asElement();
    Optional<List<String>> local = localNames(element);
    List<TypeRef> arguments = new ArrayList<>();
    for (TypeMirror argument : type.getTypeArguments()) {
      arguments.add(argument(argument, depth));
    }
    if (Enclosing.isLocalOrAnonymous(element)) {
      arguments.addAll(0, borrowedArguments(type));
    }
    // The package of a local class is that of the state machine, which has no need to name it.
    String packageName =
        local.isPresent() ? "" : elements.getPackageOf(element).getQualifiedName().toString();
    if (needsEnclosing(type)) {
      TypeRef enclosing = declared((DeclaredType) type.getEnclosingType(), depth + 1);
      if (enclosing instanceof TypeRef.Declared parameterized) {
        return new TypeRef.Declared(
            Optional.of(parameterized),
            packageName,
            List.of(element.getSimpleName().toString()),
            arguments);
      }
      return enclosing;
    }
    return new TypeRef.Declared(
        Optional.empty(), packageName, local.orElseGet(() -> simpleNames(element)), arguments);
  }

  /** Whether the class around is written with type arguments, and so in front of the class. */
  private boolean needsEnclosing(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    return !Enclosing.isLocalOrAnonymous(element)
        && type.getEnclosingType() instanceof DeclaredType outer
        && isParameterized(outer);
  }

  /** The type parameters that a local class borrows, where its type is not raw (JLS 4.8). */
  private List<TypeRef> borrowedArguments(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    boolean isRaw = type.getTypeArguments().size() != element.getTypeParameters().size();
    return isRaw
        ? List.of()
        : borrowed(element).stream()
            .<TypeRef>map(parameter -> new TypeRef.Variable(name(parameter)))
            .toList();
  }

  /**
   * The type parameters of others that each local class uses, as far as such classes came up. To be
   * kept: once javac generates code, the classes are no longer where they stood.
   */
  public Map<TypeElement, List<TypeParameterElement>> borrowed() {
    return borrowed;
  }

  /**
   * Whether the type is of a local class that borrows type parameters. Where the class stands in
   * its method it can be asked for by {@code instanceof}; with type arguments it cannot (JLS 4.7,
   * 5.5).
   */
  boolean isBorrowing(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isBorrowing(array.getComponentType());
    } else if (!(type instanceof DeclaredType)) {
      return false;
    }
    DeclaredType declared = (DeclaredType) type;
    TypeElement element = (TypeElement) declared.asElement();
    if (Enclosing.isLocalOrAnonymous(element)) {
      return localNames(element).isPresent() && !borrowed(element).isEmpty();
    }
    return isBorrowing(declared.getEnclosingType());
  }

  /** An array type as its creation names it: without what a local class borrows (JLS 15.10.1). */
  TypeRef created(ArrayType type) {
    TypeMirror component = type.getComponentType();
    if (component instanceof ArrayType inner) {
      return new TypeRef.Array(created(inner));
    }
    if (!isBorrowing(component)) {
      return ref(type);
    }
    return new TypeRef.Array(raw((DeclaredType) component));
  }

  /** A type that borrows type parameters, as a pattern asks for it: without them. */
  TypeRef asked(TypeMirror type) {
    return type instanceof ArrayType array ? created(array) : raw((DeclaredType) type);
  }

  private TypeRef raw(DeclaredType local) {
    List<String> names = localNames((TypeElement) local.asElement()).orElseThrow();
    return new TypeRef.Declared(Optional.empty(), "", names, List.of());
  }

  /** Those of one class. */
  List<TypeParameterElement> borrowed(TypeElement type) {
    return borrowed.getOrDefault(type, List.of());
  }

  /** A captured type argument becomes the wildcard it came from (JLS 4.10.5). */
  private TypeRef argument(TypeMirror argument, int depth) {
    if (argument instanceof TypeVariable variable && isCaptured(variable)) {
      TypeMirror lower = variable.getLowerBound();
      if (lower.getKind() != TypeKind.NULL) {
        return new TypeRef.Wildcard(Optional.empty(), Optional.of(ref(lower, depth + 1)));
      }
      TypeRef upper = ref(variable.getUpperBound(), depth + 1);
      boolean unbounded = upper.equals(KnownTypes.OBJECT) || upper instanceof TypeRef.NonDenotable;
      return new TypeRef.Wildcard(
          unbounded ? Optional.empty() : Optional.of(upper), Optional.empty());
    }
    TypeRef ref = ref(argument, depth + 1);
    if (ref instanceof TypeRef.NonDenotable) {
      return new TypeRef.Wildcard(asBound(ref), Optional.empty());
    }
    boolean isVague = mentionsCapture(argument) || Intersections.isIn(argument);
    return isVague && !(ref instanceof TypeRef.Wildcard)
        ? new TypeRef.Wildcard(Optional.of(ref), Optional.empty())
        : ref;
  }

  /** What a wildcard can say of an intersection: its first bound without type arguments. */
  private static Optional<TypeRef> asBound(TypeRef bound) {
    if (!(bound instanceof TypeRef.NonDenotable none)) {
      return Optional.of(bound);
    }
    return none.bounds().stream().filter(TypeReader::hasNoArguments).findFirst();
  }

  private static boolean hasNoArguments(TypeRef type) {
    return type instanceof TypeRef.Declared declared && declared.arguments().isEmpty();
  }

  /** Whether a captured type variable stands in a type argument, at any depth. */
  private static boolean mentionsCapture(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return mentionsCapture(array.getComponentType());
    }
    return type instanceof DeclaredType declared
        && declared.getTypeArguments().stream()
            .anyMatch(
                each ->
                    (each instanceof TypeVariable variable && isCaptured(variable))
                        || mentionsCapture(each));
  }

  static List<String> simpleNames(TypeElement element) {
    List<String> names = new ArrayList<>();
    for (Element e = element; e instanceof TypeElement; e = e.getEnclosingElement()) {
      names.add(0, e.getSimpleName().toString());
    }
    return names;
  }

  boolean isParameterized(DeclaredType type) {
    return !type.getTypeArguments().isEmpty()
        || !borrowed((TypeElement) type.asElement()).isEmpty()
        || (type.getEnclosingType() instanceof DeclaredType outer && isParameterized(outer));
  }

  /** Internal name of a class (JVMS 4.2.1). */
  public String internalName(TypeElement type) {
    return elements.getBinaryName(type).toString().replace('.', '/');
  }

  /** Internal name of the erasure of a class type. */
  public String internalName(TypeMirror type) {
    return internalName((TypeElement) ((DeclaredType) types.erasure(type)).asElement());
  }

  /** Field descriptor of the erased type (JVMS 4.3.2). */
  public String descriptor(TypeMirror type) {
    TypeMirror erased = type.getKind() == TypeKind.VOID ? type : types.erasure(type);
    return switch (erased.getKind()) {
      case BOOLEAN -> "Z";
      case BYTE -> "B";
      case SHORT -> "S";
      case CHAR -> "C";
      case INT -> "I";
      case LONG -> "J";
      case FLOAT -> "F";
      case DOUBLE -> "D";
      case VOID -> "V";
      case ARRAY -> "[" + descriptor(((ArrayType) erased).getComponentType());
      // A class that is missing from the class path has a name and no more.
      case DECLARED, ERROR ->
          "L" + internalName((TypeElement) ((DeclaredType) erased).asElement()) + ";";
      default -> throw new AssertionError("no descriptor for " + type.getKind() + " " + type);
    };
  }

  /**
   * Descriptor of a method or constructor (JVMS 4.3.3). The constructor of an inner class takes the
   * enclosing instance first; what javac adds to the constructors of enums and local classes is
   * left out, for nobody calls those by name.
   */
  public String descriptor(ExecutableElement method) {
    StringBuilder text = new StringBuilder("(");
    outerParameter(method).ifPresent(outer -> text.append(descriptor(outer.asType())));
    for (VariableElement parameter : method.getParameters()) {
      text.append(descriptor(parameter.asType()));
    }
    return text.append(')').append(descriptor(method.getReturnType())).toString();
  }

  private static Optional<TypeElement> outerParameter(ExecutableElement method) {
    if (method.getKind() == ElementKind.CONSTRUCTOR
        && method.getEnclosingElement() instanceof TypeElement type
        && type.getNestingKind() == NestingKind.MEMBER
        && !type.getModifiers().contains(Modifier.STATIC)
        && type.getEnclosingElement() instanceof TypeElement outer) {
      return Optional.of(outer);
    }
    return Optional.empty();
  }

  /** Generic signature of a class (JVMS 4.7.9.1), where it has one. */
  public Optional<String> signature(TypeElement type) {
    return Signatures.ofClass(this, type);
  }

  /** Generic signature of a method or constructor, where it has one. */
  public Optional<String> signature(ExecutableElement method) {
    return Signatures.ofMethod(
        this,
        method.getTypeParameters(),
        method.getParameters().stream().map(VariableElement::asType).toList(),
        method.getReturnType(),
        method.getThrownTypes());
  }

  /** Generic signature of a field, where it has one. */
  public Optional<String> signature(TypeMirror type) {
    return Signatures.ofType(this, type);
  }
}
