package dev.weft.processor.flow;

import dev.weft.processor.model.Code;

/** Checks what every graph promises; a violation is a bug of the compiler. */
public final class GraphVerifier {
  private final Graph graph;
  private final int[] entries;
  private final boolean[] resumes;

  private GraphVerifier(Graph graph) {
    this.graph = graph;
    this.entries = new int[graph.blocks().size()];
    this.resumes = new boolean[graph.blocks().size()];
  }

  /** Throws {@link AssertionError} where the graph breaks a promise; gives the graph back. */
  public static Graph verify(Graph graph) {
    GraphVerifier verifier = new GraphVerifier(graph);
    verifier.edges();
    graph.blocks().forEach(verifier::results);
    return graph;
  }

  private void edges() {
    for (int i = 0; i < graph.blocks().size(); i++) {
      Block block = graph.blocks().get(i);
      require(block.id() == i, "block " + block.id() + " stands at " + i);
      for (int target : Targets.of(block)) {
        require(target >= 0 && target < entries.length, "no block " + target);
        entries[target]++;
      }
      block.region().ifPresent(region -> require(region < graph.regions().size(), "no region"));
      if (block.terminator() instanceof Terminator.Await await) {
        resumes[await.next()] = true;
        require(
            graph.blocks().get(await.next()).region().equals(block.region()),
            "await leaves its region in block " + i);
      }
    }
    for (Region region : graph.regions()) {
      require(entries[region.handler()] == 0, "a jump into handler " + region.handler());
    }
  }

  private void results(Block block) {
    boolean isResume = resumes[block.id()];
    require(!isResume || entries[block.id()] == 1, "two ways into resume " + block.id());
    int expected = isResume ? 1 : 0;
    int first = block.instructions().isEmpty() ? 0 : count(block.instructions().get(0));
    int all = block.instructions().stream().mapToInt(GraphVerifier::count).sum();
    int end = count(block.terminator());
    require(all + end == expected, "block " + block.id() + " has " + (all + end) + " results");
    boolean isFirst = block.instructions().isEmpty() ? end == 1 : first == 1;
    require(!isResume || isFirst, "the result is not first in block " + block.id());
  }

  private static int count(Instruction instruction) {
    if (instruction instanceof Instruction.Run run) {
      require(run.code().exits().size() == run.exits().size(), "exits do not match");
      return count(run.code());
    } else if (instruction instanceof Instruction.Evaluate evaluate) {
      return count(evaluate.code());
    } else if (instruction instanceof Instruction.Declare declare) {
      return declare.init().map(GraphVerifier::count).orElse(0);
    }
    return count(((Instruction.Assign) instruction).value());
  }

  private static int count(Terminator terminator) {
    if (terminator instanceof Terminator.Branch branch) {
      return count(branch.condition());
    } else if (terminator instanceof Terminator.Await await) {
      return count(await.operand());
    } else if (terminator instanceof Terminator.Return leave) {
      return leave.value().map(GraphVerifier::count).orElse(0);
    } else if (terminator instanceof Terminator.Throw thrown) {
      return count(thrown.exception());
    } else if (terminator instanceof Terminator.Switch choice) {
      return count(choice.selector());
    }
    return 0;
  }

  private static int count(Code code) {
    return (int) code.pieces().stream().filter(Code.Result.class::isInstance).count();
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new AssertionError(problem);
    }
  }
}
