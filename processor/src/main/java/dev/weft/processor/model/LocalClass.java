package dev.weft.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A local class of the user's that is named after an await, where its block is taken apart: it
 * becomes a member of the state machine.
 *
 * @param holder the class around it, whose instances hold what it captures; empty where it can do
 *     without
 * @param captures the fields of the holder
 * @param isGeneric whether it needs a type parameter of the state machine
 * @param declaration the class, in which fields of the holder stand for what it captures
 */
public record LocalClass(
    Optional<String> holder,
    List<Capture> captures,
    boolean isGeneric,
    Code declaration,
    int line) {
  public LocalClass {
    captures = List.copyOf(captures);
  }

  /** A captured local, and the field of the holder that keeps its value. */
  public record Capture(Local local, String field) {}
}
