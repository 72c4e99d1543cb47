package dev.weft.processor.emit;

import dev.weft.processor.flow.Block;
import dev.weft.processor.flow.Instruction;
import dev.weft.processor.flow.Mentions;
import dev.weft.processor.flow.Terminator;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Writes a block as statements, and the blocks that stand inside it. A block that is a state is
 * gone on with by {@code state = 3;} as the last thing done, so that an exception always finds the
 * state whose code was running.
 */
final class BlockWriter {
  private final PlanView view;
  private final CodeWriter code;
  private final String state;
  private final String label;

  BlockWriter(PlanView view, CodeWriter code) {
    this.view = view;
    this.code = code;
    this.state = view.plan().stateName();
    this.label = view.label();
  }

  void write(Block block) {
    write(block.instructions(), block.terminator());
  }

  private void write(List<Instruction> instructions, Terminator terminator) {
    instructions.forEach(this::instruction);
    code.declareCopies(Mentions.in(terminator), terminator.line());
    code.mark(terminator.line());
    terminator(terminator);
  }

  private void instruction(Instruction instruction) {
    code.declareCopies(Mentions.in(instruction), instruction.line());
    code.mark(instruction.line());
    if (instruction instanceof Instruction.Run run) {
      Iterator<Instruction.Exit> exits = run.exits().iterator();
      code.code(run.code(), (jump, indent) -> exit(exits.next(), indent));
    } else if (instruction instanceof Instruction.Evaluate evaluate) {
      evaluate(evaluate.code());
    } else if (instruction instanceof Instruction.Declare declare) {
      declare(declare);
    } else if (instruction instanceof Instruction.Assign assign) {
      assign(assign.local(), assign.value());
      code.text("\n");
    }
  }

  private void evaluate(Code value) {
    (CodeWriter.isResult(value) ? code.result() : code.code(value)).text(";\n");
  }

  private void declare(Instruction.Declare declare) {
    Local local = declare.local();
    if (!view.isInState(local)) {
      declare.init().ifPresent(init -> assign(local, init));
      code.text(declare.init().isPresent() ? "\n" : "");
      return;
    }
    boolean saysItsType = declare.init().filter(CodeWriter::isResult).isPresent();
    if (local.type() instanceof TypeRef.NonDenotable || (declare.inferred() && !saysItsType)) {
      code.text("var");
    } else {
      code.type(local.type());
    }
    code.text(" " + view.name(local));
    declare.init().ifPresent(init -> code.text(" = ").initializer(init, local.type()));
    code.text(";\n");
  }

  private void assign(Local local, Code value) {
    code.text(code.target(local) + " = ").value(value, local.type()).text(";");
  }

  private void terminator(Terminator terminator) {
    if (terminator instanceof Terminator.Goto jump) {
      goOn(jump.target());
    } else if (terminator instanceof Terminator.Branch branch) {
      branch(branch);
    } else if (terminator instanceof Terminator.Await await) {
      await(await);
    } else if (terminator instanceof Terminator.Return leave) {
      leave(leave.value());
      code.text("\n");
    } else if (terminator instanceof Terminator.Throw thrown) {
      code.text("throw ").code(thrown.exception()).text(";\n");
    } else if (terminator instanceof Terminator.Switch choice) {
      choose(choice);
    } else if (terminator instanceof Terminator.Dispatch dispatch) {
      dispatch(dispatch);
    }
  }

  /** Goes on with a block: by a state, or right here. */
  private void goOn(int target) {
    if (view.isState(target)) {
      code.text(change(target) + "\n");
    } else {
      write(view.block(target));
    }
  }

  private String change(int target) {
    return state + " = " + view.number(target) + ";";
  }

  private void branch(Terminator.Branch branch) {
    if (view.isState(branch.whenTrue()) && view.isState(branch.whenFalse())) {
      code.text(state + " = ").condition(branch.condition());
      code.text(" ? " + view.number(branch.whenTrue()));
      code.text(" : " + view.number(branch.whenFalse()) + ";\n");
      return;
    }
    test(branch);
    otherwise(branch.whenTrue(), branch.whenFalse());
  }

  /** A test, and what is done where it holds; the brace stays open. */
  private void test(Terminator.Branch branch) {
    code.text("if (").code(branch.condition());
    Optional<CatchPattern> pattern =
        view.isState(branch.whenTrue())
            ? Optional.empty()
            : CatchPattern.of(branch.condition(), view.block(branch.whenTrue()), view);
    code.begin(pattern.map(found -> " " + found.variable()).orElse("") + ") {");
    if (pattern.isPresent()) {
      write(pattern.get().rest(), view.block(branch.whenTrue()).terminator());
    } else {
      goOn(branch.whenTrue());
    }
  }

