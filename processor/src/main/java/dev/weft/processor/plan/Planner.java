package dev.weft.processor.plan;

import dev.weft.processor.flow.Graph;
import dev.weft.processor.flow.Liveness;
import dev.weft.processor.model.Local;
import dev.weft.processor.plan.Plan.Storage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides for a graph what is a state, what is a field, and how everything is called. */
public final class Planner {
  private Planner() {}

  /** Plans a graph. */
  public static Plan plan(Graph graph) {
    States states = States.of(graph);
    Map<Local, Storage> storage = StoragePlan.of(graph, states, Liveness.of(graph));
    List<List<Integer>> parts = Parts.of(graph, states);
    if (parts.size() > 1) {
      // Each part is a method: what states share is shared by methods then.
      storage.replaceAll((local, where) -> where == Storage.METHOD ? Storage.FIELD : where);
    }
    Names names = Names.of(graph, states, storage);
    Set<Local> unused = new HashSet<>(graph.inputs());
    unused.removeAll(storage.keySet());
    return new Plan(
        graph,
        states.numbers(),
        parts,
        storage,
        names.names(),
        names.captureNames(),
        unused,
        names.stateName());
  }
}
