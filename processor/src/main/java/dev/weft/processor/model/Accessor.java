package dev.weft.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A member that the host gets so that its state machines can do what only code inside the class
 * may: call {@code super.m()}, or reach a protected member of a superclass in another package.
 * Declared in the host's stub, woven into the host as a private synthetic instance method.
 *
 * @param host binary name of the class that gets it
 * @param name of the accessor, {@code super$toString}
 * @param descriptor of the accessor
 * @param signature generic signature (JVMS 4.7.9.1), where one is needed
 * @param exceptions internal names of the checked exceptions it declares
 * @param owner internal name of the class or interface that the instruction names
 * @param member the name of the member reached
 * @param ownerIsInterface for {@code I.super.m()}
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
    boolean ownerIsInterface) {
  public Accessor {
    exceptions = List.copyOf(exceptions);
  }

  /** What the accessor's one instruction is. */
  public enum Kind {
    /** {@code super.m()} or {@code I.super.m()}: invokespecial. */
    SUPER_CALL,
    /**
     * A protected method: invokevirtual, or invokestatic where {@link #owner} declares it static.
     */
    PROTECTED_CALL,
    /** Reads a protected field. */
    FIELD_GET,
    /** Writes a protected field; gives the value written. */
    FIELD_SET
  }
}
