package dev.weft.processor.flow;

import dev.weft.processor.model.Code.Access;
import dev.weft.processor.model.Code.Use;
import dev.weft.processor.model.Local;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which locals hold a value that may still be read, at the start of each block. Backward data flow;
 * since any step may throw, what a handler needs is live all through its region.
 */
public final class Liveness {
  private final Graph graph;
  private final Map<Local, Integer> numbers = new HashMap<>();
  private final List<Local> locals = new ArrayList<>();
  private final BitSet[] liveIn;

  private Liveness(Graph graph) {
    this.graph = graph;
    this.liveIn = new BitSet[graph.blocks().size()];
    for (int i = 0; i < liveIn.length; i++) {
      liveIn[i] = new BitSet();
    }
  }

  /** Solves the equations. */
  public static Liveness of(Graph graph) {
    Liveness liveness = new Liveness(graph);
    while (liveness.pass()) {
      // until nothing changes
    }
    return liveness;
  }

  /** What is live where the block starts. */
  public Set<Local> at(int block) {
    Set<Local> live = new HashSet<>();
    liveIn[block].stream().forEach(number -> live.add(locals.get(number)));
    return live;
  }

  private boolean pass() {
    boolean changed = false;
    for (int i = graph.blocks().size() - 1; i >= 0; i--) {
      BitSet live = before(graph.blocks().get(i));
      if (!live.equals(liveIn[i])) {
        liveIn[i] = live;
        changed = true;
      }
    }
    return changed;
  }

  private BitSet before(Block block) {
    BitSet live = new BitSet();
    Targets.of(block.terminator()).forEach(target -> live.or(liveIn[target]));
    read(live, Mentions.in(block.terminator()));
    for (int i = block.instructions().size() - 1; i >= 0; i--) {
      before(block.instructions().get(i), live);
    }
    block.region().ifPresent(region -> handler(graph.regions().get(region), live));
    return live;
  }

  private void handler(Region region, BitSet live) {
    BitSet needed = (BitSet) liveIn[region.handler()].clone();
    needed.clear(number(region.caught()));
    live.or(needed);
  }

  private void before(Instruction instruction, BitSet live) {
    if (instruction instanceof Instruction.Declare declare) {
      live.clear(number(declare.local()));
    } else if (instruction instanceof Instruction.Assign assign) {
      live.clear(number(assign.local()));
    } else if (instruction instanceof Instruction.Run run) {
      run.exits().forEach(exit -> exit(exit, live));
    }
    read(live, Mentions.in(instruction));
  }

  private void exit(Instruction.Exit exit, BitSet live) {
    if (exit.target().isPresent()) {
      BitSet needed = (BitSet) liveIn[exit.target().get()].clone();
      exit.assignments().forEach(assign -> needed.clear(number(assign.local())));
      live.or(needed);
    }
  }

  private void read(BitSet live, List<Use> uses) {
    for (Use use : uses) {
      if (use.access() != Access.WRITE) {
        live.set(number(use.local()));
      }
    }
  }

  private int number(Local local) {
    Integer known = numbers.get(local);
    if (known != null) {
      return known;
    }
    numbers.put(local, locals.size());
    locals.add(local);
    return locals.size() - 1;
  }
}
