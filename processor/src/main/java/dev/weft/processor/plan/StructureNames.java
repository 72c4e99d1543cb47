package dev.weft.processor.plan;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.Plan.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds names for the locals of a structured body: the user's own wherever they can be, and for
 * temporaries some that nothing else has.
 */
final class StructureNames {
  private final Map<Local, Storage> storage;
  private final Set<String> taken;
  private final Map<Local, String> names = new LinkedHashMap<>();

  private StructureNames(Map<Local, Storage> storage, Set<String> inner) {
    this.storage = storage;
    this.taken = new HashSet<>(inner);
  }

  /**
   * The names.
   *
   * @param fields what those that are kept would be called as fields
   * @param inner the names that plain code declares, which hide fields and no variables (JLS 6.4)
   */
  static Map<Local, String> of(
      Map<Local, Storage> storage, Map<Local, String> fields, Set<String> inner) {
    StructureNames names = new StructureNames(storage, inner);
    names.kept(fields);
    names.methodVariables();
    names.bracedVariables();
    names.temporaries();
    return names.names;
  }

  private void kept(Map<Local, String> fields) {
    Map<String, String> variables = new HashMap<>();
    fields.forEach(
        (local, field) -> names.put(local, variables.computeIfAbsent(field, this::fresh)));
  }

  private record Slot(String name, TypeRef type) {}

  /** Two of the user's that share name and type share a variable (JLS 6.4). */
  private void methodVariables() {
    Map<Slot, String> slots = new HashMap<>();
    for (Local local : unnamed(Storage.METHOD)) {
      if (isUsers(local)) {
        names.put(
            local,
            slots.computeIfAbsent(
                new Slot(local.name(), local.type()), slot -> fresh(slot.name())));
      }
    }
  }

  /** The user's own scopes keep these apart. */
  private void bracedVariables() {
    Set<String> before = new HashSet<>(taken);
    for (Local local : unnamed(Storage.STATE)) {
      if (isUsers(local)) {
        String name = before.contains(local.name()) ? fresh(local.name()) : local.name();
        taken.add(name);
        names.put(local, name);
      }
    }
  }

  private void temporaries() {
    for (Local local : new ArrayList<>(storage.keySet())) {
      if (!names.containsKey(local)) {
        names.put(local, fresh(local.name()));
      }
    }
  }

  private List<Local> unnamed(Storage where) {
    return storage.keySet().stream()
        .filter(local -> storage.get(local) == where && !names.containsKey(local))
        .toList();
  }

  private static boolean isUsers(Local local) {
    return local.kind() != Local.Kind.TEMPORARY;
  }

  private String fresh(String wish) {
    String name = PlanNames.fresh(wish, taken);
    taken.add(name);
    return name;
  }

  /** Names for the copies that lambdas capture of variables that are assigned more than once. */
  static Map<Local, String> copies(
      List<Code.Use> uses,
      Map<Local, Storage> storage,
      Map<Local, String> names,
      Set<String> inner) {
    Set<String> taken = new HashSet<>(names.values());
    taken.addAll(inner);
    Map<Local, String> copies = new LinkedHashMap<>();
    for (Code.Use use : uses) {
      Local local = use.local();
      if (use.captured() && storage.get(local) == Storage.METHOD && !copies.containsKey(local)) {
        String copy = PlanNames.fresh(names.getOrDefault(local, local.name()), taken);
        taken.add(copy);
        copies.put(local, copy);
      }
    }
    return copies;
  }
}
