package dev.weft.processor.flow;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Code.Access;
import dev.weft.processor.model.Code.Use;
import dev.weft.processor.model.Local;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists the mentions of locals in instructions and terminators, in about the order of execution.
 */
public final class Mentions {
  private Mentions() {}

  /** Every mention in a block; those of exits included. */
  public static List<Use> in(Block block) {
    List<Use> uses = new ArrayList<>();
    block.instructions().forEach(instruction -> uses.addAll(in(instruction)));
    uses.addAll(in(block.terminator()));
    return uses;
  }

  /** Every mention in an instruction. */
  public static List<Use> in(Instruction instruction) {
    List<Use> uses = new ArrayList<>();
    if (instruction instanceof Instruction.Run run) {
      uses.addAll(run.code().uses());
      for (Instruction.Exit exit : run.exits()) {
        exit.assignments().forEach(assign -> uses.addAll(in(assign)));
        exit.value().map(Code::uses).ifPresent(uses::addAll);
      }
    } else if (instruction instanceof Instruction.Evaluate evaluate) {
      uses.addAll(evaluate.code().uses());
    } else if (instruction instanceof Instruction.Declare declare) {
      declare.init().map(Code::uses).ifPresent(uses::addAll);
      uses.add(write(declare.local()));
    } else if (instruction instanceof Instruction.Assign assign) {
      uses.addAll(assign.value().uses());
      uses.add(write(assign.local()));
    }
    return uses;
  }

  /** Every mention in a terminator. */
  public static List<Use> in(Terminator terminator) {
    if (terminator instanceof Terminator.Branch branch) {
      return branch.condition().uses();
    } else if (terminator instanceof Terminator.Await await) {
      return await.operand().uses();
    } else if (terminator instanceof Terminator.Return leave) {
      return leave.value().map(Code::uses).orElse(List.of());
    } else if (terminator instanceof Terminator.Throw thrown) {
      return thrown.exception().uses();
    } else if (terminator instanceof Terminator.Switch choice) {
      List<Use> uses = new ArrayList<>(choice.selector().uses());
      choice.arms().forEach(arm -> arm.labels().forEach(label -> uses.addAll(label.uses())));
      return uses;
    } else if (terminator instanceof Terminator.Dispatch dispatch) {
      return List.of(new Use(dispatch.exit(), Access.READ, false));
    }
    return List.of();
  }

  private static Use write(Local local) {
    return new Use(local, Access.WRITE, false);
  }
}
