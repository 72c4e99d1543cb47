package dev.weft.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A member that the host gets so that its state machines can do what only code inside the class
 * may: call {@code super.m()}, reach a protected member of a superclass in another package, or hand
 * to an object of a local class what the class captures. Declared in the host's stub, woven into
 * the host as a private synthetic method, which is static where the member is.
 *
 * <p>An accessor of a field is a field for the state machine's source, so that every operator works
 * on it. In class files it is a pair of methods, which stand in for the instructions that read and
 * write the field.
 *
 * @param host binary name of the class that gets it
 * @param name of the accessor, {@code super$toString} or {@code field$count}
 * @param descriptor of the accessor; for a field, its type in the host
 * @param signature generic signature (JVMS 4.7.9.1), where one is needed
 * @param exceptions internal names of the checked exceptions it declares
 * @param owner internal name of the class or interface that the instruction names
 * @param member the name of the member reached
 * @param memberDescriptor of the member: less precise than the accessor's own where the host gives
 *     a type argument to its superclass
 * @param ownerIsInterface for {@code I.super.m()}
 * @param isVarargs whether the member is a method of variable arity
 * @param captured for a creation, the variables that the accessor takes first
 */
public record Accessor(
    String host,
    Kind kind,
    String name,
    String descriptor,
    Optional<String> signature,
    List<String> exceptions,
    String owner,
    String member,
    String memberDescriptor,
    boolean ownerIsInterface,
    boolean isVarargs,
    List<String> captured) {
  public Accessor {
    captured = List.copyOf(captured);
    exceptions = List.copyOf(exceptions);
  }

  /** The method of the host that reads the field. */
  public String getter() {
    return name.replace("field$", "get$");
  }

  /** The method of the host that writes the field. */
  public String setter() {
    return name.replace("field$", "set$");
  }

  /** What the accessor's one instruction is. */
  public enum Kind {
    /** {@code super.m()} or {@code I.super.m()}: invokespecial. */
    SUPER_CALL,
    /** A protected instance method: invokevirtual. */
    PROTECTED_CALL,
    /** A protected static method: invokestatic, in a static accessor. */
    STATIC_CALL,
    /**
     * {@code new} of a local or anonymous class, in a static accessor of that class: takes what the
     * class captures, the instance around the object and the user's arguments, in this order.
     */
    CREATION,
    /** A protected instance field: getfield in one accessor and putfield in another. */
    FIELD,
    /** A protected static field: getstatic in one accessor and putstatic in another. */
    STATIC_FIELD;

    /** Whether the accessor is a static member of the host. */
    public boolean isStatic() {
      return this == STATIC_CALL || this == CREATION || this == STATIC_FIELD;
    }

    /** Whether the accessor stands for a field. */
    public boolean isField() {
      return this == FIELD || this == STATIC_FIELD;
    }
  }
}
