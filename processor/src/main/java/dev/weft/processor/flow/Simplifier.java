package dev.weft.processor.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tidies a graph without changing what it does: empty blocks go, a block and its only successor
 * become one, what cannot be reached goes.
 */
public final class Simplifier {
  private final Map<Integer, Block> blocks = new HashMap<>();
  private final Graph graph;

  private Simplifier(Graph graph) {
    this.graph = graph;
    graph.blocks().forEach(block -> blocks.put(block.id(), block));
  }

  /** The tidy graph. */
  public static Graph simplify(Graph graph) {
    Simplifier simplifier = new Simplifier(graph);
    simplifier.skipEmptyBlocks();
    simplifier.mergeChains();
    return simplifier.result();
  }

  private void skipEmptyBlocks() {
    for (int id : List.copyOf(blocks.keySet())) {
      Block block = block(id);
      blocks.put(
          id,
          new Block(
              id,
              Targets.map(block.instructions(), this::destination),
              Targets.map(block.terminator(), this::destination),
              block.region()));
    }
  }

  private Block block(int id) {
    Block block = blocks.get(id);
    if (block == null) {
      throw new AssertionError("no block " + id);
    }
    return block;
  }

  /** Where control really goes on that is sent to the block. */
  private int destination(int id) {
    int at = id;
    for (int steps = 0; steps < blocks.size(); steps++) {
      Block block = block(at);
      if (!block.instructions().isEmpty()
          || !(block.terminator() instanceof Terminator.Goto jump)) {
        return at;
      }
      at = jump.target();
    }
    return id; // an empty endless loop
  }

  private void mergeChains() {
    int[] entries = entries();
    for (Block original : graph.blocks()) {
      Block block = blocks.get(original.id());
      while (block != null
          && block.terminator() instanceof Terminator.Goto jump
          && mayMerge(block, jump.target(), entries)) {
        block = merge(block, block(jump.target()));
      }
    }
  }

  private boolean mayMerge(Block block, int target, int[] entries) {
    Block next = blocks.get(target);
    return next != null
        && target != block.id()
        && entries[target] == 1
        && next.region().equals(block.region());
  }

  private Block merge(Block block, Block next) {
    List<Instruction> instructions = new ArrayList<>(block.instructions());
    instructions.addAll(next.instructions());
    Block merged = new Block(block.id(), instructions, next.terminator(), block.region());
    blocks.put(block.id(), merged);
    blocks.remove(next.id());
    return merged;
  }

  /** For each block, how many reachable edges lead to it; handlers and the entry count one more. */
  private int[] entries() {
    BitSet reachable = reachable();
    int[] entries = new int[graph.blocks().size()];
    entries[0]++;
    for (int id = reachable.nextSetBit(0); id >= 0; id = reachable.nextSetBit(id + 1)) {
      Targets.of(block(id)).forEach(target -> entries[target]++);
    }
    graph.regions().forEach(region -> entries[region.handler()] += 2);
    blocks.keySet().removeIf(id -> !reachable.get(id));
    return entries;
  }

  private BitSet reachable() {
    BitSet seen = new BitSet();
    Deque<Integer> work = new ArrayDeque<>(List.of(0));
    while (!work.isEmpty()) {
      int id = work.pop();
      if (seen.get(id)) {
        continue;
      }
      seen.set(id);
      Block block = block(id);
      work.addAll(Targets.of(block));
      block.region().ifPresent(region -> work.add(graph.regions().get(region).handler()));
    }
    return seen;
  }

  private Graph result() {
    List<Block> ordered = new ArrayList<>();
    for (Block original : graph.blocks()) {
      Block block = blocks.get(original.id());
      if (block != null) {
        ordered.add(block);
      }
    }
    return Renumbering.apply(ordered, graph.regions(), graph.inputs(), graph.innerNames());
  }
}
