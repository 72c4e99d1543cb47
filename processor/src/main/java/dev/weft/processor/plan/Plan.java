package dev.weft.processor.plan;

import dev.weft.processor.flow.Graph;
import dev.weft.processor.model.Local;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a graph becomes a class.
 *
 * <p>A <em>state</em> is a block that the dispatching switch can enter: the entry, where an await
 * resumes, where paths join, a handler, an exit's target. Every other block has one predecessor, in
 * the same region, and is written inside it.
 *
 * @param states the blocks that are states, in the order of their numbers; the entry is state 0
 * @param parts the states of each method that the body needs; one, unless it is large
 * @param storage where each local lives
 * @param names how each local is called where it lives; unique in its scope
 * @param captureNames for each local that a lambda captures though it lives in a field or in the
 *     method: the name of the copy that the lambda names. Equal to its own name for a field, which
 *     the copy hides
 * @param stateName the name of the field that holds the state
 */
public record Plan(
    Graph graph,
    List<Integer> states,
    List<List<Integer>> parts,
    Map<Local, Storage> storage,
    Map<Local, String> names,
    Map<Local, String> captureNames,
    Set<Local> unusedInputs,
    String stateName) {
  public Plan {
    states = List.copyOf(states);
    parts = parts.stream().map(List::copyOf).toList();
    storage = Map.copyOf(storage);
    names = Map.copyOf(names);
    captureNames = Map.copyOf(captureNames);
    unusedInputs = Set.copyOf(unusedInputs);
  }

  /** Where a local lives. */
  public enum Storage {
    /** In the object: live across an await, or set by the constructor. */
    FIELD,
    /** In the resume method, declared before the switch: shared by states, dead at every await. */
    METHOD,
    /** In the braces of one state, declared where the user declared it. */
    STATE
  }
}
