package dev.weft.processor.plan;

import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.diag.Message;
import dev.weft.processor.diag.Position;
import dev.weft.processor.flow.Graph;
import dev.weft.processor.flow.Liveness;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.Plan.Storage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Decides for a graph what is a state, what is a field, and how everything is called. */
public final class Planner {
  private Planner() {}

  /**
   * Plans a graph.
   *
   * @param positions where each of the user's locals is declared, for messages
   * @return empty if a local would need a type that source cannot spell; that is reported
   */
  public static Optional<Plan> plan(
      Graph graph, Function<Local, Position> positions, Diagnostics diagnostics) {
    States states = States.of(graph);
    Map<Local, Storage> storage = StoragePlan.of(graph, states, Liveness.of(graph));
    List<List<Integer>> parts = Parts.of(graph, states);
    if (parts.size() > 1) {
      // Each part is a method: what states share is shared by methods then.
      storage.replaceAll((local, where) -> where == Storage.METHOD ? Storage.FIELD : where);
    }
    if (!canBeDeclared(storage, positions, diagnostics)) {
      return Optional.empty();
    }
    Names names = Names.of(graph, states, storage);
    Set<Local> unused = new HashSet<>(graph.inputs());
    unused.removeAll(storage.keySet());
    return Optional.of(
        new Plan(
            graph,
            states.numbers(),
            parts,
            storage,
            names.names(),
            names.captureNames(),
            unused,
            names.stateName()));
  }

  private static boolean canBeDeclared(
      Map<Local, Storage> storage, Function<Local, Position> positions, Diagnostics diagnostics) {
    boolean possible = true;
    for (Map.Entry<Local, Storage> entry : storage.entrySet()) {
      Local local = entry.getKey();
      if (local.type() instanceof TypeRef.NonDenotable type
          && type.bounds().isEmpty()
          && entry.getValue() != Storage.STATE) {
        diagnostics.report(
            Message.TYPE_CANNOT_BE_NAMED, positions.apply(local), local.name(), type.description());
        possible = false;
      }
    }
    return possible;
  }
}
