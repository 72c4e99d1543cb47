package dev.weft.processor.plan;

import dev.weft.processor.flow.Block;
import dev.weft.processor.flow.Graph;
import dev.weft.processor.flow.Instruction;
import dev.weft.processor.flow.Terminator;
import dev.weft.processor.model.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Divides the states of a large body into parts, each a method of its own: a method has at most 64
 * KB of code (JVMS 4.7.3), and HotSpot does not compile one of more than 8,000 bytes.
 */
final class Parts {
  /**
   * About what 8,000 bytes of code take to write; the densest source, the elements of an array, is
   * four times as dense and still far from 64 KB.
   */
  private static final int WHOLE = 12_000;

  private static final int PART = 6_000;
  private static final int INSTRUCTION = 8;
  private static final int NAME = 4;

  private Parts() {}

  /** The states of each part, in order; one part for a body that needs no division. */
  static List<List<Integer>> of(Graph graph, States states) {
    int[] weights = new int[graph.blocks().size()];
    int whole = 0;
    for (Block block : graph.blocks()) {
      int weight = weight(block);
      weights[states.stateOf(block.id())] += weight;
      whole += weight;
    }
    if (whole <= WHOLE) {
      return List.of(states.numbers());
    }
    List<List<Integer>> parts = new ArrayList<>();
    int room = 0;
    for (int state : states.numbers()) {
      if (parts.isEmpty() || weights[state] > room) {
        parts.add(new ArrayList<>());
        room = PART;
      }
      parts.get(parts.size() - 1).add(state);
      room -= weights[state];
    }
    return parts;
  }

  private static int weight(Block block) {
    return block.instructions().stream().mapToInt(Parts::weight).sum()
        + weight(block.terminator())
        + INSTRUCTION;
  }

  private static int weight(Instruction instruction) {
    int weight = INSTRUCTION;
    if (instruction instanceof Instruction.Run run) {
      weight += weight(run.code());
    } else if (instruction instanceof Instruction.Evaluate evaluate) {
      weight += weight(evaluate.code());
    } else if (instruction instanceof Instruction.Declare declare) {
      weight += weight(declare.init());
    } else if (instruction instanceof Instruction.Assign assign) {
      weight += weight(assign.value());
    }
    return weight;
  }

  private static int weight(Terminator terminator) {
    if (terminator instanceof Terminator.Branch branch) {
      return weight(branch.condition());
    } else if (terminator instanceof Terminator.Await await) {
      return weight(await.operand());
    } else if (terminator instanceof Terminator.Return leave) {
      return weight(leave.value());
    } else if (terminator instanceof Terminator.Throw thrown) {
      return weight(thrown.exception());
    } else if (terminator instanceof Terminator.Switch choice) {
      return weight(choice.selector()) + choice.arms().size() * INSTRUCTION;
    }
    return INSTRUCTION;
  }

  private static int weight(Optional<Code> code) {
    return code.map(Parts::weight).orElse(0);
  }

  private static int weight(Code code) {
    return code.pieces().stream()
        .mapToInt(piece -> piece instanceof Code.Text text ? text.text().length() : NAME)
        .sum();
  }
}
