package dev.weft.processor.read;

import dev.weft.processor.model.Local;
import dev.weft.processor.model.Target;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** What is known while one body is read: its locals, the names in use, the receivers it needs. */
final class Scope {
  private final TypeElement host;
  private final TypeReader types;
  private final @Nullable Surroundings around;
  private final Map<Element, Local> captured = new LinkedHashMap<>();
  private final Map<Element, Local> locals = new HashMap<>();
  private final Map<Integer, Local> receivers = new TreeMap<>();
  private final Set<Element> constants = new HashSet<>();
  private final Set<String> innerNames = new HashSet<>();
  private Set<String> obscuring = Set.of();
  private int nextId;

  Scope(TypeElement host, TypeReader types) {
    this(host, types, null);
  }

  private Scope(TypeElement host, TypeReader types, @Nullable Surroundings around) {
    this.host = host;
    this.types = types;
    this.around = around;
  }

  /** What an async lambda sees of the code around it, and which variables are its own. */
  private record Surroundings(Scope scope, Set<Element> inside) {}

  /** The scope of an async lambda that stands in this one. */
  Scope ofLambda(Set<Element> inside) {
    Scope lambda = new Scope(host, types, new Surroundings(this, inside));
    lambda.obscuring(obscuring);
    return lambda;
  }

  /** The variables around the lambda that it captures. */
  Map<Element, Local> captured() {
    return captured;
  }

  /** Makes a variable of the user's a local of the body; it may be without a name (JLS 14.4). */
  Local declare(VariableElement variable, TypeRef type, Local.Kind kind) {
    String name = printedName(variable);
    Local local =
        name.isEmpty() ? temporary("unused", type) : new Local(nextId++, name, type, kind);
    locals.put(variable, local);
    return local;
  }

  /** The name of a variable of the user's in the new home; what others see of it stays. */
  String printedName(Element variable) {
    String name = variable.getSimpleName().toString();
    boolean isFree =
        !variable.getKind().isField()
            && variable.getEnclosingElement() != null
            && variable.getEnclosingElement().getKind() != ElementKind.CONSTRUCTOR
            && variable.getEnclosingElement().getKind() != ElementKind.RECORD;
    return isFree && obscuring.contains(name) ? name + "Variable" : name;
  }

  /** Says which names no local may have. */
  void obscuring(Set<String> names) {
    obscuring = Set.copyOf(names);
  }

  /** The local that a variable became, where it became one. */
  Optional<Local> local(Element variable) {
    Local known = locals.get(variable);
    return known == null && isCaptured(variable)
        ? Optional.of(capture(variable, types.exact(variable.asType())))
        : Optional.ofNullable(known);
  }

  /** Whether a variable is one of code, not of a class. */
  static boolean isLocalVariable(Element variable) {
    return switch (variable.getKind()) {
      case LOCAL_VARIABLE, PARAMETER, EXCEPTION_PARAMETER, RESOURCE_VARIABLE -> true;
      default -> variable.getKind().name().equals("BINDING_VARIABLE");
    };
  }

  private boolean isCaptured(Element variable) {
    return around != null
        && isLocalVariable(variable)
        && !around.inside().contains(variable)
        && !around.scope().isConstant(variable);
  }

  /** Makes a variable around a lambda an input of it, used or not. */
  void capture(VariableElement variable) {
    capture(variable, types.exact(variable.asType()));
  }

  private Local capture(Element variable, TypeRef type) {
    String name = variable.getSimpleName().toString();
    Local local = new Local(nextId++, name, type, Local.Kind.PARAMETER);
    locals.put(variable, local);
    captured.put(variable, local);
    return local;
  }

  /** Makes a variable of the user's go by its constant value, wherever it is named. */
  void constant(VariableElement variable) {
    constants.add(variable);
  }

  boolean isConstant(Element variable) {
    return constants.contains(variable)
        || (around != null
            && !around.inside().contains(variable)
            && around.scope().isConstant(variable));
  }

  /** A new local of ours. */
  Local temporary(String name, TypeRef type) {
    return new Local(nextId++, name, type, Local.Kind.TEMPORARY);
  }

  /** A new target of jumps. */
  Target target(String name) {
    return new Target(nextId++, name);
  }

  /** Notes a name that plain code declares. */
  void innerName(String name) {
    innerNames.add(name);
  }

  /** A name that no plain code declares, made from a wish. */
  String freshInnerName(String wish) {
    String name = wish;
    for (int i = 2; innerNames.contains(name); i++) {
      name = wish + i;
    }
    innerNames.add(name);
    return name;
  }

  /** The local that holds the host instance, or the instance of a class around it. */
  Local receiver(TypeElement type) {
    int distance = 0;
    for (TypeElement each = host; !type.equals(each); each = Enclosing.of(each)) {
      if (each == null) {
        throw new AssertionError(type + " is not around " + host);
      }
      distance++;
    }
    String name = distance == 0 ? "self" : distance == 1 ? "outer" : "outer" + distance;
    return receivers.computeIfAbsent(
        distance,
        ignored -> new Local(nextId++, name, types.ref(type.asType()), Local.Kind.RECEIVER));
  }

  /** The receivers in use, from the host outward. */
  List<Local> receivers() {
    return new ArrayList<>(receivers.values());
  }

  /** The classes of {@link #receivers()}. */
  List<TypeElement> receiverTypes() {
    List<TypeElement> found = new ArrayList<>();
    int distance = 0;
    for (TypeElement type = host; type != null; type = Enclosing.of(type)) {
      if (receivers.containsKey(distance++)) {
        found.add(type);
      }
    }
    return found;
  }

  /** How far out each of {@link #receivers()} is. */
  List<Integer> distances() {
    return new ArrayList<>(receivers.keySet());
  }

  Set<String> innerNames() {
    return innerNames;
  }

  int nextId() {
    return nextId;
  }
}
