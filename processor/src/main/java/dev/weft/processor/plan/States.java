package dev.weft.processor.plan;

import dev.weft.processor.flow.Block;
import dev.weft.processor.flow.Graph;
import dev.weft.processor.flow.Targets;
import dev.weft.processor.flow.Terminator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Divides the blocks of a graph into states. A block with one predecessor, in the same region and
 * reached without an await, is written inside that predecessor; every other block is a state.
 */
final class States {
  /** Deeper nesting than this is hard to read, and a state of its own costs next to nothing. */
  private static final int MAX_DEPTH = 8;

  private final Graph graph;
  private final int[] parent;
  private final int[] depth;
  private final BitSet isState = new BitSet();

  private States(Graph graph) {
    this.graph = graph;
    this.parent = new int[graph.blocks().size()];
    this.depth = new int[graph.blocks().size()];
  }

  static States of(Graph graph) {
    States states = new States(graph);
    states.markEntered();
    states.nest();
    return states;
  }

  private void markEntered() {
    int[] entries = new int[graph.blocks().size()];
    isState.set(0);
    for (Block block : graph.blocks()) {
      Targets.sideExits(block).forEach(isState::set);
      for (int target : Targets.of(block.terminator())) {
        entries[target]++;
        parent[target] = block.id();
        boolean leavesRegion = !graph.blocks().get(target).region().equals(block.region());
        boolean isResume = block.terminator() instanceof Terminator.Await;
        if (entries[target] > 1 || leavesRegion || isResume) {
          isState.set(target);
        }
      }
    }
    graph.regions().forEach(region -> isState.set(region.handler()));
  }

  private void nest() {
    for (Block block : graph.blocks()) {
      depth(block.id());
    }
  }

  /** How deep a block stands in its state; cuts off what would stand too deep. */
  private int depth(int block) {
    if (isState.get(block)) {
      return 0;
    }
    if (depth[block] == 0) {
      depth[block] = depth(parent[block]) + 1;
      if (depth[block] > MAX_DEPTH) {
        isState.set(block);
        depth[block] = 0;
      }
    }
    return depth[block];
  }

  /** The blocks that are states, in order; the entry is the first. */
  List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    isState.stream().forEach(numbers::add);
    return numbers;
  }

  /** The state in which a block is written. */
  int stateOf(int block) {
    int at = block;
    while (!isState.get(at)) {
      at = parent[at];
    }
    return at;
  }

  /** Whether the one block stands in the other, or is it. */
  boolean isInside(int inner, int outer) {
    int at = inner;
    while (at != outer) {
      if (isState.get(at)) {
        return false;
      }
      at = parent[at];
    }
    return true;
  }
}
