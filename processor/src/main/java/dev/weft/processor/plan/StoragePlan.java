package dev.weft.processor.plan;

import dev.weft.processor.flow.Block;
import dev.weft.processor.flow.Graph;
import dev.weft.processor.flow.Instruction;
import dev.weft.processor.flow.Liveness;
import dev.weft.processor.flow.Mentions;
import dev.weft.processor.flow.Terminator;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.Plan.Storage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Decides where each local lives; a local that is never mentioned lives nowhere. */
final class StoragePlan {
  private final Graph graph;
  private final States states;
  private final Map<Local, Set<Integer>> blocks = new LinkedHashMap<>();
  private final Map<Local, Instruction.Declare> declarations = new HashMap<>();
  private final Map<Local, Integer> declaredIn = new HashMap<>();
  private final Set<Local> declaredTwice = new HashSet<>();

  private StoragePlan(Graph graph, States states) {
    this.graph = graph;
    this.states = states;
  }

  static Map<Local, Storage> of(Graph graph, States states, Liveness liveness) {
    StoragePlan plan = new StoragePlan(graph, states);
    graph.blocks().forEach(plan::collect);
    graph.regions().forEach(region -> plan.mention(region.caught(), region.handler()));
    Set<Local> fields = plan.fields(liveness);
    Map<Local, Storage> storage = new LinkedHashMap<>();
    for (Local local : plan.blocks.keySet()) {
      storage.put(
          local,
          fields.contains(local)
              ? Storage.FIELD
              : plan.fitsInState(local) ? Storage.STATE : Storage.METHOD);
    }
    return storage;
  }

  private void collect(Block block) {
    Mentions.in(block).forEach(use -> mention(use.local(), block.id()));
    for (Instruction instruction : block.instructions()) {
      if (instruction instanceof Instruction.Declare declare
          && declarations.put(declare.local(), declare) != null) {
        declaredTwice.add(declare.local());
      }
      if (instruction instanceof Instruction.Declare declare) {
        declaredIn.put(declare.local(), block.id());
      }
    }
  }

  private void mention(Local local, int block) {
    blocks.computeIfAbsent(local, ignored -> new LinkedHashSet<>()).add(block);
  }

  /** What is live where an await resumes, and the inputs: the constructor runs before. */
  private Set<Local> fields(Liveness liveness) {
    Set<Local> fields = new HashSet<>(graph.inputs());
    for (Block block : graph.blocks()) {
      if (block.terminator() instanceof Terminator.Await await) {
        fields.addAll(liveness.at(await.next()));
      }
    }
    return fields;
  }

  /** Whether the declaration, where the user wrote it, reaches every mention. */
  private boolean fitsInState(Local local) {
    Instruction.Declare declaration = declarations.get(local);
    Integer home = declaredIn.get(local);
    if (declaration == null || home == null || declaredTwice.contains(local)) {
      return false;
    }
    Set<Integer> mentioned = blocks.getOrDefault(local, Set.of());
    // What is assigned later, and perhaps not on every path, gets a default value up front.
    boolean isSure =
        declaration.init().isPresent()
            || (mentioned.size() == 1 && !(local.type() instanceof TypeRef.NonDenotable));
    return isSure && mentioned.stream().allMatch(block -> states.isInside(block, home));
  }
}
