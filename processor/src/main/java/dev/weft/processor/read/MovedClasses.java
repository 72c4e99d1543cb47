package dev.weft.processor.read;

import dev.weft.processor.model.LocalClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the local and anonymous classes of a method and of its async lambdas that become
 * members: of the method's machine, where all machines inside see them under the same name.
 */
final class MovedClasses {
  private final List<LocalClass> all = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  List<LocalClass> all() {
    return all;
  }

  void add(LocalClass moved) {
    all.add(moved);
  }

  boolean hasName(String name) {
    return names.contains(name);
  }

  void name(String name) {
    names.add(name);
  }

  /** A name that neither plain code of the scope nor another member has. */
  String freshName(String wish, Scope scope) {
    String name = scope.freshInnerName(wish);
    while (!names.add(name)) {
      name = scope.freshInnerName(wish);
    }
    return name;
  }
}
