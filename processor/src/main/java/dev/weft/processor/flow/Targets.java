package dev.weft.processor.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The edges of blocks: lists them, and points them elsewhere. */
public final class Targets {
  private Targets() {}

  /** Where a block may go on without an exception, in order; side exits of its code first. */
  static List<Integer> of(Block block) {
    List<Integer> targets = new ArrayList<>(sideExits(block));
    targets.addAll(of(block.terminator()));
    return targets;
  }

  /** Where running code of a block may jump from its middle. */
  public static List<Integer> sideExits(Block block) {
    List<Integer> targets = new ArrayList<>();
    for (Instruction instruction : block.instructions()) {
      if (instruction instanceof Instruction.Run run) {
        run.exits().forEach(exit -> exit.target().ifPresent(targets::add));
      }
    }
    return targets;
  }

  public static List<Integer> of(Terminator terminator) {
    if (terminator instanceof Terminator.Goto jump) {
      return List.of(jump.target());
    } else if (terminator instanceof Terminator.Branch branch) {
      return List.of(branch.whenTrue(), branch.whenFalse());
    } else if (terminator instanceof Terminator.Await await) {
      return List.of(await.next());
    } else if (terminator instanceof Terminator.Switch choice) {
      List<Integer> targets = new ArrayList<>();
      choice.arms().forEach(arm -> targets.add(arm.target()));
      choice.otherwise().ifPresent(targets::add);
      return targets;
    } else if (terminator instanceof Terminator.Dispatch dispatch) {
      return dispatch.targets();
    }
    return List.of();
  }

  static List<Instruction> map(List<Instruction> instructions, UnaryOperator<Integer> ids) {
    List<Instruction> mapped = new ArrayList<>();
    for (Instruction instruction : instructions) {
      mapped.add(instruction instanceof Instruction.Run run ? map(run, ids) : instruction);
    }
    return mapped;
  }

  private static Instruction map(Instruction.Run run, UnaryOperator<Integer> ids) {
    List<Instruction.Exit> exits = new ArrayList<>();
    for (Instruction.Exit exit : run.exits()) {
      exits.add(new Instruction.Exit(exit.assignments(), exit.target().map(ids), exit.value()));
    }
    return new Instruction.Run(run.code(), exits, run.line());
  }

  static Terminator map(Terminator terminator, UnaryOperator<Integer> ids) {
    int line = terminator.line();
    if (terminator instanceof Terminator.Goto jump) {
      return new Terminator.Goto(ids.apply(jump.target()), line);
    } else if (terminator instanceof Terminator.Branch branch) {
      return new Terminator.Branch(
          branch.condition(), ids.apply(branch.whenTrue()), ids.apply(branch.whenFalse()), line);
    } else if (terminator instanceof Terminator.Await await) {
      return new Terminator.Await(await.operand(), ids.apply(await.next()), line);
    } else if (terminator instanceof Terminator.Switch choice) {
      List<Terminator.Arm> arms = new ArrayList<>();
      for (Terminator.Arm arm : choice.arms()) {
        arms.add(new Terminator.Arm(arm.labels(), arm.isDefault(), ids.apply(arm.target())));
      }
      return new Terminator.Switch(choice.selector(), arms, choice.otherwise().map(ids), line);
    } else if (terminator instanceof Terminator.Dispatch dispatch) {
      return new Terminator.Dispatch(
          dispatch.exit(), dispatch.targets().stream().map(ids).toList(), line);
    }
    return terminator;
  }
}
