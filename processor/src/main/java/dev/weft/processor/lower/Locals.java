package dev.weft.processor.lower;

import dev.weft.processor.model.Body;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Target;
import dev.weft.processor.model.TypeRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Hands out temporaries, targets and names that the body does not use yet. */
final class Locals {
  private final Set<String> innerNames;
  private final Map<Local, Local> replaced = new HashMap<>();
  private int nextId;

  Locals(Body body) {
    this.innerNames = new HashSet<>(body.innerNames());
    this.nextId = body.nextId();
  }

  Local temporary(String name, TypeRef type) {
    return new Local(nextId++, name, type, Local.Kind.TEMPORARY);
  }

  /** Lets a local of the user's take the place of a temporary that is only assigned. */
  void replace(Local temporary, Local local) {
    replaced.put(temporary, local);
  }

  /** The local that an assignment goes to. */
  Local assigned(Local local) {
    return replaced.getOrDefault(local, local);
  }

  /** The same in code, which may assign it as well. */
  Code assigned(Code code) {
    return replaced.isEmpty()
        ? code
        : code.map(
            piece ->
                piece instanceof Code.Use use
                    ? new Code.Use(assigned(use.local()), use.access(), use.captured())
                    : piece);
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
