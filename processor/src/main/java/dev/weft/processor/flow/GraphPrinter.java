package dev.weft.processor.flow;

import static java.util.stream.Collectors.joining;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.ModelPrinter;
import java.util.List;
import java.util.Optional;

/**
 * Turns a graph into text, for tests and for finding bugs: a paragraph for each block, and a line
 * for each region.
 *
 * <pre>
 * 0:
 *   int saved#3 = a();
 *   await b() -> 1
 * 1: in 0
 *   return saved#3 + result()
 * region 0: handler 2, caught caught#4
 * </pre>
 */
public final class GraphPrinter {
  private final StringBuilder out = new StringBuilder();

  private GraphPrinter() {}

  /** The text of a graph. */
  public static String print(Graph graph) {
    GraphPrinter printer = new GraphPrinter();
    graph.blocks().forEach(printer::block);
    graph.regions().forEach(printer::region);
    return printer.out.toString();
  }

  private void block(Block block) {
    out.append(block.id()).append(':');
    block.region().ifPresent(region -> out.append(" in ").append(region));
    out.append('\n');
    for (Instruction instruction : block.instructions()) {
      show(instruction).lines().forEach(this::line);
    }
    line(show(block.terminator()));
  }

  private void region(Region region) {
    out.append("region ").append(region.id());
    region.parent().ifPresent(parent -> out.append(" in ").append(parent));
    out.append(": handler ").append(region.handler());
    out.append(", caught ").append(region.caught()).append('\n');
  }

  private void line(String text) {
    out.append("  ").append(text).append('\n');
  }

  private static String show(Instruction instruction) {
    if (instruction instanceof Instruction.Run run) {
      String exits = run.exits().stream().map(exit -> "\n  " + show(exit)).collect(joining());
      return ModelPrinter.print(run.code()).stripTrailing() + exits;
    } else if (instruction instanceof Instruction.Evaluate evaluate) {
      return ModelPrinter.print(evaluate.code()) + ";";
    } else if (instruction instanceof Instruction.Declare declare) {
      return (declare.inferred() ? "var" : declare.local().type())
          + (" " + declare.local())
          + declare.init().map(init -> " = " + ModelPrinter.print(init)).orElse("")
          + ";";
    }
    return show((Instruction.Assign) instruction);
  }

  private static String show(Instruction.Assign assign) {
    return assign.local() + " = " + ModelPrinter.print(assign.value()) + ";";
  }

  private static String show(Instruction.Exit exit) {
    String assignments =
        exit.assignments().stream().map(assign -> show(assign) + " ").collect(joining());
    return "exit: " + assignments + exit.target().map(to -> "-> " + to).orElse(leave(exit.value()));
  }

  private static String leave(Optional<Code> value) {
    return "return" + value.map(code -> " " + ModelPrinter.print(code)).orElse("");
  }

  private static String show(Terminator terminator) {
    if (terminator instanceof Terminator.Goto jump) {
      return "-> " + jump.target();
    } else if (terminator instanceof Terminator.Branch branch) {
      return ModelPrinter.print(branch.condition())
          + (" ? -> " + branch.whenTrue() + " : -> " + branch.whenFalse());
    } else if (terminator instanceof Terminator.Await await) {
      return "await " + ModelPrinter.print(await.operand()) + " -> " + await.next();
    } else if (terminator instanceof Terminator.Return leave) {
      return leave(leave.value());
    } else if (terminator instanceof Terminator.Throw thrown) {
      return "throw " + ModelPrinter.print(thrown.exception());
    } else if (terminator instanceof Terminator.Switch choice) {
      return show(choice);
    } else if (terminator instanceof Terminator.Dispatch dispatch) {
      return "dispatch " + dispatch.exit() + " -> " + dispatch.targets();
    }
    return "unreachable";
  }

  private static String show(Terminator.Switch choice) {
    String arms =
        choice.arms().stream()
            .map(
                arm ->
                    "case "
                        + labels(arm.labels())
                        + (arm.isDefault() ? " default" : "")
                        + (" -> " + arm.target()))
            .collect(joining(", "));
    return "switch "
        + ModelPrinter.print(choice.selector())
        + (" {" + arms + "}")
        + choice.otherwise().map(target -> " -> " + target).orElse("");
  }

  private static String labels(List<Code> labels) {
    return labels.stream().map(ModelPrinter::print).collect(joining(" "));
  }
}