  /** The other side of a branch: nothing needs an else behind what leaves. */
  private void otherwise(int whenTrue, int whenFalse) {
    if (leaves(whenTrue)) {
      code.end("}");
      goOn(whenFalse);
    } else {
      inElse(whenFalse);
    }
  }

  private void inElse(int whenFalse) {
    code.endAndGoOn("} else ");
    if (!view.isState(whenFalse)
        && view.block(whenFalse).instructions().isEmpty()
        && view.block(whenFalse).terminator() instanceof Terminator.Branch branch
        && continuesAChain(branch)) {
      code.mark(branch.line());
      test(branch);
      inElse(branch.whenFalse());
    } else {
      code.begin("{");
      goOn(whenFalse);
      code.end("}");
    }
  }

  private boolean continuesAChain(Terminator.Branch branch) {
    boolean isChoice = view.isState(branch.whenTrue()) && view.isState(branch.whenFalse());
    return !isChoice && Mentions.in(branch).stream().noneMatch(code::needsCopy);
  }

  /** Whether nothing runs after the block: it ends the method. */
  private boolean leaves(int block) {
    if (view.isState(block)) {
      return false;
    }
    Terminator terminator = view.block(block).terminator();
    return terminator instanceof Terminator.Return
        || terminator instanceof Terminator.Throw
        || terminator instanceof Terminator.Unreachable
        || (terminator instanceof Terminator.Branch branch
            && leaves(branch.whenTrue())
            && leaves(branch.whenFalse()));
  }

  private void await(Terminator.Await await) {
    code.text(change(await.next()) + "\n");
    code.text("if (awaiting(").code(await.operand());
    code.begin(")) {");
    code.text("return ").suspended().text(";\n");
    code.end("}");
  }

  private void leave(Optional<Code> value) {
    code.text("return ");
    value.ifPresentOrElse(given -> code.value(given, KnownTypes.OBJECT), () -> code.text("null"));
    code.text(";");
  }

  private void choose(Terminator.Switch choice) {
    code.text("switch (").code(choice.selector());
    code.begin(") {");
    for (Terminator.Arm arm : choice.arms()) {
      labels(arm);
      arm(arm.target());
    }
    choice
        .otherwise()
        .ifPresent(
            target -> {
              code.text("default");
              arm(target);
            });
    code.end("}");
  }

  /** Default covers every label beside it but null (JLS 14.11.1). */
  private void labels(Terminator.Arm arm) {
    if (arm.isDefault()) {
      boolean takesNull = arm.labels().stream().anyMatch(label -> label.toString().equals("null"));
      code.text(takesNull ? "case null, default" : "default");
      return;
    }
    String separator = "case ";
    for (Code label : arm.labels()) {
      code.text(separator).code(label);
      separator = ", ";
    }
  }

  private void arm(int target) {
    code.text(" -> ");
    if (view.isState(target)) {
      code.text(change(target) + "\n");
    } else if (isJustAThrow(view.block(target))) {
      write(view.block(target));
    } else {
      code.begin("{");
      goOn(target);
      code.end("}");
    }
  }

  private boolean isJustAThrow(Block block) {
    return block.instructions().isEmpty()
        && block.terminator() instanceof Terminator.Throw thrown
        && Mentions.in(thrown).stream().noneMatch(code::needsCopy);
  }

  private void dispatch(Terminator.Dispatch dispatch) {
    List<Integer> targets = dispatch.targets();
    int[] taken = IntStream.range(0, targets.size()).filter(i -> isTaken(targets.get(i))).toArray();
    String exit = code.reference(dispatch.exit());
    if (taken.length == 1) {
      goOn(targets.get(taken[0]));
      return;
    }
    if (taken.length == 2) {
      code.begin("if (" + exit + " == " + taken[0] + ") {");
      goOn(targets.get(taken[0]));
      otherwise(targets.get(taken[0]), targets.get(taken[1]));
      return;
    }
    code.begin("switch (" + exit + ") {");
    for (int i = 0; i < taken.length; i++) {
      code.text(i + 1 < taken.length ? "case " + taken[i] : "default");
      arm(targets.get(taken[i]));
    }
    code.end("}");
  }

  /** Whether a way out of a finally block is one that some path takes. */
  private boolean isTaken(int target) {
    return view.isState(target)
        || !(view.block(target).terminator() instanceof Terminator.Unreachable);
  }

  /** What a jump out of running code does. */
  private void exit(Instruction.Exit exit, String indent) {
    String nextLine = "\n" + indent;
    for (Instruction.Assign assign : exit.assignments()) {
      assign(assign.local(), assign.value());
      code.text(nextLine);
    }
    if (exit.target().isPresent()) {
      code.text(change(exit.target().get()) + nextLine + "continue " + label + ";");
    } else {
      leave(exit.value());
    }
  }
}
