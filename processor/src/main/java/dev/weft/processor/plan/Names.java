package dev.weft.processor.plan;

import dev.weft.processor.flow.Block;
import dev.weft.processor.flow.Graph;
import dev.weft.processor.flow.Mentions;
import dev.weft.processor.model.Code.Use;
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
 * Finds a name for every local: the user's own wherever it can be. Two locals of the user's that
 * share name and type share a field, since their scopes cannot overlap (JLS 6.4).
 */
final class Names {
  private final Graph graph;
  private final States states;
  private final Map<Local, Storage> storage;
  private final Map<Local, String> names = new LinkedHashMap<>();
  private final Map<Local, String> captureNames = new LinkedHashMap<>();
  private final Set<String> shared = new HashSet<>();
  private String stateName = "state";

  private Names(Graph graph, States states, Map<Local, Storage> storage) {
    this.graph = graph;
    this.states = states;
    this.storage = storage;
  }

  static Names of(Graph graph, States states, Map<Local, Storage> storage) {
    Names names = new Names(graph, states, storage);
    names.fields();
    names.methodVariables();
    names.stateVariables();
    names.nameState();
    names.captures();
    return names;
  }

  Map<Local, String> names() {
    return names;
  }

  Map<Local, String> captureNames() {
    return captureNames;
  }

  String stateName() {
    return stateName;
  }

  private List<Local> stored(Storage where) {
    List<Local> locals = new ArrayList<>();
    for (Map.Entry<Local, Storage> entry : storage.entrySet()) {
      if (entry.getValue() == where) {
        locals.add(entry.getKey());
      }
    }
    return locals;
  }

  private void fields() {
    Map<Map.Entry<String, TypeRef>, String> slots = new HashMap<>();
    List<Local> fields = new ArrayList<>(graph.inputs());
    stored(Storage.FIELD).stream().filter(local -> !fields.contains(local)).forEach(fields::add);
    for (Local local : fields) {
      String name;
      if (local.kind() == Local.Kind.VARIABLE) {
        name =
            slots.computeIfAbsent(
                Map.entry(local.name(), local.type()),
                slot -> PlanNames.fresh(slot.getKey(), shared));
      } else {
        name = PlanNames.fresh(local.name(), shared);
      }
      shared.add(name);
      if (storage.containsKey(local)) {
        names.put(local, name);
      }
    }
  }

  private void methodVariables() {
    Set<String> taken = new HashSet<>(graph.innerNames());
    taken.addAll(shared);
    for (Local local : stored(Storage.METHOD)) {
      String name = PlanNames.fresh(local.name(), taken);
      taken.add(name);
      shared.add(name);
      names.put(local, name);
    }
  }

  private void stateVariables() {
    Map<Integer, Set<String>> takenByState = new HashMap<>();
    for (Block block : graph.blocks()) {
      Set<String> taken =
          takenByState.computeIfAbsent(states.stateOf(block.id()), ignored -> new HashSet<>());
      for (Use use : Mentions.in(block)) {
        Local local = use.local();
        if (storage.get(local) == Storage.STATE && !names.containsKey(local)) {
          Set<String> all = new HashSet<>(taken);
          all.addAll(shared);
          all.addAll(graph.innerNames());
          String name = PlanNames.fresh(local.name(), all);
          taken.add(name);
          names.put(local, name);
        }
      }
    }
  }

  private void nameState() {
    Set<String> taken = new HashSet<>(names.values());
    taken.addAll(graph.innerNames());
    graph.inputs().forEach(input -> taken.add(input.name()));
    stateName = PlanNames.fresh("state", taken);
  }

  /** A field's copy may hide the field; a variable of the method needs another name. */
  private void captures() {
    Set<String> taken = new HashSet<>(names.values());
    taken.addAll(graph.innerNames());
    taken.add(stateName);
    for (Block block : graph.blocks()) {
      for (Use use : Mentions.in(block)) {
        if (use.captured() && !captureNames.containsKey(use.local())) {
          capture(use.local(), taken);
        }
      }
    }
  }

  private void capture(Local local, Set<String> taken) {
    Storage where = storage.get(local);
    String name = names.get(local);
    if (name == null || where == Storage.STATE) {
      return;
    }
    boolean mayHide = where == Storage.FIELD && !graph.innerNames().contains(name);
    String copy = mayHide ? name : PlanNames.fresh(name, taken);
    taken.add(copy);
    captureNames.put(local, copy);
  }
}
