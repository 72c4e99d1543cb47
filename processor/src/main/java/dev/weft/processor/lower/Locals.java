package dev.weft.processor.lower;

import dev.weft.processor.model.Body;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Target;
import dev.weft.processor.model.TypeRef;
import java.util.HashSet;
import java.util.Set;

/** Hands out temporaries, targets and names that the body does not use yet. */
final class Locals {
  private final Set<String> innerNames;
  private int nextId;

  Locals(Body body) {
    this.innerNames = new HashSet<>(body.innerNames());
    this.nextId = body.nextId();
  }

  Local temporary(String name, TypeRef type) {
    return new Local(nextId++, name, type, Local.Kind.TEMPORARY);
  }

  Target target(String name) {
    return new Target(nextId++, name);
  }

  /** A name for plain code of ours to declare. */
  String innerName(String wish) {
    innerNames.add(wish);
    return wish;
  }

  Set<String> innerNames() {
    return innerNames;
  }

  int nextId() {
    return nextId;
  }
}
