package dev.weft.processor.emit;

import dev.weft.processor.model.Local;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The copies of captured locals that are in scope, brace by brace. */
final class Copies {
  private final Deque<Map<Local, Copy>> braces = new ArrayDeque<>();

  /**
   * The variable that lambdas name.
   *
   * @param isLate whether it has no value yet, and gets one where the local does
   */
  record Copy(String name, boolean isLate) {}

  void open() {
    braces.push(new HashMap<>());
  }

  void close() {
    braces.pop();
  }

  void add(Local local, Copy copy) {
    braces.element().put(local, copy);
  }

  Optional<Copy> of(Local local) {
    return braces.stream()
        .filter(brace -> brace.containsKey(local))
        .map(brace -> brace.get(local))
        .findFirst();
  }

  /** Whether a copy has the name, of whatever local. */
  boolean haveName(String name) {
    return braces.stream()
        .flatMap(brace -> brace.values().stream())
        .anyMatch(copy -> copy.name().equals(name));
  }
}
