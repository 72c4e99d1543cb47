package dev.weft.processor.flow;

import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Blocks and regions while they are made. Block numbers here are provisional; {@link #finish}
 * orders the blocks by when they were started, which is about the order of the source.
 */
final class Assembly {
  private final Map<Integer, Block> done = new HashMap<>();
  private final List<Integer> order = new ArrayList<>();
  private final List<Region> regions = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int blocks;
  private int nextId;
  private int current = -1;
  private Optional<Integer> region = Optional.empty();
  private List<Instruction> instructions = new ArrayList<>();

  Assembly(int nextId) {
    this.nextId = nextId;
  }

  Local temporary(String name, TypeRef type) {
    return new Local(nextId++, name, type, Local.Kind.TEMPORARY);
  }

  int newBlock() {
    return blocks++;
  }

  /** Whether code added now can be reached. */
  boolean isOpen() {
    return current >= 0;
  }

  /** Goes on with a block, in the region that is open now; the block before must have ended. */
  void start(int block) {
    if (isOpen()) {
      throw new AssertionError("block " + current + " has no end");
    }
    current = block;
    region = Optional.ofNullable(open.peek());
    order.add(block);
    instructions = new ArrayList<>();
  }

  void add(Instruction instruction) {
    if (isOpen()) {
      instructions.add(instruction);
    }
  }

  /** Ends the block; does nothing where none is open. */
  void end(Terminator terminator) {
    if (isOpen()) {
      done.put(current, new Block(current, instructions, terminator, region));
      current = -1;
    }
  }

  /** Opens a region; blocks started from now on belong to it, the one in progress does not. */
  int openRegion(Local caught) {
    int id = regions.size();
    regions.add(new Region(id, Optional.ofNullable(open.peek()), newBlock(), caught));
    open.push(id);
    return id;
  }

  void closeRegion() {
    open.pop();
  }

  void startHandler(int region) {
    start(regions.get(region).handler());
  }

  Graph finish(List<Local> inputs, Set<String> innerNames) {
    List<Block> ordered = order.stream().map(done::get).toList();
    return Renumbering.apply(ordered, regions, inputs, innerNames);
  }
}
