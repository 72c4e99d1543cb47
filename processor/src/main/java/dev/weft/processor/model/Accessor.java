package dev.weft.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A member that the host gets so that its state machines can do what only code inside the class
 * may: call {@code super.m()}, or reach a protected member of a superclass in another package.
 * Declared in the host's stub, woven into the host as a private synthetic method, which is static
 * where the member is.
 *
 * @param host binary name of the class that gets it
 * @param name of the accessor, {@code super$toString}
 * @param descriptor of the accessor
 * @param signature generic signature (JVMS 4.7.9.1), where one is needed
 * @param exceptions internal names of the checked exceptions it declares
 * @param owner internal name of the class or interface that the instruction names
 * @param member the name of the member reached
 * @param memberDescriptor of the member: less precise than the accessor's own where the host gives
 *     a type argument to its superclass
 * @param ownerIsInterface for {@code I.super.m()}
 * @param isVarargs whether the member is a method of variable arity
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
    boolean isVarargs) {
  public Accessor {
    exceptions = List.copyOf(exceptions);
  }

  /** What the accessor's one instruction is. */
  public enum Kind {
    /** {@code super.m()} or {@code I.super.m()}: invokespecial. */
    SUPER_CALL,
    /** A protected instance method: invokevirtual. */
    PROTECTED_CALL,
    /** Reads a protected instance field. */
    FIELD_GET,
    /** Writes a protected instance field; gives the value written. */
    FIELD_SET,
    /** A protected static method: invokestatic, in a static accessor. */
    STATIC_CALL,
    /** Reads a protected static field, in a static accessor. */
    STATIC_GET,
    /** Writes a protected static field, in a static accessor; gives the value written. */
    STATIC_SET;

    /** Whether the accessor is a static method of the host. */
    public boolean isStatic() {
      return this == STATIC_CALL || this == STATIC_GET || this == STATIC_SET;
    }
  }
}
